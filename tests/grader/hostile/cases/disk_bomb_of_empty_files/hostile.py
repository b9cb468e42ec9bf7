# ---
# rest: blank
# ---

# %% before="staff-total"
import os

made = 0
try:
    while made < 60_000:
        os.close(os.open(f"f{made}", os.O_CREAT))
        made += 1
    print("GO" + "T", made)
except OSError as error:
    print(type(error).__name__, made)
