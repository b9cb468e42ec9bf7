# ---
# rest: solution
# ---

# %% before="staff-total"
print(checks.same(1, 1), checks.report(lambda: None), checks.expect([], ""))
