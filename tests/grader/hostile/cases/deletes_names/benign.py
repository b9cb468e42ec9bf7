# ---
# rest: solution
# ---

# %% before="staff-total"
mine = 1
del mine
