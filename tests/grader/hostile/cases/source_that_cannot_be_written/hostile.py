# ---
# rest: solution
# ---

# %%
text = "@LONE@"
