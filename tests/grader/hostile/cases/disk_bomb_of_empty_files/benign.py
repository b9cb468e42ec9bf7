# ---
# rest: solution
# ---

# %% before="staff-total"
for number in range(300):
    open(f"f{number}", "w").close()
