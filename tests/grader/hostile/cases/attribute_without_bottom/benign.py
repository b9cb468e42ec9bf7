# ---
# rest: solution
# ---

# %% before="staff-total"
print("bottom")
