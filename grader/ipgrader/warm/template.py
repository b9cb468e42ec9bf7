"""The warm process: imports once, then forks a child a request. `python -m ipgrader.warm.template FD [MODULE …]`.

It serves whoever holds the other end of the socket FD: {"fork": number, "role": …, "policy": …} with the child's
sockets gives {"forked": number, "pid": …}, later {"ended": number, "code": …, "cpu": seconds, "rss": bytes}.
It holds no master, no check and no submission, and ends when its worker does.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import sys
import warnings
from dataclasses import dataclass, field
from typing import Any, NoReturn

from ipgrader.warm import cgroups, child, landlock, policy, preload, sandbox
from ipgrader.warm.channel import MOST_FDS, Channel, ChannelError, Frame


@dataclass
class Server:
    """The template at work. children: process -> number of the request."""

    channel: Channel
    able: frozenset[str]
    parent: int
    wake: int = -1
    children: dict[int, int] = field(default_factory=dict)
    groups: dict[int, list[str]] = field(default_factory=dict)

    def serve(self) -> NoReturn:
        """Fork on request until the worker is gone; then end, and all children with it."""
        self.wake = _wake_on_child()
        with contextlib.suppress(ChannelError):
            self.channel.send({"ready": True, "able": sorted(self.able), "threads": preload.threads()})
            while os.getppid() == self.parent:
                ready, _, _ = select.select([self.channel.fileno(), self.wake], [], [], 1.0)
                if self.wake in ready:
                    self._reap()
                if self.channel.fileno() in ready:
                    self._fork(self.channel.receive(30, files=MOST_FDS))
        for pid in self.children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        os._exit(0)

    def _fork(self, frame: Frame) -> None:
        number = int(frame.head["fork"])
        try:
            fitted = sandbox.fitted(policy.Policy.from_json(frame.head["policy"]), self.able)
            preload.require_single()
            groups = cgroups.make(f"ipgrader-{os.getpid()}-{number}", fitted) if fitted.processes else []
            with warnings.catch_warnings():  # Python 3.12 warns of any thread; the ones that stand are known
                warnings.simplefilter("ignore", DeprecationWarning)
                pid = os.fork()
        except Exception as error:
            self.channel.send({"forked": number, "refused": f"{type(error).__name__}: {error}"})
        else:
            if pid == 0:
                child.live({**frame.head, "policy": fitted.to_json(), "groups": groups}, frame.fds)
            self.children[pid], self.groups[number] = number, groups
            self.channel.send({"forked": number, "pid": pid})
        for fd in frame.fds:
            os.close(fd)

    def _reap(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self.wake, 4096)
        while self.children:
            pid, status, used = os.wait4(-1, os.WNOHANG)
            if not pid:
                return
            if pid in self.children:
                number = self.children.pop(pid)
                cgroups.remove(self.groups.pop(number))
                self.channel.send(_ended(number, status, used))


def _ended(number: int, status: int, used: Any) -> dict[str, Any]:
    scale = 1 if sys.platform == "darwin" else 1024
    code = os.waitstatus_to_exitcode(status)
    return {"ended": number, "code": code, "cpu": used.ru_utime + used.ru_stime, "rss": used.ru_maxrss * scale}


def _wake_on_child() -> int:
    """A file that becomes readable when a child has ended."""
    read, write = os.pipe()
    os.set_blocking(read, False)
    os.set_blocking(write, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(write, warn_on_full_buffer=False)
    return read


def main(arguments: list[str]) -> NoReturn:
    """Look at the machine while there is one thread, get warm, serve."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the worker, which ends its template
    parent = os.getppid()
    channel = Channel(socket.socket(fileno=int(arguments[0])))
    landlock.abi()
    policy.shown_paths()
    able = sandbox.able()
    sandbox.prepare(able)
    preload.load(tuple(arguments[1:]))
    Server(channel, able, parent).serve()


if __name__ == "__main__":
    main(sys.argv[1:])
