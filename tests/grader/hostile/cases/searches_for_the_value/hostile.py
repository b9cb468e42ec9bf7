# ---
# rest: solution
# ---

# %% answer="staff-total"
staff_total = next(n for n in range(10_000) if n == bodies["staff"].sum())
