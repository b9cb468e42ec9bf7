# ---
# rest: solution
# ---

# %% before="staff-total"
class Anything:
    def __eq__(self, other):
        return True


print(Anything() == 3)
