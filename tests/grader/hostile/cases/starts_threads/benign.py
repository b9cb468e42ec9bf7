# ---
# rest: solution
# ---

# %%
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(8) as pool:
    print(sum(pool.map(abs, range(-100, 0))))
