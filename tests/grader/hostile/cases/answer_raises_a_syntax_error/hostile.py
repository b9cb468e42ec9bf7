# ---
# rest: blank
# ---

# %% answer="share"
def share(table, kind):
    raise SyntaxError("x", ("f", 1, 1, "x"))
