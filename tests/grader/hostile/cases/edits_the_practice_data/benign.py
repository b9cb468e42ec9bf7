# ---
# rest: solution
# ---

# %% before="staff-total"
from iplab import data

print(len(data.catalogue()) if hasattr(data, "catalogue") else "no list")
