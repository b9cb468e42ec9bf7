# ---
# rest: blank
# ---

# %% before="staff-total"
try:
    with open("/proc/@WORKER@/mem", "rb") as file:
        print("GO" + "T", file.fileno())
except OSError as error:
    print(type(error).__name__)
