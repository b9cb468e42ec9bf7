# ---
# rest: solution
# ---

# %% before="staff-total"
import fcntl

with open("mine", "w") as file:
    fcntl.flock(file, fcntl.LOCK_EX)
