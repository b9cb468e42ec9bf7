"""The cases of the corpus: what a trainee hands in, made from data. Nothing of a case runs here.

A case is a folder: case.yaml says what it must get and which defence holds it, hostile.py is what is handed in,
benign.py an honest notebook that looks alike. Both are cells: `# %% answer="NAME"` replaces an answer, `# %%
check="NAME"` the text of a check, `# %%` is a cell of the trainee's own, which stands before the next cell that is
named, or at the end. The other answers are as `rest` in the first lines says: solution or blank.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import nbformat
import yaml
from ipgrader.rehearsal import MARKERS
from ipgrader.source import read

HERE = Path(__file__).parent
CASES = HERE / "cases"
EXERCISE = HERE / "course" / "exercises" / "m01_small"
CELL = re.compile(r"^# %%(?P<text> \[markdown\])?(?P<keys>(?: \w+=\"[^\"]*\")*)$", re.M)
HEADER = re.compile(r"\A# ---\n# rest: (solution|blank)\n# ---\n")
PREFIX = "m01-"
# Texts that no file should hold as they are.
FILLED = {"LONE": chr(0xD800), "MINUS": "-" * 100_000 + "1", "LONG": "x" * 10_000_000, "NULL": chr(0)}
FILLED["ODD"] = "".join(map(chr, (0x2028, 0x2029, 12, 27, 7)))  # separators and controls


@dataclass(frozen=True)
class Case:
    """One case, by the name of its folder; `about` is its case.yaml."""

    name: str
    about: Mapping[str, Any]

    def __str__(self) -> str:
        """For the name of a test."""
        return self.name

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return CASES / self.name

    @property
    def marks(self) -> float:
        """What the hostile notebook must get."""
        return float(self.about["marks"])


@cache
def cases() -> tuple[Case, ...]:
    """All of them, by name."""
    files = sorted(CASES.glob("*/case.yaml"))
    return tuple(Case(file.parent.name, yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files)


@dataclass(frozen=True)
class Written:
    """One cell of a file of a case."""

    keys: Mapping[str, str]
    type: str
    source: str


def written(path: Path) -> tuple[str, list[Written]]:
    """What `rest` says, and the cells of a file."""
    text = path.read_text(encoding="utf-8")
    header = HEADER.match(text)
    if header is None:
        raise ValueError(f"{path}: the first lines are '# ---', '# rest: solution' or blank, '# ---'")
    marks = list(CELL.finditer(text, header.end()))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return header[1], [_cell(mark, text[mark.end() : end]) for mark, end in zip(marks, ends, strict=False)]


def _cell(mark: re.Match[str], body: str) -> Written:
    source = body.strip("\n")
    if mark["text"]:
        source = re.sub(r"(?m)^# ?", "", source)
    keys = dict(re.findall(r'(\w+)="([^"]*)"', mark["keys"]))
    if "nbgrader" in keys:
        source = _of_nbgrader(keys["nbgrader"])
    return Written(keys, "markdown" if mark["text"] else "code", source)


def _of_nbgrader(name: str) -> str:
    """The first cell of one of the notebooks that nbgrader's own tests use, from the installed package."""
    origin = find_spec("nbgrader").origin
    path = Path(origin).parent / "tests" / "apps" / "files" / f"{name}.ipynb"
    return str(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])


def handed_in(case: Case, which: str, released: Any, places: Mapping[str, object]) -> str:
    """The text of the notebook that is handed in. places: what stands for @NAME@ in the cells."""
    rest, cells = written(case.folder / f"{which}.py")
    notebook = copy.deepcopy(released)
    for name, source in _rest(rest).items():
        _find(notebook, name).source = source
    for place, cell in enumerate(cells):
        source = _filled(cell.source, places)
        if "answer" in cell.keys:
            _find(notebook, cell.keys["answer"]).source = source
        elif "check" in cell.keys:
            _find(notebook, f"{cell.keys['check']}-check").source = source
        else:
            _insert(notebook, cells[place:], cell.type, source)
    for step in case.about.get("damage", ()) if which == "hostile" else ():
        ((kind, given),) = step.items()
        DAMAGE[kind](notebook, given)
    return json.dumps(notebook, indent=1)  # ASCII: a lone surrogate is an escape, as in any JSON file


def _rest(rest: str) -> dict[str, str]:
    if rest == "blank":
        return {}
    return {cell.name: MARKERS.sub("", cell.source) for cell in read(EXERCISE / "exercise.py").of("answer")}


def _filled(text: str, places: Mapping[str, object]) -> str:
    return re.sub(r"@([A-Z_]+)@", lambda found: str({**FILLED, **places}.get(found[1], found[0])), text)


def _find(notebook: Any, name: str) -> Any:
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == PREFIX + name)


def _insert(notebook: Any, cells: list[Written], kind: str, source: str) -> None:
    """Before the next cell that is named, or at the end."""
    named = [key for cell in cells for key in (cell.keys.get("answer"), cell.keys.get("before")) if key]
    make = nbformat.v4.new_markdown_cell if kind == "markdown" else nbformat.v4.new_code_cell
    at = notebook.cells.index(_find(notebook, named[0])) if named else len(notebook.cells)
    notebook.cells.insert(at, make(source, id=f"own-{len(notebook.cells)}"))


# --- what may happen to cells besides ---


def _copy(notebook: Any, name: str) -> None:
    cell = _find(notebook, name)
    twin = copy.deepcopy(cell)
    twin["id"] = "twin"
    notebook.cells.insert(notebook.cells.index(cell) + 1, twin)


def _split(notebook: Any, name: str) -> None:
    """In the middle, as Jupyter does it: both halves keep the marks."""
    _copy(notebook, name)
    cell = _find(notebook, name)
    lines = cell.source.splitlines()
    cell.source = "\n".join(lines[: len(lines) // 2])
    notebook.cells[notebook.cells.index(cell) + 1].source = "\n".join(lines[len(lines) // 2 :])


def _merge(notebook: Any, name: str) -> None:
    """With the cell below, as Jupyter does it."""
    cell = _find(notebook, name)
    below = notebook.cells.pop(notebook.cells.index(cell) + 1)
    cell.source += f"\n\n{below.source}"


def _retype(notebook: Any, name: str) -> None:
    cell = _find(notebook, name)
    cell.cell_type = "markdown"
    for key in ("outputs", "execution_count"):
        cell.pop(key)


def _first(notebook: Any, name: str) -> None:
    cell = _find(notebook, name)
    notebook.cells.remove(cell)
    notebook.cells.insert(0, cell)


def _metadata(notebook: Any, given: Mapping[str, Any]) -> None:
    _find(notebook, given["of"]).metadata["nbgrader"].update(given["set"])


def _tag(notebook: Any, given: Mapping[str, Any]) -> None:
    """Tags that other tools obey, and another id."""
    cell = _find(notebook, given["of"])
    cell.metadata["tags"], cell["id"] = given["tags"], given["id"]


def _claim(notebook: Any, given: Mapping[str, Any]) -> None:
    """A cell of the trainee's own that carries the marks of another."""
    cell = nbformat.v4.new_code_cell(given["source"], id="claimant")
    cell.metadata = copy.deepcopy(_find(notebook, given["of"]).metadata)
    notebook.cells.append(cell)


def _many(notebook: Any, given: Mapping[str, Any]) -> None:
    """Text cells, since each cell that runs takes its time."""
    notebook.cells += [nbformat.v4.new_markdown_cell(given["source"], id=f"many-{n}") for n in range(given["cells"])]


def _nest(notebook: Any, depth: int) -> None:
    """Metadata that are nested deeply."""
    inner: dict[str, Any] = {}
    for _ in range(depth):
        inner = {"a": inner}
    notebook.cells.append(nbformat.v4.new_code_cell("1", id="nested", metadata={"own": inner}))


DAMAGE = {
    "copy": _copy,
    "split": _split,
    "merge": _merge,
    "retype": _retype,
    "first": _first,
    "metadata": _metadata,
    "tag": _tag,
    "claim": _claim,
    "many": _many,
    "nest": _nest,
    "notebook": lambda notebook, given: notebook.metadata.update(given),
    "delete": lambda notebook, name: notebook.cells.remove(_find(notebook, name)),
    "unmark": lambda notebook, name: _find(notebook, name).metadata.pop("nbgrader"),
    "empty": lambda notebook, name: _find(notebook, name).update(source=""),
}
