# ---
# rest: solution
# ---

# %% before="staff-total"
class Text(str):
    def strip(self, *_):
        return "a title"


print(Text("").strip())
