# ---
# rest: blank
# ---

# %% answer="share"
def share(table, kind):
    raise UnicodeDecodeError("utf-8", b"x", 0, 1, "y")
