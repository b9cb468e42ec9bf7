# ---
# rest: solution
# ---

# %% before="staff-total"
while True:
    pass

# %%
pass
