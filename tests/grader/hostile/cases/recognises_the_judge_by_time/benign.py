# ---
# rest: solution
# ---

# %% answer="share"
import time


def share(table, kind):
    began = time.perf_counter()
    found = float((table["kind"] == kind).mean())
    return found if time.perf_counter() >= began else None
