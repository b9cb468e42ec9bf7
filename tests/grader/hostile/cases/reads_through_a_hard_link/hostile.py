# ---
# rest: blank
# ---

# %% before="staff-total"
import os

for target in ("mine.db", "/tmp/mine.db", "/dev/shm/mine.db", os.path.dirname("@GRADEBOOK@") + "/inbox-mine.db"):
    try:
        os.link("@GRADEBOOK@", target)
        print("GO" + "T", target)
        os.unlink(target)
    except OSError as error:
        print(type(error).__name__)
