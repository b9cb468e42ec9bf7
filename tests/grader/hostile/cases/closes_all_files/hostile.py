# ---
# rest: solution
# ---

# %%
import os

os.closerange(0, 1000)
