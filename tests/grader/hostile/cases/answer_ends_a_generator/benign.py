# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    try:
        raise GeneratorExit
    except BaseException:
        return float((table["kind"] == kind).mean())
