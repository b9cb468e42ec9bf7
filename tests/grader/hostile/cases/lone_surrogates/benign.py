# ---
# rest: solution
# ---

# %% before="staff-total"
print("中文 – ok")
