# ---
# rest: solution
# ---

# %% before="staff-total"
print(range(1 << 60)[-1])
