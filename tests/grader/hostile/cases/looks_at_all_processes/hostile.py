# ---
# rest: blank
# ---

# %% before="staff-total"
import os

for name in os.listdir("/proc"):
    if name.isdigit() and int(name) != os.getpid():
        try:
            with open(f"/proc/{name}/cmdline", "rb") as file:
                text = file.read()
        except OSError:
            continue
        if text:
            print("GO" + "T", text[:80])
            break
