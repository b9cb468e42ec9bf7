# ---
# rest: solution
# ---

# %% before="staff-total"
import builtins

print(builtins.sum([1, 2]), list(builtins.map(abs, [-1])))
