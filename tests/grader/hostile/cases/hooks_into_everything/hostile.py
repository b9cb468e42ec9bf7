# ---
# rest: blank
# ---

# %% before="staff-total"
import sys


def trouble(event, _):
    if event in ("compile", "exec", "import", "open"):
        raise RuntimeError("trouble")


sys.addaudithook(trouble)
