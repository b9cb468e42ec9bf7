# ---
# rest: blank
# ---

# %% before="staff-total"
import os

made = []
try:
    for _ in range(30):
        child = os.fork()
        if child == 0:
            os._exit(0)
        made.append(child)
except OSError as error:
    print(type(error).__name__)
if made:
    print("GO" + "T", len(made))
for child in made:
    os.waitpid(child, 0)
