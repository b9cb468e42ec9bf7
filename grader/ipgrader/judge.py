"""The judge: a process that runs the master's given cells and checks, and never a line that a trainee wrote.

`python -m ipgrader.judge FD` is warm and waits. For each exercise it makes a child that runs the given cells before the
first check, and for each submission that one makes a child of its own: what a check changes ends with its submission.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import CodeType
from typing import Any, NoReturn

from ipgrader import verdict
from ipgrader.names import BUILT_IN
from ipgrader.verdict import Verdict
from ipgrader.warm import live, preload
from ipgrader.warm.box import reseed, standard_files
from ipgrader.warm.boxes import Asking, Stopped
from ipgrader.warm.channel import MOST_FDS, Channel, ChannelError, Limits
from ipgrader.warm.outputs import Outputs
from ipgrader.warm.process import Process
from ipgrader.warm.shell import Shell

MEMORY = 2 << 30  # beyond what it holds when it starts
GRACE = 4.0  # seconds in which the box is stopped before the judge stops itself
SHORT = 0.05
# Bytes that a check shows: what an answer printed at one question, at all of them, and all that stands under the check.
PRINTED, ALL_PRINTED, SHOWN = 1 << 16, 1 << 18, 1 << 20
LINES, LINE = 200, 1 << 14  # of an error, and characters of one: a message may hold an answer's value


class OutOfTime(BaseException):
    """The time of a check is over. No check can catch it by catching Exception."""


class Gone(BaseException):
    """The trainee's process is gone: nothing more can be asked."""


@dataclass
class Judge:
    """The master's notebook at work, and the trainee's process that it asks."""

    cells: list[dict[str, Any]]  # id, role, source, points, asks, reads of each code cell that the judge runs
    shell: Shell = field(init=False)
    outputs: Outputs = field(default_factory=Outputs)
    done: int = 0  # cells behind us
    asking: Asking | None = None
    until: float = 0.0
    asked: int = 0
    shown: int | None = None  # the number of the value that the cell gave
    room: int = ALL_PRINTED  # what answers may still print under this check
    fault: str | None = None  # time, gone: what kept a check from its end
    remote: live.Remote = field(init=False)
    codes: dict[str, CodeType | None] = field(default_factory=dict)  # of checks that need no more of IPython

    def __post_init__(self) -> None:
        """A shell of the same kind as the trainee's, so that outputs and tracebacks are alike."""
        self.shell = preload.take_shell(self._take)
        self.remote = live.Remote(self._ask)

    def _take(self, kind: str, content: dict[str, Any], metadata: dict[str, Any], buffers: list[bytes]) -> None:
        if kind == "execute_result":  # noted here: there may be no room to keep it
            self.shown = content["execution_count"]
        if kind == "error":
            lines = [line[:LINE] for line in content["traceback"][:LINES]]
            content = {**content, "evalue": content["evalue"][:LINE], "traceback": lines}
        self.outputs.take([kind, content, metadata], buffers)

    def advance(self, to: int) -> None:
        """Run the given cells before a place, less those that ran early. What they show nobody sees."""
        while self.done < to:
            cell = self.cells[self.done]
            self.done += 1
            if cell["role"] == "given" and not cell.get("early"):
                self._given(cell["source"])

    def _given(self, source: str) -> None:
        self.outputs.start(source)
        self.shell.run(source)

    def prefix(self) -> None:
        """What all submissions share: the given cells that may run early, and what the others will import and read."""
        with preload.parquet_in_this_thread():
            for cell in self.cells:
                if cell.get("early"):
                    self._given(cell["source"])
            with contextlib.suppress(Exception):  # warmth is a gift
                preload.needed("\n".join(cell["source"] for cell in self.cells), self.shell.namespace.get("edition"))
        self.codes = {cell["id"]: self.shell.plain(cell["source"]) for cell in self.cells if cell["role"] == "check"}

    def check(self, cell_id: str, seconds: float) -> Verdict:
        """Mark by one check, for at most that long."""
        place = next(number for number, cell in enumerate(self.cells) if cell["id"] == cell_id)
        self.advance(place)
        self.done = place + 1
        self.until = time.monotonic() + seconds
        cell, self.room, self.outputs.left = self.cells[place], ALL_PRINTED, SHOWN
        held, ok, value, self.fault = self.outputs.start(cell["source"]), False, None, None
        with contextlib.suppress(OutOfTime, Gone), _alarm(seconds + GRACE, self._late), self._lent(cell):
            ok, value = self._run(cell)
        late = time.monotonic() > self.until
        return verdict.of(ok, value, cell["points"], held.outputs, self.fault or ("time" if late else None))

    def _late(self, *_: Any) -> NoReturn:
        self.fault = "time"
        raise OutOfTime

    def _gone(self) -> NoReturn:
        self.fault = "gone"
        raise Gone

    def _run(self, cell: Mapping[str, Any]) -> tuple[bool, Any]:
        """Whether the check ended well, and the value that it showed."""
        if (code := self.codes.get(cell["id"])) is not None:
            return self.shell.run_plain(code), None
        space = self.shell.namespace
        self.shown = None
        ok = self.shell.run(cell["source"])
        return ok, space["_oh"].get(self.shown)  # by its number: a check may have a name `_` of its own

    @contextlib.contextmanager
    def _lent(self, cell: Mapping[str, Any]) -> Iterator[None]:
        """While a check runs, the trainee's names stand in the place of the judge's own; then these are put back."""
        space = self.shell.namespace
        wanted = {*cell["asks"], *(name for name in cell["reads"] if name not in space and name not in BUILT_IN)}
        own = {name: space.pop(name) for name in wanted if name in space}
        try:
            space.update(self.remote.get(sorted(wanted)) if wanted else {})
            yield
        finally:
            for name in wanted:
                space.pop(name, None)
            space.update(own)

    def _ask(self, request: dict[str, Any], buffers: list[bytes]) -> tuple[dict[str, Any], list[bytes]]:
        """One question to the trainee's process. Raises OutOfTime, Gone."""
        assert self.asking is not None
        self.asked += 1
        left = self.until - time.monotonic()
        if left <= 0:
            self._late()
        try:
            frame = self.asking.ask({**request, "id": self.asked}, buffers, seconds=max(left, SHORT))
            while isinstance(frame.head, dict) and frame.head.get("id") != self.asked:  # asked by a judge before us
                frame = self.asking.channel.receive(max(self.until - time.monotonic(), SHORT))
        except Stopped as error:
            self._late() if error.reason == "time" else self._gone()
        except ChannelError:
            self._gone()
        if not isinstance(frame.head, dict):
            self._gone()
        self._print(frame.head.get("printed"))
        return frame.head, frame.buffers

    def _print(self, text: Any) -> None:
        """Show what an answer printed when it was asked: the box cuts it, but the box is the trainee's."""
        shown = text[: min(PRINTED, self.room)] if type(text) is str else ""
        self.room -= len(shown)
        sys.stdout.write(shown)


@contextlib.contextmanager
def _alarm(seconds: float, ring: Callable[..., NoReturn]) -> Iterator[None]:
    """Ring in a check that goes on by itself for too long."""
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


# --- the processes ---


def serve(channel: Channel, judge: Judge | None = None) -> NoReturn:
    """Make a child for every request until the other side is gone: of an exercise, or, below one, of a submission."""
    while True:
        try:
            frame = channel.receive(files=MOST_FDS)
        except ChannelError:
            _reap(1.0)
            os._exit(0)
        _reap(0)
        if os.fork() == 0:
            _child(channel, frame.fds, frame.head, judge)
        for number in frame.fds:
            os.close(number)


def _reap(seconds: float) -> None:
    """Take note of children that have ended, so that what they used counts as ours."""
    end = time.monotonic() + seconds
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0] or time.monotonic() < end:
            time.sleep(0 if not seconds else 0.01)


def _child(parent: Channel, fds: list[int], head: dict[str, Any], judge: Judge | None) -> NoReturn:
    """The life of a child."""
    try:
        parent.close()
        channel = Channel(socket.socket(fileno=fds[0]))
        if judge is None:
            _exercise(channel, head)
        else:
            _submission(channel, fds[1:], head, judge)
    finally:
        os._exit(1)


def _exercise(channel: Channel, head: dict[str, Any]) -> NoReturn:
    """Run what all submissions share, then serve them."""
    os.environ["NBGRADER_EXECUTION"] = "autograde"
    with contextlib.suppress(OSError):
        os.chdir(head["folder"])
    sys.path.insert(0, "")  # as in a kernel: modules beside the notebook
    standard_files([])  # before any cell runs: what the caller's output is joined to is no place for a notebook's
    judge = Judge(head["cells"])
    judge.prefix()
    preload.require_single()
    channel.send({"ready": True})
    serve(channel, judge)


def _submission(channel: Channel, fds: list[int], head: dict[str, Any], judge: Judge) -> NoReturn:
    """Answer for one submission. fds: the box's socket and, where the system has such, the handle of its process."""
    standard_files([])
    reseed()
    with contextlib.suppress(ValueError, OSError):
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (held + MEMORY, held + MEMORY))
    judge.asked = os.getpid() << 20  # no answer to a judge before this one is taken for an answer to it
    judge.asking = Asking(Channel(socket.socket(fileno=fds[0])), Process(head["box"], fds[1:]))
    handle = [os.pidfd_open(os.getpid())] if hasattr(os, "pidfd_open") else []
    channel.send({"pid": os.getpid()}, fds=handle)
    while True:
        try:
            request = channel.receive().head
        except ChannelError:
            os._exit(0)
        channel.send(verdict.to_json(judge.check(request["check"], request["seconds"])))


def main(arguments: list[str]) -> NoReturn:
    """Get warm, serve."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the worker
    channel = Channel(socket.socket(fileno=int(arguments[0])), Limits(head=256 << 20))
    preload.load_for_judges()
    channel.send({"ready": True})
    serve(channel)


if __name__ == "__main__":
    main(sys.argv[1:])
