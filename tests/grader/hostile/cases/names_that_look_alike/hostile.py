# ---
# rest: blank
# ---

# %% answer="staff-total"
stаff_total = int(bodies["staff"].sum())
