"""The worker's side of a box: run cells, hand out its judge's socket, set limits of time, end it, clear up."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import socket
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from ipgrader.errors import MarkingError
from ipgrader.warm import folders
from ipgrader.warm.channel import Broken, Bytes, Channel, ChannelError, Closed, Frame, Late, Limits
from ipgrader.warm.outputs import Outputs
from ipgrader.warm.policy import Policy
from ipgrader.warm.process import Process
from ipgrader.warm.templates import Template

GRACE = 1.0  # seconds to obey an interrupt
WHOLE = 10.0  # seconds for a frame to come to its end
SLACK = 1 << 16  # bytes that a box may be wrong by when it counts what it puts out
LOOK = 0.25  # seconds between two looks at the disk


class Stopped(Exception):
    """What was asked of a box did not end well. reason: time, output, memory, disk, died; alive: can be asked again."""

    def __init__(self, reason: str, *, alive: bool = False) -> None:
        """Why, and whether the box is still there."""
        super().__init__(reason)
        self.reason, self.alive = reason, alive


class NotStarted(MarkingError):
    """No box came up; the machine's fault, not the notebook's."""


@dataclass(frozen=True)
class Ran:
    """How a cell ended. stopped: None, or time, output (cut), memory, disk, died (nothing more will run)."""

    outputs: list[NotebookNode]
    ok: bool
    stopped: str | None = None
    count: int | None = None


@dataclass(frozen=True)
class Used:
    """What a box took."""

    cpu_seconds: float
    max_rss: int


@dataclass
class Asking:
    """Questions to a box on one of its sockets, by the worker or by a judge forked from it."""

    channel: Channel
    process: Process

    def ask(self, head: dict[str, Any], buffers: Sequence[Bytes] = (), *, seconds: float) -> Frame:
        """One question and its answer. Raises Stopped."""
        try:
            self.channel.send(head, buffers, seconds=seconds)
            if waited(self.channel, seconds):
                return self.channel.receive(min(max(seconds, GRACE), WHOLE))
            return self._late()
        except Late:
            self.process.kill()
            raise Stopped("time") from None
        except ChannelError:
            self.process.kill()
            raise Stopped("died") from None

    def _late(self) -> Frame:
        self.process.interrupt()
        if waited(self.channel, GRACE):
            self.channel.receive(GRACE)  # the answer that came too late
            raise Stopped("time", alive=True)
        self.process.kill()
        raise Stopped("time")

    def close(self) -> None:
        """Let go of this end."""
        self.channel.close()


@dataclass
class Box:
    """One notebook at work."""

    template: Template
    policy: Policy
    number: int
    process: Process
    control: Channel
    judge: Asking
    outputs: Outputs
    used: Used | None = None

    @staticmethod
    def start(template: Template, policy: Policy | None = None, *, env: dict[str, str] | None = None) -> Box:
        """A new box; without a folder in the policy, in a fresh one. Raises MarkingError, NotStarted, TemplateLost."""
        policy = placed(policy or Policy(folder=""))
        ours, theirs = socket.socketpair()
        asked, answers = socket.socketpair()
        with theirs, answers:
            pair = [theirs.fileno(), answers.fileno()]
            number = template.fork("box", policy, pair, env=child_environment(policy, env))
        control = Channel(ours, Limits(head=32 << 20))
        judge, outputs = Asking(Channel(asked), Process(0, [])), Outputs(policy.output + SLACK)
        box = Box(template, policy, number, Process(0, []), control, judge, outputs)
        box._begin()
        return box

    @property
    def asking(self) -> Asking:
        """Questions by the worker itself."""
        return Asking(self.control, self.process)

    def _begin(self) -> None:
        try:
            started = self.control.receive(30, files=1)
            self.process = self.judge.process = Process(int(started.head["started"]), started.fds)
            ready = self.control.receive(30).head
        except (ChannelError, KeyError) as error:
            self.close()
            raise NotStarted(f"盒子没有启动：{error} / The box did not start: {error}") from None
        if "failed" in ready:
            self.close()
            raise NotStarted(
                f"盒子没有启动：{ready['failed']} / The box did not start: {ready['failed']}\n{ready['log']}"
            )

    def run(self, source: str, seconds: float) -> Ran:
        """Run one cell for at most that long."""
        cell = self.outputs.start(source)
        if not source.strip():
            return Ran([], ok=True)
        try:
            self.control.send({"op": "run", "source": source}, seconds=WHOLE)
            done, stopped = self._until_done(time.monotonic() + seconds)
        except ChannelError:
            return Ran(cell.outputs, ok=False, stopped=self._end())
        if done is None:
            return Ran(cell.outputs, ok=False, stopped=stopped)
        stopped = stopped or _said(done) or ("output" if self.outputs.cut else None)
        return Ran(cell.outputs, ok=bool(done.get("ok")) and stopped != "time", stopped=stopped, count=_count(done))

    def _until_done(self, end: float) -> tuple[dict[str, Any] | None, str | None]:
        """The last frame of a run, and what stopped it, if anything."""
        most = self.control.received + 4 * self.policy.output + (4 << 20)
        stopped, look = None, 0.0
        while True:
            if time.monotonic() >= min(end, look):  # after every frame: a rain of them is no reason to go on
                reason, look = self._over(end), time.monotonic() + LOOK
                if reason and stopped:
                    self.process.kill()
                    return None, stopped
                if reason:
                    stopped, end = reason, time.monotonic() + GRACE
                    self.process.interrupt()
            if not waited(self.control, min(end, look) - time.monotonic()):
                continue
            frame = self.control.receive(min(max(end - time.monotonic(), GRACE), WHOLE))
            head = _dict(frame.head)
            if "done" in head:
                return _dict(head["done"]), stopped
            self.outputs.take(head.get("told"), frame.buffers)
            if self.control.received > most:
                self.process.kill()
                return None, "output"

    def _over(self, end: float) -> str | None:
        if time.monotonic() >= end:
            return "time"
        return "disk" if self._full() else None

    def _full(self) -> bool:
        """Whether too much lies in the folder. In a view the kernel itself refuses more."""
        if {"view", "namespaces"} <= self.template.able and self.policy.stands("view"):
            return False
        size, count = folders.weight(self.policy.folder)
        return size > self.policy.disk or count > self.policy.names

    def _end(self) -> str:
        """Why the box is gone, or is to go: one that does not keep to the frames may be alive."""
        self.process.kill()
        self._take_leave(WHOLE)
        if self.used and self.used.cpu_seconds >= 0.8 * self.policy.cpu:  # the kernel counts by ticks
            return "time"
        return "died"

    def interrupt(self) -> None:
        """Stop what it is doing."""
        self.process.interrupt()

    def close(self) -> Used:
        """End it, if it has not ended, and leave nothing of it behind."""
        self.process.kill()
        for channel in (self.control, self.judge.channel):
            channel.close()
        self._take_leave(WHOLE)
        self.process.close()
        folders.remove(self.policy.folder)
        return self.used or Used(0.0, 0)

    def _take_leave(self, seconds: float) -> None:
        if self.used is None:
            found = self.template.ended(self.number, seconds)
            self.used = Used(found["cpu"], found["rss"]) if found else None


def placed(policy: Policy) -> Policy:
    """The policy with a fresh folder on disk, and the course's own paths."""
    folder = policy.folder or os.path.realpath(tempfile.mkdtemp(prefix="ipgrader-box-"))
    policy = replace(policy, folder=folder, readable=(*policy.readable, *course_paths()))
    for path in (policy.work, policy.home):
        Path(path).mkdir(parents=True, exist_ok=True)
    if policy.source:  # in a view the child copies it once more, into its own memory; never what a link points to
        shutil.copytree(policy.source, policy.work, symlinks=True, dirs_exist_ok=True)
    return policy


def course_paths() -> tuple[str, ...]:
    """The trainee's package, its tables, and this folder, whose modules a child may import late."""
    from iplab import download, registry

    package = Path(registry.__file__).parent
    named = [os.environ.get("IPLAB_DATA_MIRROR", ""), str(download.cache())]
    with contextlib.suppress(Exception):
        named.append(str(registry.home()))
    return (str(package), str(Path(__file__).parent), *(path for path in named if path))


def child_environment(policy: Policy, more: dict[str, str] | None) -> dict[str, str]:
    """All that a child's environment holds."""
    from iplab import download

    from ipgrader.warm.preload import ENVIRONMENT

    own = {"HOME": policy.home, "TMPDIR": policy.home, "IPYTHONDIR": f"{policy.home}/.ipython"}
    system = {"PATH": os.defpath, "LANG": "C.UTF-8", "MPLCONFIGDIR": policy.home}
    passed = {name: os.environ[name] for name in ("TZ", "IPLAB_DATA_MIRROR") if name in os.environ}
    # A table counts as loaded where mirror and cache are the same; without this, HOME would make another cache.
    passed["IPLAB_DATA_CACHE"] = str(download.cache())
    return {**system, **ENVIRONMENT, **own, **passed, **(more or {})}


def waited(channel: Channel, seconds: float) -> bool:
    """Whether something comes on a channel within that time. Raises Closed if the channel is closed here."""
    if channel.fileno() < 0:
        raise Closed("closed on this side")
    return bool(select.select([channel], [], [], max(seconds, 0))[0])


def _dict(message: Any) -> dict[str, Any]:
    """What a box of ours would send. Raises Broken."""
    if type(message) is not dict:
        raise Broken("no message of a box")
    return message


def _said(done: dict[str, Any]) -> str | None:
    return "memory" if done.get("short") else "output" if done.get("cut") else None


def _count(done: dict[str, Any]) -> int | None:
    count = done.get("count")
    return count if type(count) is int and 0 <= count < 1 << 31 else None
