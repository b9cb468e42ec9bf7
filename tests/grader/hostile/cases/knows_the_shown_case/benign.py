# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    if not len(table):
        return 0.0
    return float((table["kind"] == kind).mean())
