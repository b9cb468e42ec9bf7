# ---
# rest: solution
# ---

# %%
print(chr(0xD800).encode("utf-8", "replace"))
