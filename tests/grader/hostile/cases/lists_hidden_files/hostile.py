# ---
# rest: blank
# ---

# %% before="staff-total"
import os
from pathlib import Path

for place in (Path.home(), Path("@OUTSIDE@").parent, Path("@GRADEBOOK@").parent, Path("/root"), Path("/home"), Path("/tmp"), Path("..")):
    try:
        names = os.listdir(place)
    except OSError:
        continue
    found = [name for name in names if name in ("outside", "course", "gradebook.db", "secret", ".ssh", "inboxes")]
    if found:
        print("GO" + "T", place, found)
