# ---
# rest: solution
# ---

# %% before="staff-total"
class Own(Exception):
    def __str__(self):
        return "something of my own"


try:
    raise Own
except Own as error:
    print(error)
