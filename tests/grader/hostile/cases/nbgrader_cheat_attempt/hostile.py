# ---
# rest: blank
# ---

# %% nbgrader="submitted-cheat-attempt" before="staff-total"
