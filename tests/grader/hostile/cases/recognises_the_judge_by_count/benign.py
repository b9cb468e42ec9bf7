# ---
# rest: solution
# ---

# %% answer="share"
calls = []


def share(table, kind):
    calls.append(kind)
    return float((table["kind"] == kind).mean())
