# ---
# rest: solution
# ---

# %% before="staff-total"
class Quick:
    __slots__ = ("value",)


print(Quick)
