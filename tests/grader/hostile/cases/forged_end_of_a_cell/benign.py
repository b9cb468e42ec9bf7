# ---
# rest: solution
# ---

# %% before="staff-total"
print("done")
