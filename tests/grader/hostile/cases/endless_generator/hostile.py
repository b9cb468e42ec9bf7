# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    while True:
        yield 0.5
