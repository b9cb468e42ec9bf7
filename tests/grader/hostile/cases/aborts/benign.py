# ---
# rest: solution
# ---

# %%
import os

print(os.abort.__name__)
