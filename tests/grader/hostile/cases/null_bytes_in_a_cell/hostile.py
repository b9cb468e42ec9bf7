# ---
# rest: solution
# ---

# %%
print(1)@NULL@

# %%
x = "@ODD@"
print(x)
