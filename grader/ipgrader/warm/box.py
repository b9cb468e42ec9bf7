"""The child that runs one notebook: cells on request, their outputs as they come, then questions about its names.

On the control socket: {"op": "run", "source": …} is answered by {"told": [kind, content, metadata]} frames and one
{"done": …}. Any other request, there or on the judge's socket, goes to the desk, which knows how values travel.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import socket
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Iterator
from typing import Any

from ipgrader.warm import sandbox
from ipgrader.warm.channel import Broken, Channel, ChannelError, Frame, weight
from ipgrader.warm.desk import Desk
from ipgrader.warm.policy import Policy
from ipgrader.warm.preload import take_shell
from ipgrader.warm.shell import Shell

PRINTED = 1 << 16


class Box:
    """One notebook in this process."""

    def __init__(self, control: Channel, judge: Channel, policy: Policy) -> None:
        """Ready to run."""
        self.control, self.judge, self.left = control, judge, policy.output
        self.cut = self.short = False
        self.lock, self.waiting, self.sending = threading.RLock(), deque[tuple[Any, list[bytes]]](), False
        self.caught: list[str] | None = None
        self.shell: Shell = take_shell(self.tell)
        self.desk = Desk(self.shell.namespace)

    def tell(self, kind: str, content: dict[str, Any], metadata: dict[str, Any], buffers: list[bytes]) -> None:
        """Hand one message of the kernel to the worker, as long as there is room for it."""
        if self.caught is not None:
            self._catch(kind, content)
            return
        if kind == "error" and str(content.get("ename", "")).endswith("MemoryError"):
            self.short = True
        if kind == "stream":
            content = {**content, "text": content["text"][: max(self.left, 0)]}
        size = weight([content, metadata]) + sum(map(len, buffers))
        if self.left <= 0 or (size > self.left and kind != "stream"):
            self.cut = True
            return
        self.cut = self.cut or size > self.left
        self.left -= size
        self._send({"told": [kind, content, metadata]}, buffers)

    def _send(self, head: dict[str, Any], buffers: list[bytes]) -> None:
        """To the worker, one whole frame after the other, whichever thread prints and whatever interrupts it."""
        self.waiting.append((head, buffers))
        with _uninterrupted(), self.lock:
            if self.sending:  # by this very thread: what it sends just now came first
                return
            self.sending = True
            try:
                while self.waiting:
                    self.control.send(*self.waiting.popleft())
            finally:
                self.sending = False

    def _catch(self, kind: str, content: dict[str, Any]) -> None:
        assert self.caught is not None
        if kind == "stream" and sum(map(len, self.caught)) < PRINTED:
            self.caught.append(content["text"][:PRINTED])

    async def serve(self) -> None:
        """Answer until the worker is gone."""
        while True:
            channel = await _readable(self.control, self.judge)
            try:
                frame = channel.receive(30)
            except ChannelError:
                if channel is self.control:
                    return
                self.judge.close()
                self.judge = self.control
                continue
            await self.answer(channel, frame)

    async def answer(self, channel: Channel, frame: Frame) -> None:
        """One request."""
        if channel is self.control and frame.head.get("op") == "run":
            await self.run(str(frame.head["source"]))
            return
        self.caught = []
        with self.shell.listening():
            head, buffers = self.desk.answer(frame.head, frame.buffers)
        printed, self.caught = "".join(self.caught)[:PRINTED], None
        head = {**head, "printed": printed} if printed else head
        try:
            channel.send(head, buffers)
        except Broken as error:
            channel.send({"id": frame.head.get("id"), "untravelled": str(error)[:200]})

    async def run(self, source: str) -> None:
        """Run a cell and say how it ended."""
        self.cut = self.short = False
        ok = False
        try:
            ok = await self.shell.execute(source)
        except BaseException as error:
            # IPython shows what a cell raises; here is what broke IPython itself, such as a late interrupt.
            self.tell("error", {"ename": type(error).__name__, "evalue": str(error)[:1000], "traceback": []}, {}, [])
        done = {"ok": ok, "cut": self.cut, "short": self.short, "count": self.shell.shell.execution_count - 1}
        self._send({"done": done}, [])
        if self.shell.leaving:
            os._exit(0)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Within it an interrupt waits: half a frame would end the box."""
    if threading.current_thread() is not threading.main_thread():  # interrupts are the main thread's
        yield
        return
    came: list[Any] = []
    before = signal.signal(signal.SIGINT, lambda *about: came.append(about))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
        if came and callable(before):
            before(*came[0])


async def _readable(*channels: Channel) -> Channel:
    """The first channel on which something has come."""
    loop = asyncio.get_running_loop()
    found: asyncio.Future[Channel] = loop.create_future()

    def note(channel: Channel) -> None:
        if not found.done():
            found.set_result(channel)

    for channel in channels:
        loop.add_reader(channel.fileno(), note, channel)
    try:
        return await found
    finally:
        for channel in channels:
            loop.remove_reader(channel.fileno())


def standard_files(_fds: list[int]) -> None:
    """No input; what is written past Python goes into memory, from where the shell's streams join it in."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number in (1, 2):
        os.dup2(_memory(), number)


def _memory() -> int:
    if hasattr(os, "memfd_create"):
        return os.memfd_create("out")
    return tempfile.TemporaryFile().fileno()


def main(control: Channel, fds: list[int], _request: dict[str, Any], policy: Policy) -> None:
    """The life of a box. Its second socket is the judge's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reseed()
    judge = Channel(socket.socket(fileno=fds[0]))
    sandbox.close(policy)
    box = Box(control, judge, policy)
    control.send({"ready": True})
    with contextlib.suppress(ChannelError):
        asyncio.run(box.serve())


def reseed() -> None:
    """Chance of its own: the template's state is the same in every child."""
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
