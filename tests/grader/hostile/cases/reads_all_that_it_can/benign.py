# ---
# rest: solution
# ---

# %% before="staff-total"
import os

print(len(list(os.walk("."))))
