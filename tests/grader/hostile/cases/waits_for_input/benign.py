# ---
# rest: solution
# ---

# %%
import io

print(io.StringIO("name").readline())
