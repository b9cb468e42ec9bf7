"""The walls around a child, put up before any line of a trainee runs: which there are, which this machine can build."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ipgrader.warm import cgroups, landlock, libc, limits, namespaces, seccomp
from ipgrader.warm.policy import DEFENCES, Policy


@dataclass(frozen=True)
class Row:
    """One protection: does this machine have it, is there no marking without it, what would bring it."""

    protection: str
    by: str
    available: bool
    required: bool
    how: str


class Unprotected(Exception):
    """This machine lacks a defence that is required."""


def leave(policy: Policy) -> None:
    """First part, before the last fork: leave the shared namespaces."""
    if policy.stands("namespaces"):
        namespaces.unshare(view=policy.stands("view"))


def enter(policy: Policy) -> None:
    """Second part, in the process that will run a trainee's lines: everything that is left. Raises OSError."""
    if policy.stands("view"):
        namespaces.enter_view(policy)
    if policy.stands("limits"):
        limits.restrict(policy)
    if policy.stands("capabilities"):
        drop_capabilities()
    if policy.stands("landlock"):
        landlock.restrict(policy)
    os.chdir(policy.work)


def prepare(able: frozenset[str]) -> None:
    """In the template: make the filter that most children will enter, as first processes of their namespaces."""
    if "seccomp" in able:
        seccomp.program(False, False, landlock.abi() < 3, 1)


def close(policy: Policy) -> None:
    """Last part: the filter of system calls, once a kernel has made its sockets."""
    if policy.stands("seccomp"):
        seccomp.restrict(policy, truncate_is_open=landlock.abi() < 3)


def drop_capabilities() -> None:
    """Give up every privilege of root, here and after an exec. Its number stays: files are Landlock's to guard."""
    libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)  # _LINUX_CAPABILITY_VERSION_3, this process
    libc.call("capset", header, (ctypes.c_uint32 * 6)())


def fitted(policy: Policy, able: frozenset[str]) -> Policy:
    """The policy with what this machine cannot build switched off. Raises Unprotected for what is required."""
    missing = DEFENCES - able
    needed = {row.by for row in rows(able) if row.required and not row.available} - set(policy.off)
    if needed:
        raise Unprotected(
            f"这台机器缺少必需的防护：{'、'.join(sorted(needed))}；运行 python -m ipgrader.warm 查看办法 / "
            f"This machine lacks required defences: {', '.join(sorted(needed))}; see: python -m ipgrader.warm"
        )
    return policy.without(*sorted(missing)) if missing else policy


def able() -> frozenset[str]:
    """Which of the defences this machine can build, found out by trying each in a child of its own."""
    return frozenset(name for name, trial in TRIALS.items() if sys.platform == "linux" and _in_child(trial))


def _in_child(trial: Callable[[], None]) -> bool:
    pid = os.fork()
    if pid == 0:
        signal.alarm(10)
        try:
            trial()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def _try_namespaces() -> None:
    namespaces.unshare(view=False)
    if not _in_child(lambda: None):
        raise OSError("no new process")


def _try_view() -> None:
    namespaces.unshare(view=True)
    if not _in_child(_mounts):
        raise OSError("no mount")


def _mounts() -> None:
    namespaces.mount("none", "/", "", namespaces.MS_REC | namespaces.MS_PRIVATE)
    namespaces.mount("tmpfs", "/tmp", "tmpfs", 0)
    Path("/tmp/null").touch()
    namespaces.mount("/dev/null", "/tmp/null", "", namespaces.MS_BIND)


def _try_landlock() -> None:
    landlock.restrict(Policy(folder="/"))


def _try_seccomp() -> None:
    seccomp.restrict(Policy(folder="/"))


TRIALS: dict[str, Callable[[], None]] = {
    "limits": lambda: limits.restrict(Policy(folder="/")),
    "capabilities": drop_capabilities,
    "landlock": _try_landlock,
    "seccomp": _try_seccomp,
    "namespaces": _try_namespaces,
    "view": _try_view,
}


def support() -> list[Row]:
    """What protects a marking on this machine, and what would protect it better."""
    return list(rows(able()))


LINUX = "Linux 5.13 或更新 / Linux 5.13 or newer"
USERNS = (
    "允许普通用户建立用户命名空间（sysctl kernel.unprivileged_userns_clone、user.max_user_namespaces、"
    "kernel.apparmor_restrict_unprivileged_userns；容器：--security-opt seccomp=unconfined） / allow user namespaces"
)


def rows(able: frozenset[str]) -> Iterator[Row]:
    """The table, from what `able` found."""
    spaces, view, lock = "namespaces" in able, "view" in able, "landlock" in able
    abi = landlock.abi() if lock else 0
    kernel = f"{LINUX}，引导参数 lsm=landlock,… / boot with lsm=landlock,…"
    yield Row("files: read what is shown, write in the own folder", "landlock", lock, True, kernel)
    yield Row("files: the rest is not even there", "view", view, False, USERNS)
    filters = "apt install libseccomp2; x86_64, aarch64 …"
    yield Row("network, ptrace, signals, new processes", "seccomp", "seccomp" in able, True, filters)
    yield Row("network, processes, shared memory: own ones", "namespaces", spaces, False, USERNS)
    yield Row("signals and abstract sockets to others", "landlock abi 6", abi >= 6 or spaces, False, "Linux 6.12")
    yield Row("memory (and so threads), processor, size of a file, open files", "limits", "limits" in able, True, LINUX)
    yield Row("sum of all files", "view", view, False, f"{USERNS}; otherwise watched by the worker")
    groups = "cgroup v2, delegated: systemd-run --user --scope -p Delegate=yes …"
    yield Row("more than one process in a box (if asked for)", "cgroups", cgroups.available(), False, groups)
    yield Row("root's privileges given up", "capabilities", "capabilities" in able, os.getuid() == 0, LINUX)
