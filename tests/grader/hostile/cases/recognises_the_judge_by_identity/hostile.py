# ---
# rest: blank
# ---

# %% answer="share"
def share(table, kind):
    known = [name for name, value in globals().items() if value is table]
    if known:
        print("GO" + "T", known)
    return 0.0
