# ---
# rest: blank
# ---

# %% before="staff-total"
import os
import site

import iplab

places = [*site.getsitepackages(), os.path.dirname(iplab.checks.__file__), os.path.expanduser("~/.ipython/profile_default/startup")]
for place in places:
    try:
        os.makedirs(place, exist_ok=True)
        path = os.path.join(place, "zz_planted_by_a_test.py")
        with open(path, "w") as file:
            file.write("")
        os.unlink(path)
        print("GO" + "T" if not place.startswith(os.path.expanduser("~")) else "own", place)
    except OSError as error:
        print(type(error).__name__)
