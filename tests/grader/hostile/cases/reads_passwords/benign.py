# ---
# rest: solution
# ---

# %% before="staff-total"
with open("mine.txt", "w") as file:
    file.write("mine")
with open("mine.txt") as file:
    print(file.read())
