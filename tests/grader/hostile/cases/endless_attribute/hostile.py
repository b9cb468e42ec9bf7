# ---
# rest: blank
# ---

# %% answer="staff-total"
class Slow:
    __slots__ = ("value",)

    def __getattribute__(self, name):
        while True:
            pass


staff_total = Slow()
