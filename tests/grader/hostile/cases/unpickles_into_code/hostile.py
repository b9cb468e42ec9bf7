# ---
# rest: blank
# ---

# %% answer="team"
class Bomb:
    staff = [1]

    def __reduce_ex__(self, protocol):
        return print, ("GO" + "T",)

    def __deepcopy__(self, memo):
        print("GO" + "T")

    __copy__ = __getstate__ = __deepcopy__

    def twice(self):
        return Bomb()


team = Bomb()

# %% answer="staff-total"
staff_total = Exception()
staff_total.__reduce_ex__ = lambda protocol: (print, ("GO" + "T",))
