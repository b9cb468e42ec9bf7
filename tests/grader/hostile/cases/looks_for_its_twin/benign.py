# ---
# rest: solution
# ---

# %% before="staff-total"
print(sum(1 for _ in open("/proc/self/maps")) > 0)
