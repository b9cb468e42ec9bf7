# ---
# rest: solution
# ---

# %%
import re

print(re.match(r"(a+)+$", "a" * 60 + "b"))
