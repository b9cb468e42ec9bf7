# ---
# rest: blank
# ---

# %% before="staff-total"
!cat @OUTSIDE@/secret

# %% before="staff-total"
%%bash
cat @OUTSIDE@/secret

# %% before="staff-total"
%run @OUTSIDE@/secret

# %% before="staff-total"
%env

# %% before="staff-total"
%load_ext autoreload
%autoreload 2

# %% before="staff-total"
%reset -f
