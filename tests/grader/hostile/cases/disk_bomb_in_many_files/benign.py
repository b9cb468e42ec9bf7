# ---
# rest: solution
# ---

# %% before="staff-total"
for number in range(20):
    with open(f"part-{number}", "wb") as file:
        file.write(bytes(100_000))
