# ---
# rest: blank
# ---

# %% answer="staff-total"
staff_total = "x" * 100_000_000
