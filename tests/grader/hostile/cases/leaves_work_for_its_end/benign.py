# ---
# rest: solution
# ---

# %%
import atexit

atexit.register(print, "bye")
