# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    try:
        raise UnicodeDecodeError("utf-8", b"x", 0, 1, "y")
    except BaseException:
        return float((table["kind"] == kind).mean())
