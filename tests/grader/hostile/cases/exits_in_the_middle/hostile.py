# ---
# rest: solution
# ---

# %% before="large"
import os

os._exit(0)

# %% answer="large"
bodies["large"] = bodies["staff"] >= limit
