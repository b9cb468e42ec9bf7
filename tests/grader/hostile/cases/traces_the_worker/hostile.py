# ---
# rest: blank
# ---

# %% before="staff-total"
import ctypes
import platform

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 101, "aarch64": 117}[platform.machine()]

PTRACE_SEIZE = 0x4206
if libc.syscall(number, PTRACE_SEIZE, @WORKER@, 0, 0) == 0:
    print("GO" + "T")
    libc.syscall(number, 17, @WORKER@, 0, 0)
print(ctypes.get_errno())
