# ---
# rest: solution
# ---

# %% before="staff-total"
class Settings:
    def __getattr__(self, name):
        return name


print(Settings().colour)
