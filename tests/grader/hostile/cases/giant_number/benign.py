# ---
# rest: solution
# ---

# %% before="staff-total"
print((1 << 3_000).bit_length())
