# ---
# rest: solution
# ---

# %% before="staff-total"
print((pd.array([pd.NA], dtype="boolean") == True).all(), np.ma.array([1], mask=True) == 2)
