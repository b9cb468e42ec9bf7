# ---
# rest: solution
# ---

# %% before="share"
- - -1
