"""A child in namespaces of its own: it sees no process, no network, no shared memory and no file of anybody else.

Needs no root where the kernel lets anybody make user namespaces. By the C library's unshare, mount and pivot_root.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import shutil
from pathlib import Path

from ipgrader.warm import libc
from ipgrader.warm.policy import DEVICES, Policy, existing, shown_paths

MOUNT, CGROUP, UTS, IPC, USER, PID, NET = 0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000
OWN = USER | PID | NET | IPC | UTS
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = 2, 4, 8, 0x1000, 0x4000, 0x40000
MNT_DETACH = 2
AT_FDCWD, AT_RECURSIVE, MOUNT_SETATTR = -100, 0x8000, 442
PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}


def unshare(*, view: bool) -> None:
    """Leave the shared namespaces; the next fork is the first process of the new PID namespace. Raises OSError."""
    user, group = os.geteuid(), os.getegid()
    libc.call("unshare", ctypes.c_int(OWN | (MOUNT if view else 0)))
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")


def enter_view(policy: Policy) -> None:
    """Work in a file system of memory that shows what the policy names, and nothing else. Raises OSError.

    It is put together on the child's own folder, which covers nothing that is still to be shown.
    """
    root = policy.folder
    mount("none", "/", "", MS_REC | MS_PRIVATE)
    mount("tmpfs", root, "tmpfs", MS_NOSUID | MS_NODEV, f"size={policy.disk},nr_inodes={policy.names},mode=755")
    for path in existing([*shown_paths(), *DEVICES, *policy.readable, *policy.writable]):
        _show(root, path, writable=path in (*DEVICES, *policy.writable))
    for path in (policy.work, policy.home, "/tmp", "/dev/shm", "/proc"):
        Path(root + path).mkdir(parents=True, exist_ok=True)
    if policy.source:
        shutil.copytree(policy.source, root + policy.work, symlinks=True, dirs_exist_ok=True)
    # In a container that hides parts of /proc the kernel says no: then there is none.
    with contextlib.suppress(OSError):
        mount("proc", root + "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
    _change_root(root)


def _show(root: str, path: str, *, writable: bool) -> None:
    """Bind a path of the old world into the new one; a link (such as /lib) stays a link to what is shown too."""
    target = Path(root + path)
    target.parent.mkdir(parents=True, exist_ok=True)
    if Path(path).is_symlink():
        target.symlink_to(Path(path).readlink())
        end = str(Path(path).resolve())
        if not Path(root + end).exists():
            _show(root, end, writable=writable)
        return
    if Path(path).is_dir():
        target.mkdir(exist_ok=True)
    else:
        target.touch()
    mount(path, str(target), "", MS_BIND | MS_REC)
    if not writable:
        _read_only(str(target))


def _read_only(target: str) -> None:
    """With all that is mounted below it; by mount_setattr, which keeps what else a mount forbids."""
    attributes = (ctypes.c_uint64 * 4)(
        1, 0, 0, 0
    )  # set: MOUNT_ATTR_RDONLY; clear, propagation, user namespace: nothing
    numbers = [ctypes.c_int(AT_FDCWD), os.fsencode(target), ctypes.c_uint(AT_RECURSIVE)]
    libc.call("syscall", ctypes.c_long(MOUNT_SETATTR), *numbers, attributes, ctypes.c_size_t(32))


def _change_root(root: str) -> None:
    os.chdir(root)
    libc.call("syscall", ctypes.c_long(PIVOT_ROOT[platform.machine()]), b".", b".")
    libc.call("umount2", b".", ctypes.c_int(MNT_DETACH))
    os.chdir("/")


def mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    """mount(2). Raises OSError."""
    words = [os.fsencode(word) for word in (source, target, kind)]
    libc.call("mount", *words, ctypes.c_ulong(flags), os.fsencode(options) or None)
