# ---
# rest: solution
# ---

# %%
import os
import time

home = os.getcwd()
for _ in range(3000):
    os.mkdir("d")
    os.chdir("d")
os.chdir(home)
time.sleep(3)  # until somebody has looked
