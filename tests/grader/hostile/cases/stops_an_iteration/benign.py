# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    found = iter([float((table["kind"] == kind).mean())])
    return next(found)
