# ---
# rest: solution
# ---

# %%
print(len(str(7 ** 1000)))
