# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    while True:
        pass
