# ---
# rest: blank
# ---

# %% answer="staff-total"
class Own:
    def __init__(self):
        self.value = 1


staff_total = [Own() for _ in range(200_000)]
