# ---
# rest: blank
# ---

# %% before="staff-total"
%%script cat @OUTSIDE@/secret

# %% before="staff-total"
%%sh
cat @OUTSIDE@/secret

# %% before="staff-total"
found = !cat @OUTSIDE@/secret
print(found)

# %% before="staff-total"
%sx cat @OUTSIDE@/secret

# %% before="staff-total"
%%writefile @OUTSIDE@/secret
x

# %% before="staff-total"
%%javascript
alert(1)

# %% before="staff-total"
%load @OUTSIDE@/secret

# %% before="staff-total"
%pycat @OUTSIDE@/secret

# %% before="staff-total"
%%capture hidden
print(open("@OUTSIDE@/secret").read())

# %% before="staff-total"
print(hidden)
