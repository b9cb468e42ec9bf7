# ---
# rest: blank
# ---

# %% before="staff-total"
import subprocess
import sys

try:
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)"], start_new_session=True)
    print("GO" + "T")
except OSError as error:
    print(type(error).__name__)
