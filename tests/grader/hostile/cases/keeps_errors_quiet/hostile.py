# ---
# rest: blank
# ---

# %% before="staff-total"
get_ipython().set_custom_exc((Exception,), lambda *_, **__: None)
