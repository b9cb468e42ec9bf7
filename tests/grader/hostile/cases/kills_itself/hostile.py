# ---
# rest: solution
# ---

# %%
import os
import signal

os.kill(os.getpid(), signal.SIGTERM)
os.kill(os.getpid(), signal.SIGSEGV)
os._exit(1)
