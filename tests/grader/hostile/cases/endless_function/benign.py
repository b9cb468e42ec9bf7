# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    while True:
        return float((table["kind"] == kind).mean())
