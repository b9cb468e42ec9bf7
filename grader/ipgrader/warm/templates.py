"""The worker's side of a template: start it, ask it for children, hear of their ends."""

from __future__ import annotations

import atexit
import os
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ipgrader.errors import MarkingError
from ipgrader.warm.channel import Channel, ChannelError
from ipgrader.warm.policy import Policy

# Nothing else of the worker's environment reaches the template, so no child can find it there.
PASSED = (
    *("PATH", "HOME", "LANG", "LC_ALL", "TZ", "PYTHONPATH", "XDG_CACHE_HOME", "MPLCONFIGDIR"),
    *("IPLAB_DATA_MIRROR", "IPLAB_DATA_CACHE", "IPLAB_COURSE"),
)
START = 60.0  # seconds: a cold machine takes its time


class TemplateLost(MarkingError):
    """The template is gone or does not answer; a new one may do."""


@dataclass
class Template:
    """A warm process of one worker."""

    process: subprocess.Popen[bytes]
    channel: Channel
    able: frozenset[str]
    threads: list[str]
    number: int = 0
    ends: dict[int, dict[str, Any]] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)

    @staticmethod
    def start(modules: Sequence[str] = (), env: Mapping[str, str] | None = None) -> Template:
        """Start one and wait until it is warm; `modules` are imported besides the usual ones. Raises TemplateLost."""
        return Warming.begin(modules, env).wait()

    def fork(self, role: str, policy: Policy, fds: Sequence[int], **more: Any) -> int:
        """Have a child made; its number. The child speaks on the first of `fds`. Raises MarkingError, TemplateLost."""
        with self.lock:
            self.number += 1
            number = self.number
            request = {"fork": number, "role": role, "policy": policy.to_json(), **more}
            self._talk(lambda: self.channel.send(request, fds=fds, seconds=10))
            head = self._reply(number)
        if "refused" in head:
            raise MarkingError(head["refused"])
        return number

    def _reply(self, number: int) -> dict[str, Any]:
        while True:
            head: dict[str, Any] = self._talk(lambda: self.channel.receive(30)).head
            if head.get("forked") == number:
                return head
            self._note(head)

    def ended(self, number: int, seconds: float) -> dict[str, Any] | None:
        """What the template says of a child's end: code, cpu, rss; None if it is not over in that time."""
        end = time.monotonic() + seconds
        while number not in self.ends:
            with self.lock:
                if number in self.ends:
                    break
                left = min(max(end - time.monotonic(), 0), 0.05)  # others want their turn
                if select.select([self.channel], [], [], left)[0]:
                    self._note(self._talk(lambda: self.channel.receive(10)).head)
                elif time.monotonic() >= end:
                    return None
        return self.ends.pop(number)

    def _note(self, head: dict[str, Any]) -> None:
        if "ended" in head:
            self.ends[head["ended"]] = head

    def _talk(self, what: Any) -> Any:
        try:
            return what()
        except ChannelError as error:
            raise TemplateLost(f"预热进程不再应答：{error} / The warm process is lost: {error}") from None

    def close(self) -> None:
        """End it and all its children."""
        self.channel.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def environment(given: Mapping[str, str] | None) -> dict[str, str]:
    """The little that a template gets to know."""
    held = os.environ if given is None else given
    return {"LANG": "C.UTF-8", **{name: held[name] for name in PASSED if name in held}}


@dataclass
class Warming:
    """A template that is getting warm."""

    process: subprocess.Popen[bytes]
    channel: Channel
    done: Template | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    @staticmethod
    def begin(modules: Sequence[str] = (), env: Mapping[str, str] | None = None) -> Warming:
        """Start its process."""
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-P", "-m", "ipgrader.warm.template", str(theirs.fileno()), *modules]
        with theirs:
            process = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], env=environment(env), cwd="/", stdin=subprocess.DEVNULL
            )
        return Warming(process, Channel(ours))

    def wait(self) -> Template:
        """The template, once it is warm. Raises TemplateLost."""
        with self.lock:
            if self.done is None:
                try:
                    first = self.channel.receive(START).head
                except ChannelError as error:
                    self.process.kill()
                    self.process.wait()
                    raise TemplateLost(f"预热进程没有启动：{error} / The warm process did not start: {error}") from None
                self.done = Template(self.process, self.channel, frozenset(first["able"]), first["threads"])
            return self.done

    def ready(self) -> Template | None:
        """The template if it is warm by now. Raises TemplateLost."""
        if self.done is None and not select.select([self.channel], [], [], 0)[0]:
            return None
        return self.wait()

    @staticmethod
    def shared() -> Warming:
        """The one of this process, for its kernels."""
        owner = SHARED.get("warming")
        if owner is None or SHARED["pid"] != os.getpid() or owner.process.poll() is not None:
            SHARED.update(warming=Warming.begin(), pid=os.getpid())
        found: Warming = SHARED["warming"]
        return found

    @staticmethod
    def forget() -> None:
        """The shared one is of no use any more."""
        owner = SHARED.pop("warming", None)
        if owner is not None:
            owner.process.kill()
            owner.process.wait()


SHARED: dict[str, Any] = {}
atexit.register(Warming.forget)
