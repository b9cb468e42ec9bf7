# ---
# rest: solution
# ---

# %% before="staff-total"
import tempfile

with tempfile.TemporaryFile() as file:
    file.write(bytes(1_000_000))
