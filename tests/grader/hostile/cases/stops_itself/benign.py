# ---
# rest: solution
# ---

# %% before="staff-total"
import signal

print(signal.SIGSTOP)
