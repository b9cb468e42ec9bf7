# ---
# rest: solution
# ---

# %%
import os

os.abort()
