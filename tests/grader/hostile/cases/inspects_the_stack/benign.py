# ---
# rest: solution
# ---

# %% answer="share"
import inspect


def share(table, kind):
    depth = len(inspect.stack())
    return float((table["kind"] == kind).mean()) if depth else None
