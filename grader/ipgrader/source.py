"""Read a lesson or an exercise: jupytext py:percent with the short keys lang, entry, answer, check, essay and task."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jupytext

from ipgrader.errors import AuthoringError

LANGUAGES = ("zh", "en")
ENTRIES = ("run", "fill", "write")
GRADED = ("answer", "check", "essay", "task")
KEYS = {"lang", "entry", "points", "tags", "title", *GRADED}
SOLUTION = re.compile(r"^[ \t]*### BEGIN SOLUTION$.*?^[ \t]*### END SOLUTION$", re.M | re.S)
HIDDEN = re.compile(r"^[ \t]*### BEGIN HIDDEN TESTS$.*?^[ \t]*### END HIDDEN TESTS$\n?", re.M | re.S)
SCHEME = re.compile(r"^[ \t]*### BEGIN MARK SCHEME$.*?^[ \t]*### END MARK SCHEME$\n?", re.M | re.S)


@dataclass(frozen=True)
class Cell:
    """One cell of a source file: its kind of graded work, if any, its text, and the line where it starts."""

    type: str
    source: str
    line: int
    role: str = "given"
    name: str = ""
    lang: str | None = None
    entry: str | None = None
    points: float = 0
    tags: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Source:
    """A source file, its module code (`m01`) and its cells in order."""

    path: Path
    module: str
    cells: tuple[Cell, ...]

    def of(self, *roles: str) -> list[Cell]:
        """The cells of these roles, in order."""
        return [cell for cell in self.cells if cell.role in roles]


def module_code(path: Path) -> str:
    """`m01` from a path below a module's folder `m01_service_system`."""
    for part in reversed(path.parts):
        if match := re.fullmatch(r"(m\d\d)_\w+", part):
            return match[1]
    raise AuthoringError(
        f"{path}：应放在形如 m01_service_system 的模块文件夹里 / "
        f"{path} should stand in a module folder such as m01_service_system."
    )


def read(path: Path) -> Source:
    """Read one py:percent file; an AuthoringError names every fault with its line."""
    text = path.read_text(encoding="utf-8")
    notebook = jupytext.reads(text, fmt="py:percent")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("# %%")]
    if len(lines) != len(notebook.cells):
        raise AuthoringError(
            f"{path}：{len(lines)} 个“# %%”标记，却读出 {len(notebook.cells)} 格；每格须以“# %%”开头 / "
            f"{path}: {len(lines)} markers '# %%' but {len(notebook.cells)} cells; start every cell with '# %%'."
        )
    faults: list[str] = []
    cells = tuple(_cell(raw, line, faults) for raw, line in zip(notebook.cells, lines, strict=True))
    source = Source(path, module_code(path), cells)
    faults += _structure_faults(source)
    if faults:
        raise AuthoringError(f"{path}:\n" + "\n".join(f"  {fault}" for fault in faults))
    return source


def _cell(raw: Any, line: int, faults: list[str]) -> Cell:
    keys = {key: value for key, value in raw.metadata.items() if key != "lines_to_next_cell"}  # jupytext's own note
    faults += [f"line {line}: unknown key {key!r}; known: {', '.join(sorted(KEYS))}" for key in keys if key not in KEYS]
    roles = [role for role in GRADED if role in keys]
    if len(roles) > 1:
        faults.append(f"line {line}: one cell cannot be {' and '.join(roles)}")
    role = roles[0] if roles else "given"
    return Cell(
        type=raw.cell_type,
        source=raw.source,
        line=line,
        role=role,
        name=str(keys.get(role, "")),
        lang=keys.get("lang"),
        entry=keys.get("entry"),
        points=float(keys.get("points", 0)),
        tags=tuple(keys.get("tags", ())),
    )


def _structure_faults(source: Source) -> list[str]:
    faults = [fault for cell in source.cells for fault in _cell_faults(cell)]
    solved = [cell.name for cell in source.of("answer") if cell.entry is None]
    for cell in source.of("answer"):
        if cell.entry and cell.name not in solved:
            faults.append(f"line {cell.line}: a starter for {cell.name!r}, but no cell with its solution")
    for role in ("check", "essay", "task"):
        seen: set[tuple[str, str | None]] = set()
        for cell in source.of(role):
            if (cell.name, cell.lang) in seen:
                faults.append(f"line {cell.line}: {role} {cell.name!r} stands twice")
            seen.add((cell.name, cell.lang))
    faults += [f"answer {name!r} is marked by no check after it" for name in solved if not checks_of(source, name)]
    return faults + _pair_faults(source)


def _cell_faults(cell: Cell) -> list[str]:
    where = f"line {cell.line}: "
    faults = []
    if cell.lang not in (None, *LANGUAGES):
        faults.append(f"{where}lang={cell.lang!r}; expected zh or en")
    if cell.entry not in (None, *ENTRIES):
        faults.append(f"{where}entry={cell.entry!r}; expected run, fill or write")
    if cell.role in ("check", "essay", "task") and cell.points <= 0:
        faults.append(f"{where}{cell.role} {cell.name!r} needs points above 0")
    if cell.role == "answer" and cell.entry is None and not SOLUTION.search(cell.source):
        faults.append(f"{where}answer {cell.name!r} has no ### BEGIN SOLUTION … ### END SOLUTION")
    for mark in ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME"):
        if cell.source.count(f"### BEGIN {mark}") != cell.source.count(f"### END {mark}"):
            faults.append(f"{where}BEGIN and END {mark} do not match")
    if cell.type == "markdown" and cell.lang is None:
        faults.append(f"{where}text without lang; write a zh cell and an en cell")
    return faults


def _pair_faults(source: Source) -> list[str]:
    """A zh text cell stands right before its en twin, of the same role and name."""
    texts = [cell for cell in source.cells if cell.lang]
    faults = []
    for first, second in zip(texts[::2], texts[1::2], strict=False):
        adjacent = source.cells.index(second) == source.cells.index(first) + 1
        alike = (first.type, first.role, first.name, first.points) == (
            second.type,
            second.role,
            second.name,
            second.points,
        )
        if not (adjacent and alike and (first.lang, second.lang) == LANGUAGES):
            faults.append(f"lines {first.line} and {second.line}: not a zh cell followed by its en twin")
            break
    if not faults and len(texts) % 2:
        faults.append(f"line {texts[-1].line}: a text cell without its twin in the other language")
    return faults


def checks_of(source: Source, answer: str) -> list[Cell]:
    """The checks that mark an answer: those after it and before the next answer."""
    current, found = "", []
    for cell in source.of("answer", "check"):
        if cell.role == "answer":
            current = cell.name
        elif current == answer:
            found.append(cell)
    return found


def points(source: Source) -> dict[str, float]:
    """Points a task, by the name of its answer or essay; each check counts for the answer before it."""
    marked = {name: sum(c.points for c in checks_of(source, name)) for name in answers(source)}
    return marked | {cell.name: cell.points for cell in source.of("essay", "task")}


def answers(source: Source) -> list[str]:
    """Names of the automatically marked answers, in order."""
    return [cell.name for cell in source.of("answer") if cell.entry is None]


def open_tables(source: Source) -> list[str]:
    """Names of the tables that an exercise loads in the cohort's edition; the others are the same in every edition."""
    return sorted(
        {name for cell in source.cells for name in re.findall(r'load\("(\w+)", edition=edition\)', cell.source)}
    )
