# ---
# rest: blank
# ---

# %% before="staff-total"
import ctypes
from multiprocessing import shared_memory

libc = ctypes.CDLL(None, use_errno=True)
key = libc.shmget(@KEY@, 4096, 0o1600)
if key >= 0:
    print("GO" + "T", "System V")
    libc.shmctl(key, 0, None)
try:
    with open("/dev/shm/left-by-a-test", "w") as file:
        file.write("x")
except OSError as error:
    print(type(error).__name__)
