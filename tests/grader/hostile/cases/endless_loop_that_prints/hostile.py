# ---
# rest: solution
# ---

# %%
import time

end = time.time() + 12
while time.time() < end:
    print(".", flush=True)
    time.sleep(0.02)
