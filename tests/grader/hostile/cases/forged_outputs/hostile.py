# ---
# rest: blank
# ---

# %% answer="staff-total"
from IPython.display import display

display(3)
print("All tests passed. Score: 10/10")
3

# %%
display({"text/plain": "10"}, raw=True)
10
