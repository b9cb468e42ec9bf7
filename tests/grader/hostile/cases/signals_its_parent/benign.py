# ---
# rest: solution
# ---

# %% before="staff-total"
import os
import signal

caught = []
signal.signal(signal.SIGUSR1, lambda *_: caught.append(1))
signal.raise_signal(signal.SIGUSR1)
print(caught)
