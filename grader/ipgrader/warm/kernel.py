"""The child that is a whole Jupyter kernel, for nbclient, nbgrader, papermill, nbval and JupyterLab."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from ipykernel import kernelapp
from ipykernel.iostream import IOPubThread
from ipykernel.kernelapp import IPKernelApp

from ipgrader.warm import sandbox
from ipgrader.warm.box import reseed
from ipgrader.warm.channel import Channel
from ipgrader.warm.policy import Policy
from ipgrader.warm.preload import drop_shell


def standard_files(fds: list[int]) -> None:
    """The files that the client gave: stdin, stdout, stderr."""
    for fd, number in zip(fds, (0, 1, 2), strict=True):
        os.dup2(fd, number)
    for fd in fds:
        os.close(fd)
    sys.stdin = open(0, closefd=False, encoding="utf-8")  # noqa: SIM115 - it is open as long as the process lives
    sys.stdout = sys.__stdout__ = open(1, "w", 1, closefd=False, encoding="utf-8")  # type: ignore[misc]  # noqa: SIM115
    sys.stderr = sys.__stderr__ = open(2, "w", 1, closefd=False, encoding="utf-8")  # type: ignore[misc]  # noqa: SIM115


def main(control: Channel, _fds: list[int], request: dict[str, Any], policy: Policy) -> None:
    """The life of a kernel. It says "ready" when its sockets are bound, so that the client connects at once."""
    os.chdir(request["cwd"])
    reseed()
    drop_shell()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if policy.stands("seccomp"):
        kernelapp.IOPubThread = _without_pipe  # for output of subprocesses, over TCP
    app = IPKernelApp.instance(parent_handle=1)
    app.initialize(_arguments(request["argv"]))
    sandbox.close(policy)
    control.send({"ready": True})
    app.start()


def _without_pipe(socket: Any, pipe: bool = False, **more: Any) -> IOPubThread:
    return IOPubThread(socket, pipe=False, **more)


def _arguments(argv: list[str]) -> list[str]:
    """What follows `python -m ipykernel_launcher`."""
    return argv[argv.index("-m") + 2 :] if "-m" in argv else argv[1:]
