# ---
# rest: solution
# ---

# %% before="staff-total"
print("listening")
