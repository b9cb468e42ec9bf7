# ---
# rest: solution
# ---

# %%
import struct

print(struct.pack(">I", 1000))
