# ---
# rest: solution
# ---

# %% before="staff-total"
import ipywidgets

ipywidgets.IntSlider()
