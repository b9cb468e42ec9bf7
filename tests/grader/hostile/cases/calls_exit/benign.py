# ---
# rest: solution
# ---

# %%
print(exit.__class__.__name__)
