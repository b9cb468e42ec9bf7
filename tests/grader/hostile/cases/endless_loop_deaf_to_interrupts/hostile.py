# ---
# rest: solution
# ---

# %%
import signal
import time

signal.signal(signal.SIGINT, signal.SIG_IGN)
end = time.time() + 60
while time.time() < end:
    try:
        time.sleep(0.1)
    except BaseException:
        pass
