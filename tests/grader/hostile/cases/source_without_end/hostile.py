# ---
# rest: solution
# ---

# %% before="share"
@MINUS@
