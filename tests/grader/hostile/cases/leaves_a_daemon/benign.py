# ---
# rest: solution
# ---

# %% before="staff-total"
import subprocess
import sys

print(sys.executable != "")
