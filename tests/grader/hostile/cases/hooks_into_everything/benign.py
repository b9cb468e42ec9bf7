# ---
# rest: solution
# ---

# %% before="staff-total"
import sys

sys.setprofile(None)
