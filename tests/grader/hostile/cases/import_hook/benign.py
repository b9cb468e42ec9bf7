# ---
# rest: solution
# ---

# %% before="staff-total"
import importlib.abc
import sys


class Watching(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        return None


sys.meta_path.insert(0, Watching())
import colorsys
