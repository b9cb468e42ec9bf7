# ---
# rest: blank
# ---

# %% answer="staff-total"
staff_total = range(1 << 60)

# %% answer="large"
import pandas as pd

bodies = pd.DataFrame(index=pd.RangeIndex(1 << 40))
bodies.columns = []

# %% answer="team"
class Team:
    staff = range(1 << 60)

    def twice(self):
        return range(1 << 60)


team = Team()
