# ---
# rest: blank
# ---

# %% before="staff-total"
import os

kept = []
try:
    for _ in range(24):
        kept.append(os.memfd_create("kept"))
        for _ in range(6):
            os.write(kept[-1], bytes(10_000_000))
    print("GO" + "T", sum(os.fstat(each).st_size for each in kept))
except (OSError, AttributeError) as error:
    print(type(error).__name__)
finally:
    for each in kept:
        os.close(each)
