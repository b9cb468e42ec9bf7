# ---
# rest: solution
# ---

# %% before="staff-total"
class Fine:
    def _repr_html_(self):
        return "<b>fine</b>"


Fine()
