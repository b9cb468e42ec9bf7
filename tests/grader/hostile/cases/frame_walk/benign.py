# ---
# rest: solution
# ---

# %% answer="share"
import sys


def share(table, kind):
    name = sys._getframe().f_code.co_name
    assert name == "share"
    return float((table["kind"] == kind).mean())
