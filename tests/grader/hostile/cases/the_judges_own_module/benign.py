# ---
# rest: solution
# ---

# %% before="staff-total"
import __main__

print(__main__.__name__)
