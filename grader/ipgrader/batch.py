"""One run over the submissions of one exercise: how it marks, by what, who is who in the inbox."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unicodedata import normalize

import nbformat

from ipgrader.beside import files
from ipgrader.books import gradebook
from ipgrader.course import released_sha
from ipgrader.errors import MarkingError
from ipgrader.isolated import Work
from ipgrader.markable import Markable
from ipgrader.master import of as master_of
from ipgrader.master import stored_cells
from ipgrader.reach import reaching
from ipgrader.titles import Titles

MARKINGS = ("isolated", "shared", "nbgrader")
REHEARSED = "rehearsal.json"


@dataclass(frozen=True)
class How:
    """How a run marks. marking: `isolated` (checks where no answer reaches them), `shared` (checks among the answers,
    as nbgrader does it, but sandboxed and fast), `nbgrader` (nbgrader's own autograde, no sandbox)."""

    marking: str = "isolated"
    again: bool = False  # mark all, not only what is missing or has changed
    only: frozenset[str] = frozenset()  # of these trainees; all without
    walls: bool = True

    @property
    def name(self) -> str:
        """What stands in an outcome: how its checks ran."""
        return self.marking if self.walls or self.marking == "nbgrader" else f"{self.marking}, no sandbox"


@dataclass(frozen=True)
class Batch:
    """One run over the submissions of one exercise: by what they are marked, who has a double, who is rehearsed."""

    course: Markable
    assignment: Any
    how: How
    released: Any
    sha: str
    titles: Titles
    twins: dict[str, list[str]]
    played: dict[str, str]
    work: Work | None  # None: nbgrader marks
    config: Any

    @property
    def module(self) -> str:
        """What outcomes are kept under."""
        return self.course.module(self.assignment)


def prepare(course: Markable, assignment: Any, inbox: Path, how: How, names: list[str]) -> Batch:
    """What a run needs; names: of the trainees. Raises MarkingError for checks that cannot be isolated."""
    called, config = course.titles(assignment), course.config()
    released = nbformat.read(course.notebook("release", assignment), as_version=4)
    work = None if how.marking == "nbgrader" else _work(course, assignment, how, released, called)
    sha = released_sha(course, assignment)
    return Batch(course, assignment, how, released, sha, called, _twins(names), rehearsed(inbox), work, config)


def _work(course: Markable, assignment: Any, how: How, released: Any, called: Titles) -> Work:
    with gradebook(course) as book:
        stored = stored_cells(book, course.notebook_name(assignment), assignment.name)
    source = course.notebook("source", assignment)
    whole = master_of(released, stored, nbformat.read(source, as_version=4))
    if how.marking == "isolated" and (found := reaching(whole)):
        raise MarkingError(
            f"{course.module(assignment)} 有的检查要改动作答的名字，不能隔离评分：{', '.join(found)}；"
            "请用 --marking shared（在沙箱里评，但检查与作答同一进程） / "
            f"checks of {course.module(assignment)} change the trainee's own names, so they cannot be isolated: "
            f"{', '.join(found)}; use --marking shared (sandboxed, but checks and answers in one process)"
        )
    config = course.config()
    seconds = config.Execute.get("timeout", 30)
    work = Work(
        key="",
        master=whole,
        titles=called,
        cohort_cell=course.cohort_cell(assignment),
        beside=files(source.parent),
        seconds=float(seconds) if seconds and seconds > 0 else Work.whole,
        config=config,
        isolated=how.marking == "isolated",
        walls=how.walls,
    )
    parts = (whole.cells, sorted(work.beside.items()), work.seconds, work.isolated, work.walls)
    return replace(work, key=hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest())


def rehearsed(inbox: Path) -> dict[str, str]:
    """Trainees of an inbox whose submissions were put together for a rehearsal: trainee -> attempt."""
    path = inbox / REHEARSED
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _twins(names: list[str]) -> dict[str, list[str]]:
    """Names that differ only in case or in how a letter is encoded, each with its others."""
    keys = {name: normalize("NFC", name).casefold() for name in names}
    often = Counter(keys.values())
    return {name: [n for n in names if n != name and keys[n] == key] for name, key in keys.items() if often[key] > 1}
