# ---
# rest: solution
# ---

# %% before="staff-total"
print(len("x" * 1_000_000))
