# ---
# rest: blank
# ---

# %% answer="share"
def share(table, kind):
    raise BaseExceptionGroup("x", [KeyboardInterrupt()])
