# ---
# rest: blank
# ---

# %% before="staff-total"
import builtins

for name in ("sum", "list", "map", "zip", "isinstance", "AssertionError"):
    delattr(builtins, name)
del pd, np, checks, rows

# %% before="large"
globals().clear()
