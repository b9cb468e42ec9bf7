# ---
# rest: solution
# ---

# %% before="staff-total"
%%capture kept
print(1)

# %% before="staff-total"
%%html
<b>fine</b>

# %% before="staff-total"
%who
