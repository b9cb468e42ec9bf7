# ---
# rest: solution
# ---

# %% before="staff-total"
import ctypes

print(ctypes.CDLL(None).abs(-3))
