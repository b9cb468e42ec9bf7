# ---
# rest: blank
# ---

# %% before="staff-total"
try:
    for number in range(20):
        with open(f"part-{number}", "wb") as file:
            file.write(bytes(10_000_000))
    print("GO" + "T")
except OSError as error:
    print(type(error).__name__)
