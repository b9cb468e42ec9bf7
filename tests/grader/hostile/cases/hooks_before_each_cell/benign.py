# ---
# rest: solution
# ---

# %% before="staff-total"
def noted(*_):
    pass


get_ipython().events.register("pre_run_cell", noted)
