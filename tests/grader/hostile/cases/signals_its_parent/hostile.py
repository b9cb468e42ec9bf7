# ---
# rest: blank
# ---

# %% before="staff-total"
import os

for target in (os.getppid() or 1, @WORKER@, -1, 0):
    try:
        os.kill(target, 0)  # nothing but the question whether it may
        if target not in (0, os.getpid()):
            print("GO" + "T", target)
    except OSError as error:
        print(type(error).__name__)
