# ---
# rest: blank
# ---

# %% nbgrader="submitted-cheat-attempt-alternative" before="staff-total"
