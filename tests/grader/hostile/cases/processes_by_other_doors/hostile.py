# ---
# rest: blank
# ---

# %% before="staff-total"
import ctypes
import os
import subprocess

libc = ctypes.CDLL(None, use_errno=True)


def doors():
    yield "system", lambda: os.system("exit 0") == 0
    yield "spawn", lambda: os.posix_spawn("/bin/true", ["true"], {}) > 0
    yield "run", lambda: subprocess.run(["/bin/true"], check=True) is not None
    yield "popen", lambda: libc.popen(b"true", b"r") != 0
    yield "clone", lambda: libc.syscall(56 if os.uname().machine == "x86_64" else 220, 17, 0, 0, 0, 0)


for name, door in doors():
    try:
        found = door()
    except OSError as error:
        print(name, type(error).__name__)
        continue
    if name == "clone" and found == 0:
        os._exit(0)
    if found and found != -1:
        print("GO" + "T", name)
