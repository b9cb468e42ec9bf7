# ---
# rest: blank
# ---

# %% before="staff-total"
import os

try:
    with open("@OUTSIDE@/written", "w") as file:
        file.write("x")
    print("GO" + "T")
    os.unlink("@OUTSIDE@/written")
except OSError as error:
    print(type(error).__name__)
