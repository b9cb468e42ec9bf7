# ---
# rest: solution
# ---

# %% answer="staff-total"
total = bodies["staff"].sum()
staff_total = int(total)
