# ---
# rest: solution
# ---

# %% answer="staff-total"
ｓｔａｆｆ_total = int(bodies["staff"].sum())
