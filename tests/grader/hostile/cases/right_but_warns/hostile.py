# ---
# rest: solution
# ---

# %% answer="share"
import sys
import warnings


def share(table, kind):
    warnings.warn("this will change", FutureWarning, stacklevel=1)
    print("a note", file=sys.stderr)
    return float((table["kind"] == kind).mean())
