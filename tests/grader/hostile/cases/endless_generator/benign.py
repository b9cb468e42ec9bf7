# ---
# rest: solution
# ---

# %% answer="share"
def share(table, kind):
    def hits():
        yield from table["kind"] == kind

    return sum(hits()) / len(table)
