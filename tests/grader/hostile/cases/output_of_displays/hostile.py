# ---
# rest: solution
# ---

# %%
from IPython.display import HTML, display

for _ in range(500):
    display(HTML("<p>" + "x" * 100_000 + "</p>"))
