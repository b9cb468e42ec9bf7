"""System calls that no notebook needs, refused: sockets, looking into and signalling others, namespaces, new processes.

By the system's libseccomp, which knows the numbers of each processor and refuses foreign ones.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import socket
import tempfile
from collections.abc import Callable
from functools import cache
from typing import Any

from ipgrader.warm import libc
from ipgrader.warm.policy import Policy

ALLOW, KILL_PROCESS, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
BAD_ARCH, NOT_EQUAL, MASKED = 2, 1, 7  # SCMP_FLTATR_ACT_BADARCH, SCMP_CMP_NE, SCMP_CMP_MASKED_EQ
SECCOMP, SET_MODE_FILTER, ALL_THREADS = {"x86_64": 317, "aarch64": 277}, 1, 1
CLONE_THREAD = 0x10000

LOOKING = "ptrace process_vm_readv process_vm_writev process_madvise kcmp pidfd_getfd perf_event_open"
KERNEL = (
    "bpf userfaultfd add_key request_key keyctl io_uring_setup io_uring_enter io_uring_register init_module"
    " finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff syslog acct quotactl settimeofday"
    " clock_settime clock_settime64 adjtimex clock_adjtime sethostname setdomainname iopl ioperm vhangup modify_ldt"
    " personality fanotify_init lookup_dcookie memfd_create memfd_secret"
)
FOLDERS = (
    "mount umount umount2 pivot_root chroot setns unshare move_mount open_tree fsopen fsconfig fsmount fspick"
    " mount_setattr open_by_handle_at name_to_handle_at"
)
SHARED = "shmget shmat shmctl semget semop semctl semtimedop msgget msgsnd msgrcv msgctl mq_open"
SIGNALS = "rt_sigqueueinfo rt_tgsigqueueinfo pidfd_send_signal"
# A program falls back to the call that it would have used on an older kernel, whose arguments can be looked at.
UNKNOWN = "clone3 openat2"
# Calls that an older libseccomp may not know; from 424 on a number is the same on every processor.
NEWER = {"pidfd_send_signal": 424, "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427}
NEWER |= {"open_tree": 428, "move_mount": 429, "fsopen": 430, "fsconfig": 431, "fsmount": 432, "fspick": 433}
NEWER |= {"clone3": 435, "openat2": 437, "pidfd_getfd": 438, "process_madvise": 440, "mount_setattr": 442}
NEWER |= {"memfd_secret": 447}


class Comparison(ctypes.Structure):
    """struct scmp_arg_cmp: the condition on one argument of a call."""

    _fields_ = (("arg", ctypes.c_uint), ("op", ctypes.c_int), ("a", ctypes.c_uint64), ("b", ctypes.c_uint64))


class Program(ctypes.Structure):
    """struct sock_fprog: a filter as the kernel takes it."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


@cache
def library() -> Any:
    """libseccomp. Raises OSError if the system has none."""
    lib = ctypes.CDLL("libseccomp.so.2", use_errno=True)
    pointer, number, whole = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int
    lib.seccomp_init.restype, lib.seccomp_init.argtypes = pointer, [number]
    lib.seccomp_attr_set.argtypes = [pointer, whole, number]
    lib.seccomp_rule_add_array.argtypes = [pointer, number, whole, ctypes.c_uint, pointer]
    lib.seccomp_syscall_resolve_name.argtypes = [ctypes.c_char_p]
    lib.seccomp_export_bpf.argtypes = [pointer, whole]
    lib.seccomp_release.argtypes = [pointer]
    return lib


def restrict(policy: Policy, *, truncate_is_open: bool = False) -> None:
    """Enter the filter for good, with all threads. Raises OSError.

    truncate_is_open: Landlock of this kernel does not know truncate (before ABI 3), so it is refused here.
    """
    code = program(policy.sockets, bool(policy.processes), truncate_is_open, os.getpid())
    libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
    filters = Program(len(code) // 8, code)
    call = ctypes.c_long(SECCOMP[platform.machine()])
    libc.call("syscall", call, ctypes.c_uint(SET_MODE_FILTER), ctypes.c_uint(ALL_THREADS), ctypes.byref(filters))


@cache
def program(sockets: bool, processes: bool, truncate_is_open: bool, own: int) -> bytes:
    """The filter's code for a process of the number `own`. The template makes it once: it takes 5 ms."""
    lib = library()
    rules = _checked(lib.seccomp_init(ALLOW))
    _checked(lib.seccomp_attr_set(rules, BAD_ARCH, KILL_PROCESS), zero=True)
    refuse = _refuser(lib, rules)
    for names in (LOOKING, KERNEL, FOLDERS, SHARED, SIGNALS):
        refuse(names)
    refuse(UNKNOWN, code=errno.ENOSYS)
    _sockets(refuse, sockets)
    _others(refuse, own, processes)
    if truncate_is_open:
        refuse("truncate truncate64")
        refuse("openat", (2, MASKED, os.O_TRUNC | os.O_ACCMODE, os.O_TRUNC))
        refuse("open", (1, MASKED, os.O_TRUNC | os.O_ACCMODE, os.O_TRUNC))
    return _exported(lib, rules)


def _exported(lib: Any, rules: int) -> bytes:
    with tempfile.TemporaryFile() as file:
        _checked(lib.seccomp_export_bpf(rules, file.fileno()), zero=True)
        lib.seccomp_release(rules)
        file.seek(0)
        return file.read()


def _refuser(lib: Any, rules: int) -> Callable[..., None]:
    def refuse(names: str, *conditions: tuple[int, int, int, int], code: int = errno.EPERM) -> None:
        array = (Comparison * len(conditions))(*(Comparison(*one) for one in conditions))
        for name in names.split():
            number = lib.seccomp_syscall_resolve_name(name.encode())
            number = NEWER.get(name, -1) if number == -1 else number
            if number >= 0:  # others are not there on this processor
                _checked(lib.seccomp_rule_add_array(rules, ERRNO | code, number, len(conditions), array), zero=True)

    return refuse


def _sockets(refuse: Callable[..., None], listening: bool) -> None:
    """No socket but a pair of the process's own. A kernel's sockets are there before the filter is."""
    refuse("socket connect bind" if listening else "socket connect bind listen accept accept4")
    refuse("socketpair", (0, NOT_EQUAL, socket.AF_UNIX, 0))
    for kind in (socket.SOCK_DGRAM, socket.SOCK_RAW):  # they could send to any address by path
        refuse("socketpair", (1, MASKED, 0xF, kind))


def _others(refuse: Callable[..., None], own: int, processes: bool) -> None:
    """No limit for another process; no new one, and no signal for any other, unless processes are granted."""
    refuse("prlimit64", (0, NOT_EQUAL, 0, 0))
    if not processes:
        refuse("fork vfork")
        refuse("clone", (0, MASKED, CLONE_THREAD, 0))
        for name in ("kill", "tgkill"):
            refuse(name, (0, NOT_EQUAL, own, 0))
        refuse("tkill")


def _checked(result: Any, *, zero: bool = False) -> Any:
    if result is None or (zero and result != 0):
        raise OSError(-result if result else errno.ENOMEM, "libseccomp refused a rule")
    return result
