# ---
# rest: solution
# ---

# %%
import ctypes

ctypes.string_at(1)
