# ---
# rest: solution
# ---

# %% before="staff-total"
import IPython.core.interactiveshell

print(IPython.core.interactiveshell.InteractiveShell.showtraceback.__name__)
