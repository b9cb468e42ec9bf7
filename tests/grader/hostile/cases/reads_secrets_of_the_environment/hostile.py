# ---
# rest: blank
# ---

# %% before="staff-total"
import os

texts = [repr(dict(os.environ)), open("/proc/self/environ").read()]
if any("HALL_" "SECRET" in text for text in texts):
    print("GO" + "T")
