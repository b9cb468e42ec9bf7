# ---
# rest: solution
# ---

# %% before="staff-total"
import os

print(os.listdir("/proc")[:0])
