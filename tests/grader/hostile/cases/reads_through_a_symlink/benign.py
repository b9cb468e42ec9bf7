# ---
# rest: solution
# ---

# %% before="staff-total"
import os

with open("a.txt", "w") as file:
    file.write("a")
os.symlink("a.txt", "b.txt")
with open("b.txt") as file:
    print(file.read())
