# ---
# rest: solution
# ---

# %% before="staff-total"
import pickle

print(pickle.loads(pickle.dumps([1])))
