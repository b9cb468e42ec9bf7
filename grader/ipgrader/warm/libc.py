"""Calls of the C library that Python 3.11 has no name for. Where there is none of that name, they raise OSError."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from typing import Any

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS, PR_SET_CHILD_SUBREAPER = 1, 4, 38, 36
PR_CAPBSET_DROP = 24


def call(name: str, *arguments: Any) -> int:
    """Call a function that gives -1 and errno when it fails."""
    if sys.platform != "linux":
        raise OSError(errno.ENOSYS, f"{name}: not on {sys.platform}")
    result = int(getattr(LIBC, name)(*arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")
    return result


def prctl(option: int, value: int = 0) -> int:
    """Set something of the calling process."""
    zeros = [ctypes.c_ulong(0)] * 3
    return call("prctl", ctypes.c_int(option), ctypes.c_ulong(value), *zeros)


def die_with_parent(signal_number: int) -> None:
    """Have the kernel send this process a signal when the thread that forked it ends."""
    prctl(PR_SET_PDEATHSIG, signal_number)


LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
