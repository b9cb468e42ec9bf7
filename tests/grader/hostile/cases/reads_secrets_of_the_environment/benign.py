# ---
# rest: solution
# ---

# %% before="staff-total"
import os

os.environ["MINE"] = "1"
print(os.environ["MINE"])
