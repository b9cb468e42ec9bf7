# ---
# rest: solution
# ---

# %%
import os

print(os.getpid() > 0)
