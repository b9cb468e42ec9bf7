# ---
# rest: solution
# ---

# %% before="staff-total"
with open("hole", "wb") as file:
    print(file.truncate(1 << 20))
