# ---
# rest: solution
# ---

# %%
total = 0
for number in range(100_000):
    total += number
