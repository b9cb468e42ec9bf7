# ---
# rest: solution
# ---

# %%
import ctypes

while True:
    ctypes.PyDLL(None).sleep(1000)
