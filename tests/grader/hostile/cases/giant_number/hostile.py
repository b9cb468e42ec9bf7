# ---
# rest: blank
# ---

# %% answer="staff-total"
staff_total = [1 << 3_000_000]
