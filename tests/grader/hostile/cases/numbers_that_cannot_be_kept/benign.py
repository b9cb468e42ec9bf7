# ---
# rest: solution
# ---

# %%
from IPython.display import display

handle = display("a", display_id=True)
handle.update("b")
