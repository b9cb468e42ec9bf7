# ---
# rest: solution
# ---

# %%
1 / 0
