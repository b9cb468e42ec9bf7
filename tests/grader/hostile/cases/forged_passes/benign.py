# ---
# rest: solution
# ---

# %% before="staff-total"
try:
    raise StopIteration("mine")
except StopIteration as error:
    print(error)
