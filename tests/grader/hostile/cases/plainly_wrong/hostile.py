# ---
# rest: blank
# ---

# %% answer="staff-total"
staff_total = 1

# %% answer="share"
def share(table, kind):
    return 1.0

# %% answer="large"
bodies["large"] = True

# %% answer="chart"
chart = Figure().subplots()
chart.bar(rows["city"], [1, 1, 1, 1])

# %% answer="team"
class Team:
    staff = [1]

    def twice(self):
        return [1]


team = Team()
