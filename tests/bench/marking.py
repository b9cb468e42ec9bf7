"""How fast marking is, beside nbgrader and beside the least that it could take, on the same submissions in one run.

python tests/bench/marking.py [--module m01_service_system] [--submissions 24] [--out FILE]

Each contender marks in a process of its own and has marked one submission before the clock starts. Processor time is
that of every process at work for it. Feedback pages are counted apart: both sides write them.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import nbformat
import psutil
from ipgrader import build, converters, feedback, laws, mark, marks, workers
from ipgrader import course as courses
from ipgrader.batch import How

CASE = laws.CASES[0]
NBGRADER = 8  # submissions for nbgrader, which takes seconds for each
FIRST = "t00000"  # marked before the clock starts


@dataclass
class Took:
    """Seconds for one submission: of the clock, of processors, for its feedback page; and the points given."""

    name: str
    submissions: int
    wall: float
    cpu: float
    feedback: float
    unique_mb: float
    points: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Ready:
    """A released course with its inbox."""

    course: courses.Course
    assignment: Path
    inbox: Path
    names: list[str]


def prepared(module: str, number: int, place: Path) -> Ready:
    """The attempts of the exercise, over and over, behind a first one to get warm by."""
    assignment = build.module(module)
    course = courses.of(CASE.cohort(module), place / "course")
    released = nbformat.read(courses.release(course, assignment), as_version=4)
    kinds = ["solution", *laws.attempts(assignment)]
    names = [f"t{each:05}" for each in range(number + 1)]
    for each, name in enumerate(names):
        attempt = laws.read_attempt(assignment, kinds[each % len(kinds)])
        handed = laws.attempt_notebook(assignment, attempt, CASE.language, CASE.entry, released)
        build.write(iter([(place / "inbox" / name / f"{build.exercise_name(assignment)}.ipynb", build.dumps(handed))]))
    return Ready(course, assignment, place / "inbox", names)


class Clock:
    """Wall and processor time, in a with block, of this process and all that descend from it."""

    def __enter__(self) -> Clock:
        """Begin."""
        self.before, self.start = self._processor(), time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self.wall = time.perf_counter() - self.start
        self.cpu = self._processor() - self.before

    @staticmethod
    def _processor() -> float:
        """What ended children used is in the figures of those who waited for them, down to this process."""
        own, total = psutil.Process(), 0.0
        for process in [own, *own.children(recursive=True)]:
            with contextlib.suppress(psutil.NoSuchProcess):
                used = process.cpu_times()
                total += used.user + used.system + used.children_user + used.children_system
        return total


def by_nbgrader(ready: Ready) -> Took:
    """nbgrader's own autograde and generate_feedback, in one process by its Python interface: its best."""
    from nbgrader.converters import Autograde

    mark.mark(ready.course, ready.assignment, ready.inbox, how=How("nbgrader", only=frozenset({FIRST}), walls=False))
    for name in ready.names[1:]:  # hand over what nbgrader would have collected
        target = ready.course.notebook("submitted", ready.assignment, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ready.inbox / name / target.name, target)
    with Clock() as clock:
        converters.run_converter(Autograde, ready.course, ready.assignment, "t*")
    return _took("nbgrader autograde", ready, clock, len(ready.names), 0.0)


def by_us(ready: Ready, *, number: int, dask: bool = False) -> Took:
    """Judge and sandbox on."""
    with _cluster(number) if dask else contextlib.nullcontext("") as address, workers.workers(number, address) as crew:
        for each in range(number if number > 1 else 1):  # every worker gets warm
            only = frozenset(ready.names[each : each + 1] if number == 1 else ready.names[: 2 * number])
            mark.mark(ready.course, ready.assignment, ready.inbox, how=How(only=only, again=True), workers=crew)
        with Clock() as clock:
            mark.mark(ready.course, ready.assignment, ready.inbox, how=How(again=True), workers=crew)
        unique = _unique()
    name = f"ours, Dask cluster of {number}" if dask else f"ours, {number} process{'es' if number > 1 else ''}"
    return _took(name, ready, clock, len(ready.names), unique)


@contextlib.contextmanager
def _cluster(number: int) -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=number, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


def _unique() -> float:
    """Unique memory of the largest worker beside its warm processes, in MB: those stand once for all submissions."""
    own = psutil.Process()
    found = [own, *own.children(recursive=True)]
    sizes = []
    for process in found:
        with contextlib.suppress(psutil.Error):
            if not {"ipgrader.warm.template", "ipgrader.judge"} & set(process.cmdline()):
                sizes.append(process.memory_full_info().uss)
    return max(sizes) / 1e6


def lower_limit(ready: Ready) -> Took:
    """The cells alone, in one warm process: no kernel, no judge, no sandbox, no notebook written, no gradebook."""
    from ipgrader.warm import preload
    from ipgrader.warm.shell import Shell

    with contextlib.suppress(preload.Threads):  # nothing is forked here
        preload.load()
    course = courses.source_notebook(ready.course, laws.read(ready.assignment / "exercise.py"))
    preload.drop_shell()
    shell = Shell(lambda *_: None)
    checks = {cell.metadata.nbgrader.grade_id: cell.source for cell in course.cells if cell.metadata.nbgrader.grade}

    def one(name: str) -> None:
        path = ready.inbox / name / f"{build.exercise_name(ready.assignment)}.ipynb"
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                shell.run(checks.get(cell.metadata.nbgrader.grade_id, cell.source))

    one(FIRST)
    with Clock() as clock:
        for name in ready.names:
            one(name)
    return Took(
        "cells in one warm process", len(ready.names), clock.wall / len(ready.names), clock.cpu / len(ready.names), 0, 0
    )


def _took(name: str, ready: Ready, clock: Clock, number: int, unique: float) -> Took:
    start = time.perf_counter()
    if name != "nbgrader autograde":
        feedback.write(ready.course)
    else:
        from nbgrader.converters import GenerateFeedback

        converters.run_converter(GenerateFeedback, ready.course, ready.assignment, "t*")
    pages = time.perf_counter() - start
    cells = marks.marks(ready.course)
    points = cells[cells["trainee"] != FIRST].groupby("trainee")["points"].sum().to_dict()
    return Took(name, number, clock.wall / number, clock.cpu / number, pages / number, unique, points)


CONTENDERS: dict[str, Callable[[Ready], Took]] = {
    "nbgrader": by_nbgrader,
    "one": partial(by_us, number=1),
    "two": partial(by_us, number=2),
    "dask": partial(by_us, number=2, dask=True),
    "limit": lower_limit,
}


def main() -> int:
    """Measure every contender in turn, each in a fresh process; 1 if they did not give the same points."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--module", default="m01_service_system")
    parser.add_argument("--submissions", type=int, default=24)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--contender", choices=CONTENDERS)
    asked = parser.parse_args()
    if asked.contender:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            ready = prepared(asked.module, asked.submissions, Path(folder))
            print(json.dumps(asdict(CONTENDERS[asked.contender](ready))))
        return 0
    found = [_apart(name, asked) for name in CONTENDERS]
    text = table(found, asked.module)
    print(text)
    if asked.out:
        asked.out.write_text(text, encoding="utf-8")
    return int(not _alike(found))


def _apart(name: str, asked: Any) -> Took:
    number = min(asked.submissions, NBGRADER) if name == "nbgrader" else asked.submissions
    command = [sys.executable, __file__, "--module", asked.module, "--submissions", str(number), "--contender", name]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"{name}:\n{ran.stdout}\n{ran.stderr}")
    return Took(**json.loads(ran.stdout.splitlines()[-1]))


def _alike(found: list[Took]) -> bool:
    """Whether all gave the same points to whom they all marked."""
    given = [each.points for each in found if each.points]
    return all(one[name] == given[0][name] for one in given for name in given[0])


def table(found: list[Took], module: str) -> str:
    """A Markdown table, with ratios against nbgrader and against the lower limit."""
    first, least = found[0], found[-1]
    rows = [
        f"| {each.name} | {each.submissions} | {each.wall:.2f} | {each.cpu:.2f} | {each.feedback:.2f} | "
        f"{(first.wall + first.feedback) / (each.wall + each.feedback):.1f} | {each.cpu / least.cpu:.1f} | "
        f"{each.unique_mb:.0f} |"
        for each in found
    ]
    head = [
        f"Marking of {module}, seconds a submission.",
        "",
        "| | submissions | wall | processor | feedback | times as fast as nbgrader, feedback counted "
        "| processor: times the lower limit | USS of a worker, MB |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    alike = "All gave the same points." if _alike(found) else "THE POINTS DIFFER."
    return "\n".join([*head, *rows, "", alike, ""])


if __name__ == "__main__":
    sys.exit(main())
