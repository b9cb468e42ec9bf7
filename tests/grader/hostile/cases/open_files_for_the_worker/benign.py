# ---
# rest: solution
# ---

# %%
import os

files = [os.open("/dev/null", os.O_RDONLY) for _ in range(100)]
for file in files:
    os.close(file)
