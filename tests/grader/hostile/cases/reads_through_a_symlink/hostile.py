# ---
# rest: blank
# ---

# %% before="staff-total"
import os

os.symlink("@GRADEBOOK@", "mine.db")
try:
    with open("mine.db", "rb") as file:
        print("GO" + "T", len(file.read()))
except OSError as error:
    print(type(error).__name__)
