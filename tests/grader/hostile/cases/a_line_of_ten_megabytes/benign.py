# ---
# rest: solution
# ---

# %%
"a line"
None
