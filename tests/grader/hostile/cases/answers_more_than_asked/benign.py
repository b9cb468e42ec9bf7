# ---
# rest: solution
# ---

# %% before="staff-total"
print("13")
