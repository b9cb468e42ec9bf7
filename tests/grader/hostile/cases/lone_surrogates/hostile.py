# ---
# rest: blank
# ---

# %% answer="staff-total"
staff_total = chr(0xD800) * 3
print(staff_total)
