# ---
# rest: solution
# ---

# %% answer="large"
class Names(list):
    """A list with a name."""


bodies["large"] = Names(bodies["staff"] >= limit)
