# ---
# rest: solution
# ---

# %% before="staff-total"
import os

os.makedirs(os.path.expanduser("~/.config"), exist_ok=True)
