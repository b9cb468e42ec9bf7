# ---
# rest: blank
# ---

# %% answer="staff-total"
staff_total = []
staff_total.append({"a": staff_total})
bodies = pd.DataFrame({"city": [None]}, dtype=object)
bodies.iat[0, 0] = bodies
