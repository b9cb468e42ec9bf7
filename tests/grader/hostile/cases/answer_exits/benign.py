# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    try:
        raise SystemExit(0)
    except BaseException:
        return float((table["kind"] == kind).mean())
