# ---
# rest: solution
# ---

# %%
import os

print(os._exit.__name__)
