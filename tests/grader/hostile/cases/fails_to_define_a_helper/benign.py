# ---
# rest: solution
# ---

# %% before="team"
def doubled(values):
    return "mine"


print(doubled([1]))
