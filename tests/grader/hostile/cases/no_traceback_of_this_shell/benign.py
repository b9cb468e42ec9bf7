# ---
# rest: solution
# ---

# %% before="staff-total"
print(get_ipython().showtraceback.__name__)
