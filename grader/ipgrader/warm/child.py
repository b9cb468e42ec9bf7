"""From the fork to the first request: what a child leaves behind, the walls it enters, what it becomes."""

from __future__ import annotations

import importlib
import os
import signal
import socket
import sys
import tempfile
import traceback
from contextlib import suppress
from typing import Any, NoReturn

from ipgrader.warm import cgroups, libc, sandbox
from ipgrader.warm.channel import Channel, ChannelError
from ipgrader.warm.policy import Policy

ROLES = {"box": "ipgrader.warm.box", "kernel": "ipgrader.warm.kernel"}


def live(request: dict[str, Any], fds: list[int]) -> NoReturn:
    """Be the child that was asked for, and never return. The first of `fds` is the control socket."""
    control = Channel(socket.socket(fileno=fds[0]))
    try:
        policy = Policy.from_json(request["policy"])
        _leave_parent(fds)
        cgroups.join(request["groups"])
        sandbox.leave(policy)
        _split(control, policy)
        _start(request, control, fds, policy)
    except BaseException as error:
        # Whoever waits for this child learns why there is none.
        with suppress(ChannelError):
            control.send({"failed": f"{type(error).__name__}: {error}", "log": traceback.format_exc()[-4000:]})
    os._exit(1)


def _leave_parent(fds: list[int]) -> None:
    """Die with the template, hear none of its signals, hold none of its files."""
    _die_with_parent()
    os.setsid()
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGPIPE):
        signal.signal(number, signal.SIG_DFL if number != signal.SIGPIPE else signal.SIG_IGN)
    _close_all_but(fds)


def _die_with_parent() -> None:
    with suppress(OSError):  # not Linux: there the closed control socket ends the child
        libc.die_with_parent(signal.SIGKILL)


def _close_all_but(fds: list[int]) -> None:
    low = 0
    for kept in sorted({0, 1, 2, *fds}):
        if low < kept:  # closerange(0, 0) closes everything
            os.closerange(low, kept)
        low = kept + 1
    os.closerange(low, os.sysconf("SC_OPEN_MAX"))


def _split(control: Channel, policy: Policy) -> None:
    """Say which process this is. In a PID namespace it is one fork further: its first, with which all others die."""
    if not policy.stands("namespaces"):
        _introduce(control, os.getpid())
        return
    go, ready = os.pipe()
    inner = os.fork()
    if inner:
        _introduce(control, inner)
        os.write(ready, b".")
        _keep(inner, policy)
    _die_with_parent()
    os.close(ready)
    os.read(go, 1)
    os.close(go)


def _introduce(control: Channel, pid: int) -> None:
    """The worker signals through the open file, which can never mean another process than this one."""
    try:
        handle = os.pidfd_open(pid)
    except (AttributeError, OSError):
        control.send({"started": pid})
        return
    control.send({"started": pid}, fds=[handle])
    os.close(handle)


def _keep(inner: int, policy: Policy) -> NoReturn:
    """Wait for the namespace's first process, for no longer than a notebook may take; its usage becomes this one's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.alarm(policy.wall)
    os.closerange(0, os.sysconf("SC_OPEN_MAX"))
    code = os.waitstatus_to_exitcode(os.waitpid(inner, 0)[1])
    os._exit(code if code >= 0 else 128 - code)


def _start(request: dict[str, Any], control: Channel, fds: list[int], policy: Policy) -> None:
    _environment(request.get("env", {}), policy)
    role = importlib.import_module(ROLES[request["role"]])
    role.standard_files(fds[1:])
    sandbox.enter(policy)
    role.main(control, fds[1:], request, policy)
    os._exit(0)


def _environment(given: dict[str, str], policy: Policy) -> None:
    os.environ.clear()
    os.environ.update(given)
    if policy.stands("view"):
        os.environ["TMPDIR"] = "/tmp"  # its own there; paths in warnings then are those of a kernel
    tempfile.tempdir = None  # the template has found its own
    sys.argv = ["ipykernel_launcher"]
    if "" not in sys.path:
        sys.path.insert(0, "")  # as in a kernel: modules beside the notebook
