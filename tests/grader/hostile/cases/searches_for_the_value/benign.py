# ---
# rest: solution
# ---

# %% answer="staff-total"
staff_total = len([one for n in bodies["staff"] for one in range(n)])
