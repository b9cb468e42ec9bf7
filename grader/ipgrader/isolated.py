"""Mark one submission away from the gradebook: answers run in a sandboxed box, checks where no answer can reach them.

A worker is given plain data and gives plain data back, so it may be this process, another, or another machine. What
comes back is what `nbgrader autograde` would leave: an autograded notebook and the points of every graded cell.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.preprocessors import LimitOutput
from nbgrader.utils import determine_grade
from traitlets.config import Config

from ipgrader import build, harmless, reading, recorded, stopped, verdict
from ipgrader.judges import Bench, Exercise, JudgeLost, Marker
from ipgrader.master import Master
from ipgrader.repair import Placed, Repaired, repair
from ipgrader.titles import Note, Titles
from ipgrader.verdict import Verdict
from ipgrader.warm.boxes import Box, NotStarted
from ipgrader.warm.policy import DEFENCES, Policy
from ipgrader.warm.templates import Template, TemplateLost, Warming

WHOLE = 600.0  # seconds for one submission
ONE = threading.Lock()
OPENING = threading.RLock()  # warm processes begin and end under one thread at a time
HARD = 120.0  # seconds beyond them after which its warm processes are killed: no marking hangs for ever


@dataclass(frozen=True)
class Work:
    """What a worker must know of an exercise."""

    key: str  # another one for every other content
    master: Master
    titles: Titles
    cohort_cell: str  # grade_id of the cell that holds the cohort's parameters; "" where there is none
    beside: Mapping[str, bytes]  # files that lie beside the notebook
    seconds: float  # for one cell
    config: Config
    isolated: bool = True  # False: checks run in the trainee's process, sandboxed but with the trainee
    walls: bool = True
    whole: float = WHOLE


@dataclass(frozen=True)
class Handed:
    """One submission as a worker gets it: the notebook, and other files that came with it."""

    text: bytes
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Marked:
    """What a worker gives back: the autograded notebook, points by grade_id (None: a person decides), what to note."""

    notebook: str
    scores: Mapping[str, float | None]
    untouched: frozenset[str]  # answers that are as they were given out
    notes: tuple[Note, ...]
    code: str = "marked"  # or marked_repaired, stopped


@dataclass
class Room:
    """The warm processes of a worker: one for the trainees' notebooks, one for the judges; the exercise at hand."""

    template: Template
    bench: Bench
    work: Work | None = None
    judge: Exercise | None = None
    folder: str = ""  # the files that lie beside the notebook

    @staticmethod
    def open() -> Room:
        """Start both."""
        return Room(*_warm())

    def take(self, work: Work) -> None:
        """Get ready for an exercise, unless it is at hand."""
        if self.work is not None and self.work.key == work.key and self.bench.process.poll() is None:
            return
        self.put_away()
        self.folder = _laid(work.beside)
        try:
            self.judge = self.bench.prepare(work.master, Path(self.folder))
        except JudgeLost:
            self.renew()
            self.judge = self.bench.prepare(work.master, Path(self.folder))
        self.work = work

    def put_away(self) -> None:
        """Let go of the exercise at hand."""
        if self.judge is not None:
            self.judge.close()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.work, self.judge, self.folder = None, None, ""

    def renew(self) -> None:
        """New processes in the place of one that was lost."""
        with OPENING:
            self.template.close()
            self.bench.close()
            self.template, self.bench = _warm()

    def kill(self) -> None:
        """End both at once, from another thread: what waits for them goes on."""
        self.template.process.kill()
        self.bench.process.kill()

    def close(self) -> None:
        """End both."""
        self.put_away()
        self.template.close()
        self.bench.close()


def _warm() -> tuple[Template, Bench]:
    """Both, getting warm at the same time."""
    warming = Warming.begin()
    bench = Bench.start()
    try:
        return warming.wait(), bench
    except TemplateLost:
        bench.close()
        raise


_rooms: dict[int, Room] = {}  # by process: one that was forked from one with a room has none


def room() -> Room:
    """The room of this process, open until it ends or lets go of it."""
    process = os.getpid()
    with OPENING:
        if process not in _rooms:
            _rooms[process] = Room.open()
            atexit.register(let_go)
        return _rooms[process]


def let_go() -> None:
    """Close the room of this process, if it has one; the next marking opens another."""
    with OPENING:
        if (found := _rooms.pop(os.getpid(), None)) is not None:
            found.close()


def _laid(files: Mapping[str, bytes], more: str = "") -> str:
    """A fresh folder with these files, on top of what another holds."""
    folder = Path(tempfile.mkdtemp(prefix="ipgrader-files-"))
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    if more:  # the instructor's files win over a trainee's of the same name
        shutil.copytree(more, folder, dirs_exist_ok=True)
    return str(folder)


@dataclass
class Run:
    """One submission on its way: what each cell showed, and what each check gave."""

    scores: dict[str, float | None] = field(default_factory=dict)
    stops: list[str] = field(default_factory=list)


def mark_one(work: Work, handed: Handed) -> Marked:
    """Mark one submission that triage found fit, one at a time in a process: a cluster's worker may have many threads.

    Raises RuntimeError when its warm processes are lost twice.
    """
    with ONE:
        return _mark_one(work, handed)


def _mark_one(work: Work, handed: Handed) -> Marked:
    """Mark one submission.

    A box that dies is tried once more: what a notebook does it does again, what the machine did it does not.
    """
    found, submitted = room(), reading.loads(handed.text)
    for last in (False, True):
        repaired = repair(work.master, submitted, work.titles, work.cohort_cell)
        try:
            found.take(work)
            with _bounded(found, work.whole + HARD):
                run = _run(found, work, repaired, handed.files)
        except (TemplateLost, NotStarted, JudgeLost) as error:
            if last:
                raise RuntimeError(str(error)) from error  # one submission's trouble, not the batch's
            found.put_away()
            found.renew()
            continue
        if last or "died" not in run.stops:
            break
    return _marked(work, repaired, run)


@contextmanager
def _bounded(found: Room, seconds: float) -> Iterator[None]:
    clock = threading.Timer(seconds, found.kill)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _run(found: Room, work: Work, repaired: Repaired, files: Mapping[str, bytes]) -> Run:
    """Run the cells in order; the judge marks at each check."""
    run, end = Run(), time.monotonic() + work.whole
    source = _laid(files, found.folder) if files else found.folder
    policy = Policy(folder="", source=source, off=() if work.walls else tuple(sorted(DEFENCES)))
    box = Box.start(found.template, policy, env={"NBGRADER_EXECUTION": "autograde"})
    assert found.judge is not None
    try:
        with found.judge.judging(box) as judge:
            for placed in repaired.cells:
                seconds = min(work.seconds, end - time.monotonic())
                if not placed.checks:
                    _cell(run, box, placed.cell, seconds) if placed.runs else None
                elif work.isolated:
                    _check(run, judge, placed, seconds)
                else:
                    _shared_check(run, box, placed, seconds)
    finally:
        box.close()
        if files:
            shutil.rmtree(source, ignore_errors=True)
    for placed in repaired.cells:
        if placed.master is not None and placed.master.grade_id not in run.scores:
            run.scores[placed.master.grade_id] = None if placed.absent else recorded.by_hand(placed.cell)
    return run


def _cell(run: Run, box: Box, cell: Any, seconds: float) -> None:
    """One cell in the box, unless the box is gone or the time is over."""
    if "died" in run.stops or seconds <= 0:
        run.stops += ["whole"] if seconds <= 0 else []
        return
    ran = box.run(cell.source, seconds)
    cell.outputs, cell.execution_count = list(ran.outputs), ran.count
    if ran.stopped == "time":
        cell.outputs.append(nbformat.v4.new_output("error", **verdict.LATE))
    if ran.stopped:
        run.stops.append(ran.stopped)


def _check(run: Run, judge: Marker, placed: Placed, seconds: float) -> None:
    """One check by the judge."""
    assert placed.master is not None
    found: Verdict = judge.check(placed.master.cell_id, placed.master.points, max(seconds, 1.0))
    run.scores[placed.master.grade_id] = found.score
    placed.cell.outputs = found.outputs


def _shared_check(run: Run, box: Box, placed: Placed, seconds: float) -> None:
    """One check among the trainee's own cells: its points are read from its outputs, as nbgrader reads them."""
    assert placed.master is not None
    _cell(run, box, placed.cell, seconds)
    ran = placed.cell.execution_count is not None or bool(placed.cell.outputs)
    run.scores[placed.master.grade_id] = determine_grade(placed.cell)[0] if ran else 0.0


def _marked(work: Work, repaired: Repaired, run: Run) -> Marked:
    notebook = nbformat.from_dict(
        {
            "cells": [placed.cell for placed in repaired.cells],
            "metadata": dict(work.master.metadata),
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )
    limit = LimitOutput(config=work.config)
    for number, cell in enumerate(notebook.cells):
        limit.preprocess_cell(cell, {}, number)
    said = [stopped.REASONS[reason] for reason in dict.fromkeys(run.stops) if reason in stopped.REASONS]
    late = stopped.notes(notebook, work.titles, work.seconds)
    code = "stopped" if late or set(run.stops) - {"output"} else "marked_repaired" if repaired.notes else "marked"
    notes, untouched = (*repaired.notes, *said, *late), recorded.untouched(notebook)
    for placed, cell in zip(repaired.cells, notebook.cells, strict=True):
        if cell.cell_type == "markdown" and (placed.master is None or not placed.master.locked):
            cell.source = harmless.markdown(cell.source)
    return Marked(build.dumps(notebook), run.scores, untouched, notes, code)
