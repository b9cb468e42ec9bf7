# ---
# rest: solution
# ---

# %% before="staff-total"
%matplotlib inline
%time 1 + 1

# %% before="staff-total"
%%time
print(1)

# %% before="staff-total"
%load_ext autoreload
%autoreload 2

# %% before="staff-total"
%env MINE=1

# %% before="staff-total"
!echo hello
