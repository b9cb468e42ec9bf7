# ---
# rest: solution
# ---

# %% before="staff-total"
print(float("nan") == float("nan"), pd.isna(pd.NA))
