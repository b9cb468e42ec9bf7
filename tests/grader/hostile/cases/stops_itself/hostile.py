# ---
# rest: solution
# ---

# %%
import os
import signal

os.kill(os.getpid(), signal.SIGSTOP)
signal.raise_signal(signal.SIGSTOP)
