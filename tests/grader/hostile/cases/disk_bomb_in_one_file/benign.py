# ---
# rest: solution
# ---

# %% before="staff-total"
with open("small", "wb") as file:
    file.write(bytes(10_000_000))
