# ---
# rest: solution
# ---

# %% before="staff-total"
get_ipython().set_custom_exc((KeyError,), lambda shell, *_, **__: shell.showtraceback())
