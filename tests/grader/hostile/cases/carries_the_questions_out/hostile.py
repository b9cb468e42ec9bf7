# ---
# rest: blank
# ---

# %% answer="share"
def share(table, kind):
    print("asked with", kind, table["kind"].tolist())
    raise ValueError(str(table["kind"].tolist()))
