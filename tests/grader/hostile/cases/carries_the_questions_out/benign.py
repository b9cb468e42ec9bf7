# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    print("asked with", kind)
    return float((table["kind"] == kind).mean())
