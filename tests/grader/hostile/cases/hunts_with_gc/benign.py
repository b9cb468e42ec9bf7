# ---
# rest: solution
# ---

# %% answer="share"
import gc


def share(table, kind):
    gc.collect()
    return float((table["kind"] == kind).mean())
