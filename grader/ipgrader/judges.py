"""The worker's side of the judges: start their warm process, prepare an exercise, have a judge for a submission."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipgrader import names, verdict
from ipgrader.errors import MarkingError
from ipgrader.master import Master
from ipgrader.verdict import Verdict
from ipgrader.warm import preload
from ipgrader.warm.boxes import Box
from ipgrader.warm.channel import Channel, ChannelError, Limits
from ipgrader.warm.process import Process

START = 60.0  # seconds: a cold machine takes its time
OVER = 15.0  # seconds beyond a check's own time after which its judge is given up


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
        command = [sys.executable, "-m", "ipgrader.judge", str(theirs.fileno())]
        own = {**os.environ, **preload.ENVIRONMENT, "TMPDIR": folder}
        process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=own, stdin=subprocess.DEVNULL)
        theirs.close()
        bench = Bench(process, Channel(ours), folder)
        _expect(bench.channel, START)
        return bench

    def prepare(self, master: Master, folder: Path) -> Exercise:
        """Have the given cells of an exercise run. folder: where it finds the files that lie beside the notebook."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                self.channel.send({"cells": _cells(master), "folder": str(folder)}, fds=[theirs.fileno()])
            except ChannelError as error:
                raise JudgeLost(str(error)) from None
        channel = Channel(ours)
        _expect(channel, START)
        return Exercise(channel)

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
    """A process in which the given cells of one exercise have run."""

    channel: Channel

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
                frame = channel.receive(START)
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

    def check(self, cell_id: str, points: float, seconds: float) -> Verdict:
        """Mark by one check. A judge that dies at it twice leaves the cell to a person."""
        for _ in range(2):
            try:
                self.at_work = self.at_work or self.exercise.fork(self.box)
                channel, _process = self.at_work
                channel.send({"check": cell_id, "seconds": seconds})
                return verdict.from_json(channel.receive(seconds + OVER).head)
            except ChannelError:
                self.close()
        return verdict.undecided(points, verdict.BROKEN)

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
    return [
        {
            "id": cell.cell_id,
            "role": "check" if cell.role == "check" else "given",
            "source": names.imported(cell.solution) if cell.role == "answer" else cell.source,
            "points": cell.points,
            "asks": sorted(step.asks),
            "reads": sorted(step.reads),
        }
        for cell in master.cells
        if (step := master.steps.get(cell.cell_id)) is not None and step.judged
    ]
