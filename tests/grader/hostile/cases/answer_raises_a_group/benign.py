# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    try:
        raise BaseExceptionGroup("x", [KeyboardInterrupt()])
    except BaseException:
        return float((table["kind"] == kind).mean())
