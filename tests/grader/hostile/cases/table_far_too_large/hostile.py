# ---
# rest: blank
# ---

# %% answer="large"
bodies = pd.DataFrame({"large": pd.RangeIndex(20_000_000)})
