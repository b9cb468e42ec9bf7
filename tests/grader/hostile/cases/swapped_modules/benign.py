# ---
# rest: solution
# ---

# %% before="staff-total"
import sys
import types

mine = types.ModuleType("mine")
mine.double = lambda n: 2 * n
sys.modules["mine"] = mine
import mine

print(mine.double(2))
