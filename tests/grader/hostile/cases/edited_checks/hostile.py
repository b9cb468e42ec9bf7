# ---
# rest: blank
# ---

# %% check="staff-total-shape" before="staff-total"
assert True

# %% check="staff-total" before="staff-total"
assert True

# %% check="share-shown" before="staff-total"
assert True

# %% check="share" before="staff-total"
assert True

# %% check="large" before="staff-total"
assert True

# %% check="chart" before="staff-total"
assert True
