"""Each wall alone keeps out what it is there for, and without any of them the attack gets through."""

import ctypes
import os
import platform
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from ipgrader.warm.policy import DEFENCES

ROOT = os.getuid() == 0

LANDLOCK, SECCOMP, LIMITS = {"landlock"}, {"seccomp"}, {"limits"}
SPACES, VIEW, PRIVILEGES = {"namespaces"}, {"namespaces", "view"}, {"capabilities"}

CALL = "import ctypes; c = ctypes.CDLL(None, use_errno=True)\n"
TRACE = {"x86_64": 101, "aarch64": 117}.get(platform.machine(), 101)
READ_MEMORY = {"x86_64": 310, "aarch64": 270}.get(platform.machine(), 310)

# name: (what the trainee writes; it prints GOT when it got through), walls of which each alone holds
ATTACKS = {
    "read a hidden file": ("print('GOT' if open({secret!r}).read() else '')", [LANDLOCK, VIEW]),
    "read it by a link": (
        "import os; os.symlink({secret!r}, 'link'); print('GOT' if open('link').read() else '')",
        [LANDLOCK, VIEW],
    ),
    "list a hidden folder": ("import os; print('GOT' if os.listdir({outside!r}) else '')", [LANDLOCK, VIEW]),
    "learn that a file is there": ("import os; print('GOT' if os.stat({secret!r}) else '')", [VIEW]),
    "write outside": ("open({outside!r} + '/written', 'w').write('x'); print('GOT')", [LANDLOCK, VIEW]),
    "delete outside": ("import os; os.unlink({secret!r}); print('GOT')", [LANDLOCK, VIEW]),
    "change what is for reading": ("open({readable!r}, 'r+').write('x'); print('GOT')", [LANDLOCK, VIEW]),
    "empty what is for reading": ("import os; os.truncate({readable!r}, 0); print('GOT')", [LANDLOCK, VIEW]),
    "empty it while opening": (
        "import os; os.open({readable!r}, os.O_RDONLY | os.O_TRUNC); print('GOT')",
        [LANDLOCK, VIEW],
    ),
    "connect by TCP": (
        "import socket; socket.create_connection(('127.0.0.1', {tcp}), 2); print('GOT')",
        [SECCOMP, SPACES, LANDLOCK],
    ),
    "connect by TCP version 6": (
        "import socket; s = socket.socket(socket.AF_INET6); s.bind(('::', 0)); s.listen(); print('GOT')",
        [SECCOMP, LANDLOCK],
    ),
    "send by UDP": (
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', {udp})); print('GOT')",
        [SECCOMP, SPACES],
    ),
    "connect to a service by its path": (
        "import socket; socket.socket(socket.AF_UNIX).connect({service!r}); print('GOT')",
        [SECCOMP, VIEW],
    ),
    "send to a service through a pair of sockets": (
        "import socket; a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)\n"
        "a.sendto(b'x', {letterbox!r}); print('GOT')",
        [SECCOMP, VIEW],
    ),
    "connect to an abstract socket": (
        "import socket; socket.socket(socket.AF_UNIX).connect('\\0' + {abstract!r}); print('GOT')",
        [SECCOMP, SPACES, LANDLOCK],
    ),
    "hear of the network by netlink": (
        "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW); print('GOT')",
        [SECCOMP],
    ),
    "signal the worker": ("import os; os.kill({worker}, 0); print('GOT')", [SECCOMP, SPACES, LANDLOCK]),
    "signal a process of the same user": (
        "import os, signal; os.kill({other}, signal.SIGCONT); print('GOT')",
        [SECCOMP, SPACES, LANDLOCK],
    ),
    "limit another process": (
        "import resource; resource.prlimit({other}, resource.RLIMIT_NOFILE, (50, 50)); print('GOT')",
        [SECCOMP, SPACES],
    ),
    "read another's environment": (
        "print('GOT' if open('/proc/{other}/environ', 'rb').read() else '')",
        [LANDLOCK, VIEW],
    ),
    "trace another process": (
        CALL + f"got = c.syscall(*map(ctypes.c_ulong, ({TRACE}, 0x4206, {{other}}, 0, 0)))\n"
        "print('GOT' if got == 0 else ctypes.get_errno())",
        [SECCOMP, SPACES, LANDLOCK],
    ),
    "read another's memory": (
        CALL + "b = ctypes.create_string_buffer(8)\n"
        "class V(ctypes.Structure): _fields_ = [('p', ctypes.c_void_p), ('n', ctypes.c_size_t)]\n"
        "l, r = V(ctypes.addressof(b), 8), V({address}, 8)\n"
        "n = ctypes.c_ulong\n"  # an int would leave half of an argument to chance
        f"got = c.syscall(n({READ_MEMORY}), n({{worker}}), ctypes.byref(l), n(1), ctypes.byref(r), n(1), n(0))\n"
        "print('GOT' if got == 8 else ctypes.get_errno())",
        [SECCOMP, SPACES, LANDLOCK],
    ),
    "start a process": ("import os; print('GOT' if os.fork() else os._exit(0))", [SECCOMP]),
    "start a program": ("import subprocess; subprocess.run(['/bin/true'], check=True); print('GOT')", [SECCOMP]),
    "make namespaces": (CALL + "print('GOT' if c.unshare(0x10000000) == 0 else '')", [SECCOMP]),
    "share memory by number": (
        CALL + "print('GOT' if c.shmget({key}, ctypes.c_ulong(4096), 0o1600) >= 0 else '')",
        [SECCOMP],
    ),
    "attach memory that is shared by number": (
        CALL + "print('GOT' if c.shmget({key}, ctypes.c_ulong(0), 0) >= 0 else '')",
        [SPACES],
    ),
    "take memory in files without a name": ("import os; print('GOT' if os.memfd_create('x') else '')", [SECCOMP]),
    "take 3 GB of memory": ("import mmap; m = mmap.mmap(-1, 3 << 30); print('GOT')", [LIMITS]),
    "write a file of 80 MB": ("open('big', 'wb').write(bytes(80_000_000)); print('GOT')", [LIMITS]),
    "open 500 files": ("f = [open('/dev/null') for _ in range(500)]; print('GOT')", [LIMITS]),
    "start 400 threads": (
        "import threading; e = threading.Event()\n"
        "t = [threading.Thread(target=e.wait) for _ in range(400)]\n"
        "try:\n    [one.start() for one in t]; print('GOT')\nfinally:\n    e.set()",
        [LIMITS],
    ),
    "hand a file to another user": (
        "import os; open('f', 'w'); os.chown('f', 1, 1); print('GOT')",
        [PRIVILEGES, SPACES],
    ),
}
AS_ROOT = {"hand a file to another user"}


def text(ran):
    """All that a cell printed, and the names of its errors."""
    printed = [output.text for output in ran.outputs if output.output_type == "stream"]
    return "".join([*printed, *(output.ename for output in ran.outputs if output.output_type == "error")])


@pytest.fixture
def targets(tmp_path):
    """What a trainee might go for: files, services, processes; all of this user's own."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "master.ipynb").write_text("solution")
    (tmp_path / "readable.csv").write_text("a,b")
    sockets = [socket.socket(), socket.socket(type=socket.SOCK_DGRAM)]
    sockets += [socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)]
    sockets.append(socket.socket(socket.AF_UNIX))
    short = Path(f"/tmp/s{os.getpid()}")
    short.mkdir(exist_ok=True)
    abstract = f"ipgrader-{os.getpid()}"
    for one, address in zip(
        sockets,
        [("127.0.0.1", 0), ("127.0.0.1", 0), f"{short}/service", f"{short}/letterbox", "\0" + abstract],
        strict=True,
    ):
        one.bind(address)
    for one in (sockets[0], sockets[2], sockets[4]):
        one.listen()
    other = subprocess.Popen(["sleep", "600"], env={"SECRET": "1"})
    memory = ctypes.create_string_buffer(b"12345678")
    key = 0x1B0 + os.getpid()
    libc = ctypes.CDLL(None)
    shared = libc.shmget(key, 4096, 0o1600)
    yield {
        "secret": str(outside / "master.ipynb"),
        "outside": str(outside),
        "readable": str(tmp_path / "readable.csv"),
        "tcp": sockets[0].getsockname()[1],
        "udp": sockets[1].getsockname()[1],
        "service": f"{short}/service",
        "letterbox": f"{short}/letterbox",
        "abstract": abstract,
        "worker": os.getpid(),
        "other": other.pid,
        "address": ctypes.addressof(memory),
        "key": key,
    }
    libc.shmctl(shared, 0, None)
    other.kill()
    other.wait()
    for one in sockets:
        one.close()
    shutil.rmtree(short)


def attack(start, targets, name, walls):
    """Whether an attack gets through the given walls."""
    box = start(off=tuple(sorted(DEFENCES - walls)), readable=(targets["readable"],), disk=600 << 20)
    ran = box.run(ATTACKS[name][0].format(**targets), 20)
    box.close()
    return "GOT" in text(ran)


def holds():
    return [
        pytest.param(name, walls, id=f"{name} / {'+'.join(sorted(walls))}")
        for name in ATTACKS
        for walls in ATTACKS[name][1]
    ]


@pytest.mark.parametrize(("name", "walls"), holds())
def test_a_wall_alone_holds(start, targets, template, name, walls):
    if missing := walls - template.able:
        pytest.skip(f"this machine cannot build {missing}")
    if name in AS_ROOT and not ROOT:
        pytest.skip("nobody but root can do that anyway")
    assert not attack(start, targets, name, walls)


@pytest.mark.parametrize("name", ATTACKS)
def test_without_walls_the_attack_gets_through(start, targets, name):
    if name in AS_ROOT and not ROOT:
        pytest.skip("nobody but root can do that anyway")
    assert attack(start, targets, name, set())


@pytest.mark.parametrize("name", ATTACKS)
def test_all_walls_together_hold(start, targets, name):
    assert not attack(start, targets, name, set(DEFENCES))
