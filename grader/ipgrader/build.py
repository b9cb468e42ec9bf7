"""Build notebooks from sources: a filter on cells by language and entry, then nbgrader's metadata. Byte-stable."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

from ipgrader import catalogue, names, paths
from ipgrader.errors import AuthoringError
from ipgrader.release import strip_to_trainee
from ipgrader.source import ENTRIES, LANGUAGES, Cell, Source, read

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
FLAGS = {
    "given": {"grade": False, "solution": False, "locked": True, "task": False},
    "answer": {"grade": False, "solution": True, "locked": False, "task": False},
    "check": {"grade": True, "solution": False, "locked": True, "task": False},
    "essay": {"grade": True, "solution": True, "locked": False, "task": False},
    "task": {"grade": False, "solution": False, "locked": True, "task": True},
}

BORROWED = (
    "检查 {cell} 用了前面任务的作答：{names}。那是学员能改的，不能用来算标准；请重新读表或自己算，或改问一个函数 / "
    "Check {cell} uses what the answer of an earlier task makes: {names}. A trainee can change it, so it is no key: "
    "load the table anew, compute it, or ask for a function."
)
LENT = (
    "{cell} 用到的 {names} 只有检查格里才有；检查不在学员的进程里运行，请放进给定的格 / "
    "{cell} uses {names}, which only a check makes. No check runs in the trainee's process: put it into a given cell."
)


def modules() -> list[Path]:
    """Folders of the modules that have an exercise, in order."""
    return sorted(path.parent for path in paths.exercises().glob("m*/exercise.py"))


def module(name: str) -> Path:
    """The exercise folder of one module, by code (`M01`) or folder name."""
    found = [path for path in modules() if name.lower() in (path.name, path.name.split("_")[0])]
    if found:
        return found[0]
    known = ", ".join(path.name for path in modules()) or "—"
    raise AuthoringError(f"没有模块 {name}；现有：{known} / No module {name!r}; there are: {known}.")


def exercise_name(folder: Path) -> str:
    """The notebook's file name, the same in every language and entry: `service_system`."""
    return folder.name.split("_", 1)[1]


def notebook(source: Source, language: str, entry: str = "fill", *, graded: bool = True) -> Any:
    """The notebook with solutions and hidden checks, in one language, for one entry.

    `graded=False` builds a lesson: no nbgrader metadata. Raises AuthoringError for a check that ends in an expression.
    """
    starters = {cell.name: cell.source for cell in source.of("answer") if cell.entry == entry}
    cells, counts = [], {"text": 0, "given": 0}
    for cell in source.cells:
        if cell.lang not in (None, language) or (cell.role == "answer" and cell.entry):
            continue
        text = _set_build_values(cell.source, language, entry) if "parameters" in cell.tags else cell.source
        built = _cell(cell, text, _grade_id(cell, source.module, counts), graded=graded)
        if cell.role == "answer" and cell.name in starters:
            built.metadata["iplab"] = {"starter": starters[cell.name]}
        cells.append(built)
    return nbformat.v4.new_notebook(
        cells=cells, metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}}, nbformat_minor=5
    )


def _cell(cell: Cell, text: str, grade_id: str, *, graded: bool) -> Any:
    if cell.role == "check":
        _require_statement(cell)
    make = nbformat.v4.new_code_cell if cell.type == "code" else nbformat.v4.new_markdown_cell
    metadata: dict[str, Any] = {"tags": list(cell.tags)} if cell.tags else {}
    if graded:
        metadata["nbgrader"] = {"schema_version": 3, "grade_id": grade_id, **FLAGS[cell.role]}
        if cell.points:
            metadata["nbgrader"]["points"] = _whole(cell.points)
    return make(text, id=grade_id, metadata=metadata)


def _grade_id(cell: Cell, module: str, counts: dict[str, int]) -> str:
    """`m01-municipal-coverage`, `…-check`; given cells by position, since nothing relies on their names."""
    if cell.role != "given":
        return f"{module}-{cell.name}" + ("-check" if cell.role == "check" else "")
    kind = "text" if cell.type == "markdown" else "given"
    counts[kind] += 1
    return f"{module}-{kind}-{counts[kind]}"


def _require_statement(cell: Cell) -> None:
    """nbgrader takes a last bare expression for the score: a check must end in a statement."""
    body = ast.parse(cell.source).body
    if not body or isinstance(body[-1], ast.Expr):
        raise AuthoringError(
            f"第 {cell.line} 行：检查 {cell.name} 以表达式结尾，会被当成分数；请以 assert 结尾 / "
            f"Line {cell.line}: check {cell.name!r} ends in an expression, which nbgrader would take for the score; "
            "end it with an assert."
        )


def _set_build_values(text: str, language: str, entry: str) -> str:
    text = re.sub(r"(?m)^language = .*$", f'language = "{language}"', text)
    return re.sub(r"(?m)^entry = .*$", f'entry = "{entry}"', text)


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value


def trainee(source: Source, language: str, entry: str = "fill") -> Any:
    """What a trainee opens: no solution, no hidden check, no mark scheme."""
    return strip_to_trainee(notebook(source, language, entry))


def dumps(built: Any) -> str:
    """The notebook as text: sorted keys, one final newline, the same bytes on every machine."""
    return str(nbformat.writes(built, version=4)).rstrip("\n") + "\n"


def committed() -> Iterator[tuple[Path, str]]:
    """Every derived file that is kept in git, with the text it must have: notebooks, the pages of modules."""
    for lesson in sorted(paths.curriculum().glob("m*/[0-9]_*.py")):
        source = read(lesson)
        for language in LANGUAGES:
            yield lesson.with_suffix(f".{language}.ipynb"), dumps(notebook(source, language, graded=False))
    for folder in modules():
        source = read(folder / "exercise.py")
        require_judgeable(source)
        for language in LANGUAGES:
            yield folder / language / f"{exercise_name(folder)}.ipynb", dumps(trainee(source, language))
    yield from catalogue.pages()


def require_judgeable(source: Source) -> None:
    """No check may rest on what another task's answer made, no cell on what only a check makes (AuthoringError)."""
    for entry in ENTRIES:
        cells, parts = _code(notebook(source, LANGUAGES[0], entry))
        for place, which in names.borrowed(parts):
            raise AuthoringError(BORROWED.format(cell=cells[place], names=", ".join(sorted(which))))
        for place, which in names.lent(parts):
            raise AuthoringError(LENT.format(cell=cells[place], names=", ".join(sorted(which))))


def kernel_only(source: Source) -> list[tuple[str, str]]:
    """Given cells that depend on answers, by grade_id with their first line: they run in the trainee's kernel alone."""
    built = notebook(source, LANGUAGES[0])
    cells, parts = _code(built)
    return [(cells[place], parts[place].source.strip().partition("\n")[0]) for place in names.kernel_only(parts)]


def _code(built: Any) -> tuple[list[str], list[names.Part]]:
    """The grade_ids of the code cells, and what names.py reads of them."""
    cells = [cell for cell in built.cells if cell.cell_type == "code"]
    return [cell.metadata.nbgrader.grade_id for cell in cells], [_part(cell) for cell in cells]


def _part(cell: Any) -> names.Part:
    marks = cell.metadata.nbgrader
    role = "answer" if marks.solution else "check" if marks.grade else "given"
    return names.Part(role, cell.source, cell.metadata.get("iplab", {}).get("starter", ""))


def write(files: Iterator[tuple[Path, str]]) -> list[Path]:
    """Write what changed, each by a temporary file and a rename; returns the paths that changed."""
    changed = []
    for path, text in files:
        if path.exists() and path.read_bytes() == text.encode():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".tmp")
        draft.write_bytes(text.encode())
        draft.replace(path)
        changed.append(path)
    return changed
