# ---
# rest: solution
# ---

# %% before="staff-total"
print("All tests passed. Score: 10/10")
10
