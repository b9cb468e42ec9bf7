# ---
# rest: solution
# ---

# %% before="staff-total"
np.average_of = np.mean
print(np.average_of([1, 2]))
