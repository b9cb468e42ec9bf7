# ---
# rest: blank
# ---

# %% before="staff-total"
get_ipython().showtraceback = lambda *_, **__: None
