# ---
# rest: solution
# ---

# %%
input("name?")
