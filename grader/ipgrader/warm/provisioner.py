"""A kernel provisioner for jupyter_client: kernels forked from a warm template, a cold kernel where that can't be.

It stands behind the kernelspecs `iplab-warm` (no walls, as any kernel) and `iplab-walled` (the walls of a box). The
first kernel of a client's process comes cold while the template gets warm, so nobody waits longer than without it.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.provisioning import LocalProvisioner
from traitlets import Bool

from ipgrader.warm import folders
from ipgrader.warm.boxes import course_paths
from ipgrader.warm.channel import Channel, ChannelError
from ipgrader.warm.policy import DEFENCES, Policy
from ipgrader.warm.process import Process
from ipgrader.warm.templates import Template, TemplateLost, Warming

READY = 30.0


class Forked:
    """What LocalProvisioner uses of a Popen, for a process that is the template's child."""

    stdin = stdout = stderr = None

    def __init__(self, template: Template, number: int, process: Process, control: Channel) -> None:
        """The end of `control` is the end of the process."""
        self.template, self.number, self.process, self.control = template, number, process, control
        self.pid = process.pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """The exit code, None while it runs."""
        return self.wait(0)

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait for the end. A template that is gone has taken it along."""
        if self.returncode is None:
            try:
                found = self.template.ended(self.number, timeout if timeout is not None else 3600)
                self.returncode = found["code"] if found else None
            except TemplateLost:
                self.returncode = -9
            if self.returncode is not None:
                self.control.close()
                self.process.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Signal it."""
        self.process.signal(number)

    def kill(self) -> None:
        """End it."""
        self.process.kill()

    terminate = kill  # nothing of it is worth a slow end


class WarmProvisioner(LocalProvisioner):  # type: ignore[misc]  # jupyter_client's traits are untyped
    """Launches kernels as children of one template a client process."""

    walls = Bool(False, help="Put up the walls of a box; without a template no kernel comes up then.").tag(config=True)
    folder: str | None = None
    warm = False

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Sockets in a private folder: a TCP port that was free a moment ago may be taken."""
        manager = self.parent
        if manager is not None and self.folder is None and sys.platform != "win32":
            self.folder = os.path.realpath(tempfile.mkdtemp(prefix="ipgrader-kernel-"))
            manager.transport, manager.cache_ports = "ipc", False
            manager.connection_file = f"{self.folder}/kernel.json"
            manager.ip = f"{self.folder}/socket"
        return dict(await super().pre_launch(**kwargs))

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Fork, or start a process as ever."""
        warming = Warming.shared()
        template = await asyncio.to_thread(warming.wait) if self.walls else warming.ready()
        if template is None:
            return await super().launch_kernel(cmd, **kwargs)
        try:
            self.process = await asyncio.to_thread(self._fork, template, cmd, kwargs)
        except (TemplateLost, ChannelError, OSError) as error:
            Warming.forget()
            if self.walls:
                raise
            self.log.warning("No warm kernel (%s): a cold one.", error)
            return await super().launch_kernel(cmd, **kwargs)
        self.warm = True
        self.pid, self.pgid, self.cwd = self.process.pid, None, kwargs.get("cwd")
        return self.connection_info

    def _fork(self, template: Template, cmd: list[str], kwargs: dict[str, Any]) -> Forked:
        cwd = os.fspath(kwargs.get("cwd") or Path.cwd())
        ours, theirs = socket.socketpair()
        control = Channel(ours)
        with theirs, Path(os.devnull).open("r+b") as nothing:
            files = [nothing.fileno(), *(_file(kwargs.get(name), nothing.fileno()) for name in ("stdout", "stderr"))]
            more = {"argv": cmd, "cwd": cwd, "env": dict(kwargs.get("env") or os.environ)}
            number = template.fork("kernel", self._policy(cwd), [theirs.fileno(), *files], **more)
        started = control.receive(READY, files=1)
        if "started" not in started.head:
            raise TemplateLost(started.head.get("failed", "?"))
        process = Process(int(started.head["started"]), started.fds)
        ready = control.receive(READY).head
        if "ready" not in ready:
            raise TemplateLost(ready.get("failed", "?"))
        return Forked(template, number, process, control)

    def _policy(self, cwd: str) -> Policy:
        assert self.folder is not None
        if not self.walls:
            return Policy(folder=self._own(), off=tuple(sorted(DEFENCES)), wall=0)
        return Policy(folder=self._own(), writable=(self.folder, cwd), readable=course_paths(), sockets=True)

    def _own(self) -> str:
        own = Path(str(self.folder), "own")
        (own / "work").mkdir(parents=True, exist_ok=True)
        return str(own)

    async def poll(self) -> int | None:
        """The exit code; at a shutdown it looks often, where the client would look every 0.1 s."""
        code: int | None = await super().poll()
        for _ in range(25 if self._leaving and self.warm else 0):
            if code is not None:
                break
            await asyncio.sleep(0.004)
            code = await super().poll()
        return code

    _leaving = False

    async def shutdown_requested(self, restart: bool = False) -> None:
        """The kernel has been told to end."""
        self._leaving = True
        await super().shutdown_requested(restart)

    async def cleanup(self, restart: bool = False) -> None:
        """Leave no folder behind."""
        self._leaving = False
        await super().cleanup(restart)
        if not restart and self.folder is not None:
            folders.remove(self.folder)
            self.folder = None


def _file(given: Any, nothing: int) -> int:
    """The open file that a client gives for stdout or stderr."""
    if given in (subprocess.DEVNULL, subprocess.PIPE):
        return nothing
    if given is None:
        with contextlib.suppress(OSError, ValueError):
            return 1
    return given if isinstance(given, int) else int(given.fileno())
