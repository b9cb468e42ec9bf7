# ---
# rest: blank
# ---

# %% answer="staff-total"
staff_total = pd.NA

# %% answer="share"
def share(table, kind):
    return np.ma.masked

# %% answer="large"
bodies["large"] = pd.array([pd.NA] * 4, dtype="boolean")

# %% answer="team"
class Team:
    staff = np.ma.array(rows["staff"], mask=True)

    def twice(self):
        return np.ma.array([0, 0, 0, 0], mask=True)


team = Team()
