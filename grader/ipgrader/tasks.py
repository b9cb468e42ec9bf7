"""The tasks of an exercise as feedback and reports show them, read from the course's own source notebook."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat

from ipgrader.parameters import assigned
from ipgrader.source import HIDDEN, SCHEME

HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*$", re.M)


@dataclass
class Task:
    """One graded answer: its title, its text, the cells that mark it and those that show what it gives."""

    name: str
    title: str
    text: str
    answer: str
    checks: list[str] = field(default_factory=list)
    shows: list[str] = field(default_factory=list)
    manual: bool = False

    @property
    def marked(self) -> list[str]:
        """grade_ids of the cells that carry points."""
        return [self.answer] if self.manual else self.checks


def source(folder: Path, assignment: str, notebook: str) -> Any:
    """The instructor's notebook of a course folder."""
    return nbformat.read(folder / "source" / assignment / f"{notebook}.ipynb", as_version=4)


def of(notebook: Any) -> list[Task]:
    """The tasks of an instructor's notebook, in order."""
    tasks: list[Task] = []
    text: list[str] = []
    for cell in notebook.cells:
        grade_id, role = cell.metadata.nbgrader.grade_id, _role(cell)
        if role in ("answer", "essay", "task"):
            written = [*text, cell.source] if role == "task" else text
            tasks.append(_task(grade_id, written, manual=role != "answer"))
            text = []
        elif role == "check" and tasks:
            tasks[-1].checks.append(grade_id)
        elif cell.cell_type == "markdown":
            text.append(cell.source)
        elif tasks and not text and not tasks[-1].checks and not tasks[-1].manual:
            tasks[-1].shows.append(grade_id)
    return tasks


def _role(cell: Any) -> str:
    flags = cell.metadata.nbgrader
    if flags.get("task"):
        return "task"
    if flags.grade:
        return "essay" if flags.solution else "check"
    return "answer" if flags.solution else "given"


def _task(grade_id: str, text: list[str], *, manual: bool) -> Task:
    headed = [number for number, part in enumerate(text) if HEADING.search(part)]
    shown = SCHEME.sub("", "\n\n".join(text[headed[-1] if headed else 0 :])).strip()
    name = grade_id.split("-", 1)[1]
    title = HEADING.search(shown)
    return Task(name, title[1] if title else name, shown, grade_id, manual=manual)


def title(notebook: Any) -> str:
    """The exercise's title: the first heading of its notebook."""
    texts = [HEADING.search(cell.source) for cell in notebook.cells if cell.cell_type == "markdown"]
    return next((found[1] for found in texts if found), "")


def language(notebook: Any) -> str:
    """The notebook's language: the last one that its parameter cells set."""
    named = [assigned(cell.source).get("language") for cell in notebook.cells if cell.cell_type == "code"]
    return next((str(word) for word in reversed(named) if word), "zh")


def hidden_lines(notebook: Any) -> set[str]:
    """Lines that only a hidden check or a mark scheme holds: none of them may ever be shown."""
    hidden, shown = set[str](), set[str]()
    for cell in notebook.cells:
        kept = SCHEME.sub("", HIDDEN.sub("", cell.source))
        shown |= _lines(kept)
        hidden |= _lines(cell.source)
    return {line for line in hidden - shown if len(line) > 20}


def _lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines()}
