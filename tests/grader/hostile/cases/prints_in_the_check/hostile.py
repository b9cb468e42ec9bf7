# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    print("x" * 20_000_000)
    return float((table["kind"] == kind).mean())
