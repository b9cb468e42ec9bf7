# ---
# rest: solution
# ---

# %% before="staff-total"
from pathlib import Path

Path("/tmp/mine").write_text("x")
print(Path("/tmp/mine").read_text())
