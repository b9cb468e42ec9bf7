# ---
# rest: solution
# ---

# %% before="staff-total"
class Meta(type):
    def __instancecheck__(cls, other):
        return True


class Number(metaclass=Meta):
    pass


print(isinstance(3, Number))
