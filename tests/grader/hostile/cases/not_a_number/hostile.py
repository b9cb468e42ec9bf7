# ---
# rest: blank
# ---

# %% answer="staff-total"
staff_total = float("nan")

# %% answer="share"
def share(table, kind):
    return np.ma.masked

# %% answer="large"
bodies["large"] = pd.NA

# %% answer="chart"
from matplotlib.figure import Figure

chart = Figure().subplots()
chart.bar(rows["city"], [float("nan")] * 4)
chart.set_title("nan")
