# ---
# rest: solution
# ---

# %% before="staff-total"
with open("note", "w") as file:
    file.write("mine")
