# ---
# rest: solution
# ---

# %% before="staff-total"
import time

time.sleep(0.01)
