# ---
# rest: blank
# ---

# %% before="staff-total"
import ctypes
import platform

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 310, "aarch64": 270}[platform.machine()]


class Part(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


kept = ctypes.create_string_buffer(8)
mine, theirs = Part(ctypes.addressof(kept), 8), Part(@ADDRESS@, 8)
if libc.syscall(number, @WORKER@, ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0) == 8:
    print("GO" + "T", kept.raw)
print(ctypes.get_errno())
