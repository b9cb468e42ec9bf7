# ---
# rest: solution
# ---

# %% before="staff-total"
print("a\x0cb")
