# ---
# rest: solution
# ---

# %% before="staff-total"
pd.Series.first_two = lambda self: self.head(2)
print(bodies["staff"].first_two())
