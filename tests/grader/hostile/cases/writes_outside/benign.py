# ---
# rest: solution
# ---

# %% before="staff-total"
from pathlib import Path

Path("folder").mkdir()
(Path("folder") / "file").write_text("x")
