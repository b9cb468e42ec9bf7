# ---
# rest: solution
# ---

# %%
"@LONG@"
None
