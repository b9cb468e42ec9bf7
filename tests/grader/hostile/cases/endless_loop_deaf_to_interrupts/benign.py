# ---
# rest: solution
# ---

# %%
import signal

before = signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGINT, before)
