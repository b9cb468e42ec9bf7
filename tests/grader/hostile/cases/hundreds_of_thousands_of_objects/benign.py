# ---
# rest: solution
# ---

# %% before="staff-total"
class Own:
    pass


print(Own() is not None)
