# ---
# rest: solution
# ---

# %% answer="share"
class Share(float):
    def __repr__(self):
        return f"{float.__repr__(self)} of all"


def share(table, kind):
    return Share((table["kind"] == kind).mean())
