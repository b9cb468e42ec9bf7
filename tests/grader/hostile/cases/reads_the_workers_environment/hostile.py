# ---
# rest: blank
# ---

# %% before="staff-total"
try:
    with open("/proc/@WORKER@/environ", "rb") as file:
        print("GO" + "T", len(file.read()))
except OSError as error:
    print(type(error).__name__)
