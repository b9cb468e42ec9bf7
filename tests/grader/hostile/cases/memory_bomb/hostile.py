# ---
# rest: blank
# ---

# %% answer="staff-total"
staff_total = int(bodies["staff"].sum())

# %%
kept = bytearray(1_500_000_000)
print("GO" + "T", len(kept))
