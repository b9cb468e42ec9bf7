# ---
# rest: solution
# ---

# %%
for number in range(2_000):
    print(number, "a line like all others")
