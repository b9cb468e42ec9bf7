# ---
# rest: solution
# ---

# %% before="staff-total"
from array import array

print(array("d", [1.0]))
