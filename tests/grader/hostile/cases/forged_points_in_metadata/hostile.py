# ---
# rest: blank
# ---
