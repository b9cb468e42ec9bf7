# ---
# rest: solution
# ---

# %% before="staff-total"
from IPython.display import HTML, display

display(HTML("<b>bold</b>"))
