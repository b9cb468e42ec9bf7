# ---
# rest: solution
# ---

# %%
for number in range(3_000):
    print(number)
