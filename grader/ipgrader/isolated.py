"""Mark one submission with the judge outside: answers run in a sandboxed box, checks in a process that runs no answer.

What is left behind is what `nbgrader autograde` leaves: an autograded notebook and the rows of the gradebook.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.preprocessors import LimitOutput

from ipgrader import build, master, recorded, triage, verdict
from ipgrader.course import Course, gradebook
from ipgrader.judges import Bench, Exercise, JudgeLost, Marker
from ipgrader.master import Master
from ipgrader.parameters import cohort_id
from ipgrader.repair import Placed, Repaired, repair
from ipgrader.source import module_code
from ipgrader.titles import Note, Titles
from ipgrader.verdict import Verdict
from ipgrader.warm.boxes import Box, NotStarted
from ipgrader.warm.policy import Policy
from ipgrader.warm.templates import Template, TemplateLost

WHOLE = 600.0  # seconds for one submission
BESIDE = {".ipynb_checkpoints", "__pycache__"}
STOPS: dict[str, Note] = {
    "output": {
        "zh": "输出太多，只留了开头的一部分；不影响得分。",
        "en": "There was too much output: only its beginning was kept. This costs no points.",
    },
    "memory": {
        "zh": "有的格用的内存超过限制，被停止了；后面的题可能因此失分。请检查是不是造了太大的表，再交一次。",
        "en": "A cell took more memory than allowed and was stopped; later tasks may have lost points. "
        "Look for a table that grows too large, and hand it in again.",
    },
    "disk": {
        "zh": "有的格写的文件太大，被停止了；后面的题可能因此失分。",
        "en": "A cell wrote more to disk than allowed and was stopped; later tasks may have lost points.",
    },
    "died": {
        "zh": "运行到一半，程序自己退出了；在那之前的得分有效，后面的题没有得分。请去掉退出程序的语句，再交一次。",
        "en": "The notebook ended its own program half way. Points earned before that count; the tasks after it have "
        "none. Remove what ends the program, and hand it in again.",
    },
    "whole": {
        "zh": "整份作业运行太久，被停止了；在那之前的得分有效。",
        "en": "The notebook as a whole ran too long and was stopped; points earned before that count.",
    },
}


@dataclass
class Room:
    """The warm processes of this process: one for the trainees' notebooks, one for the judges."""

    template: Template
    bench: Bench

    @staticmethod
    def open() -> Room:
        """Start both."""
        return Room(Template.start(), Bench.start())

    def renew(self) -> None:
        """New processes in the place of one that was lost."""
        self.close()
        self.template, self.bench = Template.start(), Bench.start()

    def prepare(self, whole: Master, folder: Path) -> Exercise:
        """Have the judges' process get ready for an exercise; a new process if that was lost since the last one."""
        try:
            return self.bench.prepare(whole, folder)
        except JudgeLost:
            self.renew()
            return self.bench.prepare(whole, folder)

    def close(self) -> None:
        """End both."""
        self.template.close()
        self.bench.close()


def room() -> Room:
    """The room of this process, open until it ends."""
    return _room(os.getpid())


@cache
def _room(process: int) -> Room:
    """A process that was forked from one with a room has none."""
    found = Room.open()
    atexit.register(lambda: found.close() if os.getpid() == process else None)
    return found


@dataclass
class Marking:
    """One exercise of one course, ready to be marked."""

    course: Course
    assignment: Path
    titles: Titles
    master: Master
    room: Room
    judge: Exercise
    beside: str  # a folder with the files that lie beside the notebook, "" if there are none
    seconds: float  # for one cell
    config: Any
    whole: float = WHOLE

    def renew(self) -> None:
        """Get ready again after a warm process was lost."""
        self.judge.close()
        self.room.renew()
        self.judge = self.room.bench.prepare(self.master, self.course.notebook("source", self.assignment).parent)


@dataclass
class Run:
    """One submission on its way: what each cell showed, and what each check gave."""

    scores: dict[str, float | None] = field(default_factory=dict)
    stops: list[str] = field(default_factory=list)


@contextmanager
def marking(course: Course, assignment: Path, titles: Titles) -> Iterator[Marking]:
    """Get ready to mark the submissions of one exercise."""
    name, config, found = build.exercise_name(assignment), course.config(), room()
    with gradebook(course) as book:
        stored = master.stored_cells(book, name, assignment.name)
    released, solved = (
        nbformat.read(course.notebook(step, assignment), as_version=4) for step in ("release", "source")
    )
    whole = master.of(released, stored, solved)
    source = course.notebook("source", assignment).parent
    beside = _beside(source)
    made = Marking(
        course, assignment, titles, whole, found, found.prepare(whole, source), beside, _seconds(config), config
    )
    try:
        yield made
    finally:
        made.judge.close()
        if beside:
            shutil.rmtree(beside, ignore_errors=True)


def _seconds(config: Any) -> float:
    """nbgrader's time for a cell, as this course sets it."""
    found = config.Execute.get("timeout", 30)
    return float(found) if found and found > 0 else WHOLE


def _beside(source: Path) -> str:
    """A copy of what a trainee's notebook may read, without any notebook of the instructor's."""
    files = [path for path in source.rglob("*") if path.is_file() and path.suffix != ".ipynb"]
    files = [path for path in files if not BESIDE & set(path.relative_to(source).parts)]
    if not files:
        return ""
    folder = Path(tempfile.mkdtemp(prefix="ipgrader-files-"))
    for path in files:
        target = folder / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return str(folder)


def mark_one(marking: Marking, trainee: str, found: triage.Found) -> list[Note]:
    """Mark a submission that triage found fit; returns what was put right and what was stopped.

    A box that dies is tried once more: what a notebook does it does again, what the machine did it does not.
    """
    submitted = nbformat.reads(found.text.decode("utf-8"), as_version=4)
    key = cohort_id(module_code(marking.assignment))
    for last in (False, True):
        repaired = repair(marking.master, submitted, marking.titles, key)
        try:
            run = _run(marking, repaired)
        except (TemplateLost, NotStarted, JudgeLost) as error:
            if last:
                raise RuntimeError(str(error)) from error  # one submission's trouble, not the batch's
            marking.renew()
            continue
        if last or "died" not in run.stops:
            break
    notebook = _notebook(marking, repaired)
    _keep(marking, trainee, notebook)
    _record(marking, trainee, notebook, run, found.submitted)
    return [*repaired.notes, *(STOPS[reason] for reason in dict.fromkeys(run.stops) if reason in STOPS)]


def _run(marking: Marking, repaired: Repaired) -> Run:
    """Run the cells in order; the judge marks at each check."""
    run, end = Run(), time.monotonic() + marking.whole
    box = Box.start(
        marking.room.template, Policy(folder="", source=marking.beside), env={"NBGRADER_EXECUTION": "autograde"}
    )
    try:
        with marking.judge.judging(box) as judge:
            for placed in repaired.cells:
                seconds = min(marking.seconds, end - time.monotonic())
                if placed.checks:
                    _check(run, judge, placed, seconds)
                elif placed.runs:
                    _cell(run, box, placed.cell, seconds)
    finally:
        box.close()
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


def _notebook(marking: Marking, repaired: Repaired) -> Any:
    """The autograded notebook."""
    notebook = nbformat.v4.new_notebook(
        cells=[placed.cell for placed in repaired.cells], metadata=dict(marking.master.metadata), nbformat_minor=5
    )
    limit = LimitOutput(config=marking.config)
    for number, cell in enumerate(notebook.cells):
        limit.preprocess_cell(cell, {}, number)
    return notebook


def _keep(marking: Marking, trainee: str, notebook: Any) -> None:
    """Write the autograded notebook, and beside it what nbgrader copies there."""
    target = marking.course.notebook("autograded", marking.assignment, trainee)
    shutil.rmtree(target.parent, ignore_errors=True)
    target.parent.mkdir(parents=True)
    handed = marking.course.notebook("submitted", marking.assignment, trainee).parent
    for folder in (handed, Path(marking.beside or handed)):
        for path in (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".ipynb"):
            copied = target.parent / path.relative_to(folder)
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copied)
    build.write(iter([(target, build.dumps(notebook))]))


def _record(marking: Marking, trainee: str, notebook: Any, run: Run, submitted: str) -> None:
    place = (marking.assignment.name, build.exercise_name(marking.assignment), trainee)
    with gradebook(marking.course) as book:
        recorded.record(book, place, notebook, run.scores, submitted, marking.config)
