# ---
# rest: blank
# ---

# %% before="staff-total"
try:
    with open("big", "wb") as file:
        for _ in range(10):
            file.write(bytes(10_000_000))
    print("GO" + "T")
except OSError as error:
    print(type(error).__name__)
