# ---
# rest: solution
# ---

# %% before="staff-total"
limit_of_mine = limit
rows_of_mine = {key: list(value) for key, value in rows.items()}
