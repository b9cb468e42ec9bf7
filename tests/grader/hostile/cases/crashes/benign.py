# ---
# rest: solution
# ---

# %%
import ctypes

print(ctypes.string_at(b'abc'))
