# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    print(kind)
    return float((table["kind"] == kind).mean())
