# ---
# rest: solution
# ---

# %% before="staff-total"
long = "n" * 10_000
globals()[long] = 1
print(len(long))
