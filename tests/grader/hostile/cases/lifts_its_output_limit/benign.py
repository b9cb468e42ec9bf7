# ---
# rest: solution
# ---

# %%
print('x' * 10_000)

# %%
print('x' * 10_000)

# %%
print('x' * 10_000)

# %%
print('x' * 10_000)
