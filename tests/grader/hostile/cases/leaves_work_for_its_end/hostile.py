# ---
# rest: solution
# ---

# %%
import atexit
import weakref


class Kept:
    pass


def later():
    try:
        open("@OUTSIDE@/left", "w").close()
    except OSError:
        pass


kept = Kept()
weakref.finalize(kept, later)
atexit.register(later)
