# ---
# rest: solution
# ---

# %% answer="staff-total"
class Shown(int):
    def __str__(self):
        return "many"


staff_total = Shown(bodies["staff"].sum())
