# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    table["is_kind"] = table["kind"] == kind
    return float(table["is_kind"].mean())
