# ---
# rest: solution
# ---

# %% before="staff-total"
pd.Series.total = pd.Series.sum
print(pd.Series([1, 2]).total())
