# ---
# rest: blank
# ---

# %% before="staff-total"
with open("hole", "wb") as file:
    try:
        file.truncate(1 << 40)
        print("GO" + "T", file.seek(0, 2))
    except OSError as error:
        print(type(error).__name__)
