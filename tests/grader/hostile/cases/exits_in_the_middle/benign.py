# ---
# rest: solution
# ---

# %% before="large"
import os

print(os.name)

# %% answer="large"
bodies["large"] = bodies["staff"] >= limit
