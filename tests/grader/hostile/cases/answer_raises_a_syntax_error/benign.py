# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    try:
        raise SyntaxError("x", ("f", 1, 1, "x"))
    except BaseException:
        return float((table["kind"] == kind).mean())
