# ---
# rest: solution
# ---

# %% before="staff-total"
kept = bytearray(100_000_000)
print(len(kept))
