# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    if table is bodies:
        return None
    return float((table["kind"] == kind).mean())
