# ---
# rest: solution
# ---

# %%
import time

for _ in range(10):
    time.sleep(0.02)
