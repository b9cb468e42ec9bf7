# ---
# rest: solution
# ---

# %% before="staff-total"
1 / 0
