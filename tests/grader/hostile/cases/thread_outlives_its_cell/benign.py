# ---
# rest: solution
# ---

# %% before="staff-total"
import threading
import time


def wait():
    time.sleep(30)


threading.Thread(target=wait, daemon=True).start()
