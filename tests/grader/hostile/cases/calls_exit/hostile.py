# ---
# rest: solution
# ---

# %%
exit()
