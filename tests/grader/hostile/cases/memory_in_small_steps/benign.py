# ---
# rest: solution
# ---

# %% before="staff-total"
kept = [np.zeros(1000) for _ in range(1000)]
print(len(kept))
