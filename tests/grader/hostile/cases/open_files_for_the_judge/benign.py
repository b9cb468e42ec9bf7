# ---
# rest: solution
# ---

# %% before="staff-total"
import gc

gc.collect()
