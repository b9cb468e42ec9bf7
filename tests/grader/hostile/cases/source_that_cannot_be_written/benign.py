# ---
# rest: solution
# ---

# %%
text = "中文"
