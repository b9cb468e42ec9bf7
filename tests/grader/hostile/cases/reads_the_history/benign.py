# ---
# rest: solution
# ---

# %% before="staff-total"
print(len(In))
