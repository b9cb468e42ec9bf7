# ---
# rest: solution
# ---

# %%
for number in range(400_000):
    print(number, "a line like all others")
