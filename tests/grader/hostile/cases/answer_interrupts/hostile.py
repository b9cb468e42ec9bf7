# ---
# rest: blank
# ---

# %% answer="share"
def share(table, kind):
    raise KeyboardInterrupt
