"""The exercise as marking runs it: every cell with its role, its locked text, hidden checks in and solutions out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ipgrader import names
from ipgrader.names import Part, Step

LOCKED = ("given", "check", "text", "task")
CHECKSUM = "checksum"
ROLES = {"text": "given", "task": "given", "essay": "answer"}  # of a code cell: an essay in code is an answer


@dataclass(frozen=True, eq=False)
class MasterCell:
    """One cell. `released` is its text as trainees got it, `source` as marking uses it, `solution` the author's."""

    role: str  # given, check, answer; of texts: text, task, essay
    grade_id: str
    cell_id: str
    type: str
    source: str
    released: str
    solution: str = ""
    points: float = 0.0
    metadata: Mapping[str, Any] = field(default_factory=dict)

    @property
    def locked(self) -> bool:
        """Whether its text is ours."""
        return self.role in LOCKED


@dataclass(frozen=True)
class Master:
    """The cells of an exercise in order, and the notebook's metadata."""

    cells: tuple[MasterCell, ...]
    metadata: Mapping[str, Any]

    @cached_property
    def steps(self) -> dict[str, Step]:
        """What the judge does at each code cell, by cell id."""
        code = [cell for cell in self.cells if cell.type == "code"]
        parts = [Part(ROLES.get(cell.role, cell.role), *_texts(cell)) for cell in code]
        return {cell.cell_id: step for cell, step in zip(code, names.plan(parts), strict=True)}


def _texts(cell: MasterCell) -> tuple[str, str]:
    return (cell.solution or cell.source, cell.released) if cell.role in ("answer", "essay") else (cell.source, "")


def of(released: Any, stored: Mapping[str, Mapping[str, str]], solved: Any) -> Master:
    """The master of an exercise.

    released: the notebook that trainees got; stored: source and checksum by grade_id as nbgrader's gradebook holds
    them, with hidden checks; solved: the instructor's notebook.
    """
    solutions = {_grade_id(cell): cell.source for cell in solved.cells}
    cells = [_cell(cell, place, stored, solutions) for place, cell in enumerate(released.cells)]
    return Master(tuple(cells), released.metadata)


def _cell(cell: Any, place: int, stored: Mapping[str, Mapping[str, str]], solutions: Mapping[str, str]) -> MasterCell:
    grade_id, marks = _grade_id(cell), cell.metadata.get("nbgrader") or {}
    metadata = {name: value for name, value in cell.metadata.items() if name != "nbgrader"}
    kept = stored.get(grade_id, {})
    if marks:
        metadata["nbgrader"] = marks | ({CHECKSUM: kept[CHECKSUM]} if kept.get(CHECKSUM) else {})
    return MasterCell(
        role=_role(cell.cell_type, marks),
        grade_id=grade_id,
        cell_id=cell.get("id") or f"cell-{place}",
        type=cell.cell_type,
        source=kept.get("source", cell.source),
        released=cell.source,
        solution=solutions.get(grade_id, "") if grade_id else "",
        points=float(marks.get("points", 0)),
        metadata=metadata,
    )


def _role(kind: str, marks: Mapping[str, Any]) -> str:
    if marks.get("task"):
        return "task"
    if marks.get("solution"):
        return "essay" if marks.get("grade") else "answer"
    if marks.get("grade"):
        return "check"
    return "given" if kind == "code" else "text"


def _grade_id(cell: Any) -> str:
    marks = cell.metadata.get("nbgrader")
    return str(marks.get("grade_id") or "") if isinstance(marks, dict) else ""


def stored_cells(book: Any, notebook: str, assignment: str) -> dict[str, dict[str, str]]:
    """Source and checksum of every cell that nbgrader's gradebook keeps, by grade_id."""
    kept: Iterable[Any] = book.find_notebook(notebook, assignment).source_cells
    return {cell.name: {"source": cell.source, CHECKSUM: cell.checksum} for cell in kept}
