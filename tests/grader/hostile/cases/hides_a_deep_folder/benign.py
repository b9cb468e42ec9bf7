# ---
# rest: solution
# ---

# %%
import os

os.makedirs("a/b/c/d/e")
