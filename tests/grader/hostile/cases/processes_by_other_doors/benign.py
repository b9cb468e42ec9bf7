# ---
# rest: solution
# ---

# %% before="staff-total"
import os

print(os.getpid() > 0)
