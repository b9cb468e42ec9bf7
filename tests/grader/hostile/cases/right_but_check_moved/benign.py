# ---
# rest: solution
# ---
