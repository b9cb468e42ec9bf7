# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    try:
        raise KeyboardInterrupt
    except BaseException:
        return float((table["kind"] == kind).mean())
