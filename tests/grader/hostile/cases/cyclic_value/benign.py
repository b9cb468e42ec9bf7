# ---
# rest: solution
# ---

# %% before="staff-total"
loop = []
loop.append(loop)
print(loop)
