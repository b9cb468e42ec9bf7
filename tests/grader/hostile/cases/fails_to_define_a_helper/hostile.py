# ---
# rest: blank
# ---

# %% answer="team"
class Team:
    staff = []

    def twice(self):
        return "mine"


def doubled(values):
    return "mine"


team = Team()
