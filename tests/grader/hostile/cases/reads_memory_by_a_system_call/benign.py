# ---
# rest: solution
# ---

# %% before="staff-total"
import ctypes

kept = ctypes.create_string_buffer(8)
print(ctypes.sizeof(kept))
