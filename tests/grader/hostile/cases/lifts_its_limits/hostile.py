# ---
# rest: blank
# ---

# %% before="staff-total"
import resource

for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE):
    try:
        resource.setrlimit(kind, (resource.getrlimit(kind)[1] * 2, resource.getrlimit(kind)[1] * 2))
        print("GO" + "T", kind)
    except (OSError, ValueError) as error:
        print(type(error).__name__)
