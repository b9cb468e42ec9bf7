# ---
# rest: solution
# ---

# %% before="staff-total"
print(len(pd.DataFrame({"n": range(100_000)})))
