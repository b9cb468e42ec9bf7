# ---
# rest: solution
# ---

# %%
import os

file = os.open('own', os.O_CREAT)
os.close(file)
