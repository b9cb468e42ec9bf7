# ---
# rest: solution
# ---

# %% before="staff-total"
print('"' * 30_000)
