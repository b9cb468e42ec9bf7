"""The worker's side of the judges: start their warm process, prepare an exercise, have a judge for a submission."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ipgrader import names, verdict
from ipgrader.early import early
from ipgrader.errors import MarkingError
from ipgrader.master import Master
from ipgrader.verdict import Verdict
from ipgrader.warm import preload
from ipgrader.warm.boxes import Box
from ipgrader.warm.channel import Channel, ChannelError, Late, Limits
from ipgrader.warm.process import Process

START = 60.0  # seconds: a cold machine takes its time
OVER = 8.0  # seconds beyond a check's own time after which its judge is killed: a long call in C hears no alarm
KILLS = 6  # in one submission; after so many no more judges are spent on what it made


class JudgeLost(MarkingError):
    """The process from which judges come is gone."""


@dataclass
class Bench:
    """The warm process from which judges come."""

    process: subprocess.Popen[bytes]
    channel: Channel
    folder: str

    @staticmethod
    def start() -> Bench:
        """Start it and wait until it is warm."""
        ours, theirs = socket.socketpair()
        folder = tempfile.mkdtemp(prefix="ipgrader-judge-")
        command = [sys.executable, "-P", "-m", "ipgrader.judge", str(theirs.fileno())]  # -P: nothing from this folder
        own = {**os.environ, **preload.ENVIRONMENT, "TMPDIR": folder}
        process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=own, cwd="/", stdin=subprocess.DEVNULL)
        theirs.close()
        bench = Bench(process, Channel(ours), folder)
        _expect(bench.channel, START)
        return bench

    def prepare(self, master: Master, folder: Path) -> Exercise:
        """Have the given cells of an exercise run. folder: where it finds the files that lie beside the notebook."""
        ours, theirs = socket.socketpair()
        cells = _cells(master)
        with theirs:
            try:
                self.channel.send({"cells": cells, "folder": str(folder)}, fds=[theirs.fileno()])
            except ChannelError as error:
                raise JudgeLost(str(error)) from None
        channel = Channel(ours)
        _expect(channel, START)
        return Exercise(channel, _asked(cells))

    def close(self) -> None:
        """End it and all that came from it."""
        self.channel.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass
class Exercise:
    """A process in which the given cells of one exercise have run. asks: names of the trainee's by check."""

    channel: Channel
    asks: Mapping[str, frozenset[str]]

    @contextlib.contextmanager
    def judging(self, box: Box) -> Iterator[Marker]:
        """A judge for one submission, which runs in this box."""
        marker = Marker(self, box)
        try:
            yield marker
        finally:
            marker.close()

    def fork(self, box: Box) -> tuple[Channel, Process]:
        """A judge's channel and process. Raises JudgeLost."""
        ours, theirs = socket.socketpair()
        handles = [box.process.handle] if box.process.handle is not None else []
        with theirs:
            fds = [theirs.fileno(), box.judge.channel.fileno(), *handles]
            try:
                self.channel.send({"box": box.process.pid}, fds=fds)
                theirs.close()
                channel = Channel(ours, Limits(head=256 << 20))
                frame = channel.receive(START, files=1)
            except ChannelError as error:
                raise JudgeLost(f"评判进程没有应答：{error} / The judge's process is lost: {error}") from None
        return channel, Process(frame.head["pid"], frame.fds)

    def close(self) -> None:
        """No more submissions of this exercise."""
        self.channel.close()


@dataclass
class Marker:
    """The judge of one submission; a new one takes its place when it dies."""

    exercise: Exercise
    box: Box
    at_work: tuple[Channel, Process] | None = None
    stuck: set[str] = field(default_factory=set)  # names with whose values no judge came to an end
    killed: int = 0

    def check(self, cell_id: str, points: float, seconds: float) -> Verdict:
        """Mark by one check. A judge that had to be killed at it makes it late; one that died leaves it to a person.

        A check that asks for a name at which judges were killed is late at once: no value may cost the time of others.
        """
        asks = self.exercise.asks.get(cell_id, frozenset())
        if asks & self.stuck or (asks and self.killed >= KILLS):
            return verdict.late(points)
        faults = []
        for _ in range(2):
            try:
                return self._ask(cell_id, seconds)
            except ChannelError as error:
                self.close()
                faults.append(type(error))
        if Late not in faults:
            return verdict.undecided(points, verdict.BROKEN)
        self.stuck |= asks
        self.killed += faults.count(Late)
        return verdict.late(points)

    def _ask(self, cell_id: str, seconds: float) -> Verdict:
        """What the judge says. Raises Late, Closed, JudgeLost."""
        self.at_work = self.at_work or self.exercise.fork(self.box)
        channel, _process = self.at_work
        channel.send({"check": cell_id, "seconds": seconds}, seconds=seconds + OVER)
        return verdict.from_json(channel.receive(seconds + OVER).head)

    def close(self) -> None:
        """End the judge."""
        if self.at_work is not None:
            channel, process = self.at_work
            channel.close()
            process.kill()
            process.close()
            self.at_work = None


def _expect(channel: Channel, seconds: float) -> None:
    try:
        channel.receive(seconds)
    except ChannelError as error:
        raise JudgeLost(f"评判进程没有启动：{error} / The judge's process did not start: {error}") from None


def _cells(master: Master) -> list[dict[str, Any]]:
    """The code cells that the judge runs, in order."""
    first = early(master)
    return [
        {
            "id": cell.cell_id,
            "role": "check" if cell.role == "check" else "given",
            "source": names.imported(cell.solution) if cell.role == "answer" else cell.source,
            "points": cell.points,
            "early": cell.cell_id in first,
            "asks": sorted(step.asks),
            "reads": sorted(step.reads),
        }
        for cell in master.cells
        if (step := master.steps.get(cell.cell_id)) is not None and step.judged
    ]


def _asked(cells: Sequence[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """The names that each check may ask the trainee's process for; those that no cell of the judge's makes as well."""
    made = frozenset[str]().union(*(names.of(cell["source"]).sets for cell in cells))
    return {cell["id"]: frozenset(cell["asks"]) | (frozenset(cell["reads"]) - made) for cell in cells}
