# ---
# rest: blank
# ---

# %% answer="staff-total"
staff_total = int(bodies["staff"].sum())

# %%
kept = []
while len(kept) < 20:
    kept.append(np.zeros(10_000_000))
print("GO" + "T", len(kept))
