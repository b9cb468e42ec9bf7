# ---
# rest: blank
# ---

# %% answer="share"
def share(table, kind):
    table["kind"] = "none"
    return 0.0
