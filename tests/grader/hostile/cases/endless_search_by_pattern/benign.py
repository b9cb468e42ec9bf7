# ---
# rest: solution
# ---

# %%
import re

print(re.match(r"a+$", "aaa"))
