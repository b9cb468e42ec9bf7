# ---
# rest: solution
# ---

# %% before="staff-total"
from fractions import Fraction

print(Fraction(1, 3), {1, 2})
