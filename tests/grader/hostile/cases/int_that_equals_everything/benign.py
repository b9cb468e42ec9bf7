# ---
# rest: solution
# ---

# %% answer="staff-total"
class Count(int):
    """A number with a unit."""

    unit = "people"


staff_total = Count(bodies["staff"].sum())
