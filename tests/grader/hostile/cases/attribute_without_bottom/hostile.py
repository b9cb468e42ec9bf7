# ---
# rest: blank
# ---

# %% answer="staff-total"
class Bottomless:
    def __getattr__(self, name):
        return getattr(self, name + "_")

    def __iter__(self):
        return iter(self)

    def __next__(self):
        return self

    def __len__(self):
        return len(self)

    def __eq__(self, other):
        return self == other


staff_total = Bottomless()
