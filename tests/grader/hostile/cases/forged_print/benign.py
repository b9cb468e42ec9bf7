# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    print("x" * 1_000)
    return float((table["kind"] == kind).mean())
