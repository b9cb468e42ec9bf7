# ---
# rest: solution
# ---

# %%
import time

for _ in range(5):
    print(".", flush=True)
    time.sleep(0.02)
