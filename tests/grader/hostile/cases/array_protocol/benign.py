# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    return np.float64((table["kind"] == kind).mean())
