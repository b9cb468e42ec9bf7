# ---
# rest: blank
# ---

# %% before="staff-total"
huge = "n" * 1_000_000
globals()[huge] = 1

# %% answer="staff-total"
staff_total = type(huge, (), {huge: huge})()

# %% answer="share"
def share(table, kind):
    raise type(huge, (KeyError,), {})(huge)


share.__name__ = share.__qualname__ = share.__doc__ = huge

# %% answer="large"
bodies = pd.DataFrame({huge + str(n): [1] for n in range(20)})

# %% answer="team"
exec(f"def team({huge}): pass")
