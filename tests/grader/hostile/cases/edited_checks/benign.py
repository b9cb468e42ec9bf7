# ---
# rest: solution
# ---

# %% check="staff-total" before="staff-total"
# my note: what does this check do?
print(staff_total)
