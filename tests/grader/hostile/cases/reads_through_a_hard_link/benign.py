# ---
# rest: solution
# ---

# %% before="staff-total"
import os

with open("a.txt", "w") as file:
    file.write("a")
os.link("a.txt", "b.txt")
