# ---
# rest: blank
# ---

# %% answer="staff-total"
staff_total = []
for _ in range(100_000):
    staff_total = [staff_total]
