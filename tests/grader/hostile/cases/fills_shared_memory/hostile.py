# ---
# rest: blank
# ---

# %% before="staff-total"
written = 0
for folder in ("/dev/shm", "/tmp", "."):
    try:
        for number in range(10):
            with open(f"{folder}/fill{number}", "wb") as file:
                for _ in range(40):
                    written += file.write(b"x" * (1 << 20))
    except OSError as error:
        print(folder, type(error).__name__)
if written > 300 << 20:
    print("GO" + "T", written >> 20)
