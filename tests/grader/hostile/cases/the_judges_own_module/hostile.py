# ---
# rest: blank
# ---

# %% answer="team"
import __main__

team = __main__
