# ---
# rest: solution
# ---

# %% answer="team"
class Team:
    @property
    def staff(self):
        return list(rows["staff"])

    def twice(self):
        return [2 * each for each in self.staff]


team = Team()
