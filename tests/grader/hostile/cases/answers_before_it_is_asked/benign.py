# ---
# rest: solution
# ---

# %% before="staff-total"
import threading

threading.Thread(target=print, args=("side",)).start()
