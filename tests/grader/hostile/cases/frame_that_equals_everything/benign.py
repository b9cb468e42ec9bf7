# ---
# rest: solution
# ---

# %% answer="large"
class Table(pd.DataFrame):
    @property
    def _constructor(self):
        return Table

    def rows(self):
        return len(self)


bodies = Table(bodies)
bodies["large"] = bodies["staff"] >= limit
