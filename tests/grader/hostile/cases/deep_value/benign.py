# ---
# rest: solution
# ---

# %% before="staff-total"
deep = []
for _ in range(15):
    deep = [deep]
print(deep)
