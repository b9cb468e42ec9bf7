# ---
# rest: solution
# ---

# %% before="staff-total"
import os

os.makedirs("own", exist_ok=True)
os.chdir("own")
