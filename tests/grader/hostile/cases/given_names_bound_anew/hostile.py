# ---
# rest: blank
# ---

# %% answer="staff-total"
rows = {"staff": []}
staff_total = 0

# %% answer="chart"
from matplotlib.figure import Figure

chart = Figure().subplots()
chart.set_title("empty")
