# ---
# rest: solution
# ---

# %%
print("x" * 200_000)
