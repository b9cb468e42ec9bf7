"""Look at what a trainee handed in, before anything runs: which notebook counts, can it be read, is it ours."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import nbformat
from dateutil import parser  # type: ignore[import-untyped]  # dateutil ships no types
from dateutil.tz import gettz  # type: ignore[import-untyped]  # dateutil ships no types

from ipgrader import reading
from ipgrader.differences import difference
from ipgrader.titles import Note, Titles

TIMESTAMP = "timestamp.txt"
UNTIMED = {
    "zh": f"{TIMESTAMP} 里的时间读不出，按没有提交时间处理。",
    "en": f"The time in {TIMESTAMP} cannot be read; the submission counts as one without a time.",
}


@dataclass(frozen=True)
class Found:
    """What a submission folder holds. `code` is an outcome, or "" when the notebook can be marked.

    `text` is the notebook as it came, `slim` what marking needs of it; `differences`: in what it differs from the one
    given out, for marking by nbgrader's own way.
    """

    code: str
    text: bytes = b""
    sha256: str = ""
    submitted: str = ""
    notes: tuple[Note, ...] = ()
    slim: bytes = b""
    differences: tuple[Note, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)  # what was handed in besides, where a course takes it


def trainees(inbox: Path) -> list[Path]:
    """Submission folders in a fixed order; hidden ones and loose files are none."""
    folders = [path for path in inbox.iterdir() if path.is_dir()] if inbox.is_dir() else []
    return sorted((path for path in folders if not path.name.startswith((".", "__"))), key=lambda path: path.name)


def loose(inbox: Path) -> list[Path]:
    """Notebooks that lie in the inbox itself, in nobody's folder: nobody can tell whose they are."""
    return [path for path in notebooks(inbox) if path.parent == inbox] if inbox.is_dir() else []


def notebooks(folder: Path) -> list[Path]:
    """Notebooks of a submission, at any depth (unpacked archives nest), less checkpoints; links are not followed."""
    found = [path for path in folder.rglob("*.ipynb") if path.is_file() and not path.is_symlink()]
    return sorted(path for path in found if not _hidden(path.relative_to(folder)))


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "__")) for part in path.parts)


def fingerprint(folder: Path) -> str:
    """sha256 over all that counts in a submission, to see whether it has changed."""
    digest = hashlib.sha256()
    for path in [*notebooks(folder), folder / TIMESTAMP]:
        if path.is_file():
            digest.update(f"{path.relative_to(folder)}\0".encode("utf-8", "surrogateescape"))
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def look(folder: Path, released: Any, name: str, key: str, titles: Titles) -> Found:
    """Which notebook of a submission is marked, and what must be noted.

    released: the notebook as trainees got it; name: its file name; key: grade_id of the cell with the cohort's
    parameters; titles: what its cells are called. The folder is only read.
    """
    everything = notebooks(folder)
    ids = set(cells(released))
    named = [path for path in everything if path.name == name]
    ours = [] if named else list(islice((path for path in everything if _is_ours(path, ids)), 2))
    if len(named) > 1 or len(ours) > 1:
        return Found("two_notebooks", notes=(_listed(everything, folder),))
    if not everything:
        return Found("empty", notes=tuple(_no_notebook(folder)))
    chosen = (named or ours or everything)[0]
    found = _one(chosen, ids, released, key, titles)
    notes = [*_choice_notes(chosen, everything, folder, name, marked=not found.code), *found.notes]
    submitted, more = _timestamp(folder)
    return replace(found, submitted=submitted, notes=(*notes, *more))


def named(folder: Path, released: Any, name: str) -> Found:
    """The notebook of this name and no other, as nbgrader itself takes it."""
    path = folder / name
    if not path.is_file() or path.is_symlink():
        return Found("empty", notes=tuple(_no_notebook(folder)))
    found = _one(path, set(cells(released)), released, "", {})
    submitted, notes = _timestamp(folder)
    return replace(found, submitted=submitted, notes=(*found.notes, *notes))


def _one(path: Path, ids: set[str], released: Any, key: str, titles: Titles) -> Found:
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    try:
        notebook = reading.read(data)
    except reading.Unreadable as error:
        return Found("unreadable", sha256=digest, notes=error.notes)
    if not ids & set(cells(notebook)):
        return Found("not_ours", sha256=digest)
    plain = data.removeprefix(b"\xef\xbb\xbf")
    differences = difference(cells(notebook), cells(released), key, titles)
    return Found("", plain, digest, slim=reading.dumps(notebook), differences=tuple(differences))


def _is_ours(path: Path, ids: set[str]) -> bool:
    try:
        return bool(ids & set(cells(reading.read(path.read_bytes()))))
    except reading.Unreadable:
        return False


def cells(notebook: Any) -> dict[str, Any]:
    """Cells of a notebook by their grade_id; of twins the last, as nbgrader takes it."""
    found = {}
    for cell in notebook.cells if notebook else ():
        marks = cell.metadata.get("nbgrader")
        if isinstance(marks, dict) and isinstance(marks.get("grade_id"), str):
            found[marks["grade_id"]] = cell
    return found


def for_nbgrader(data: bytes, released: Any, key: str) -> bytes:
    """The bytes to mark by nbgrader's own way.

    nbgrader puts back what stands in a changed locked cell, but no cell that is missing: without the cohort's cell the
    checks would ask for another province, so that one is put back in the copy that is marked.
    """
    with warnings.catch_warnings(action="ignore"):  # cells without an id: every notebook older than 2021
        notebook, ours = nbformat.reads(data.decode("utf-8"), as_version=4), cells(released)
    if key not in ours or key in cells(notebook):
        return data
    _insert(notebook, ours[key], released)
    return f"{nbformat.writes(notebook)}\n".encode()


def _insert(notebook: Any, cell: Any, released: Any) -> None:
    """Put a cell back after the cell that it follows in the released notebook, or on top."""
    order = list(cells(released).values())
    before = order[order.index(cell) - 1].metadata["nbgrader"]["grade_id"] if order.index(cell) else ""
    place = [number for number, each in enumerate(notebook.cells) if _id(each) == before]
    notebook.cells.insert(place[-1] + 1 if place else 0, cell)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for number, each in enumerate(notebook.cells):  # cells of an older format have no id, and two may share one
        each["id"] = f"cell-{number}"


def _id(cell: Any) -> str:
    marks = cell.metadata.get("nbgrader")
    return str(marks.get("grade_id", "")) if isinstance(marks, dict) else ""


def _choice_notes(chosen: Path, everything: list[Path], folder: Path, name: str, *, marked: bool) -> list[Note]:
    notes = []
    if len(everything) > 1:
        used = chosen.relative_to(folder)
        rest = ", ".join(str(path.relative_to(folder)) for path in everything if path != chosen)
        notes.append({
            "zh": f"交来了不止一个笔记本：看的是 {used}，没有看 {rest}。",
            "en": f"More than one notebook was handed in: {used} was looked at, {rest} was not.",
        })  # fmt: skip
    if marked and chosen.name != name:
        notes.append({
            "zh": f"文件名应为 {name}，交来的是 {chosen.name}；已照常评分。",
            "en": f"The file should be named {name}; it came as {chosen.name} and was marked all the same.",
        })  # fmt: skip
    return notes


def _listed(paths: list[Path], folder: Path) -> Note:
    names = ", ".join(str(path.relative_to(folder)) for path in paths)
    return {"zh": f"收到的笔记本：{names}。", "en": f"Notebooks received: {names}."}


def _no_notebook(folder: Path) -> list[Note]:
    """What came instead of a notebook: a folder of other files is not the same mistake as an empty one."""
    files = [path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file()]
    names = ", ".join(str(path) for path in files if not _hidden(path) and path.name != TIMESTAMP)
    if not names:
        return []
    return [{"zh": f"收到了 {names}，但没有笔记本。", "en": f"Found {names}, but no notebook."}]


def _timestamp(folder: Path) -> tuple[str, list[Note]]:
    """When it was handed in, as nbgrader writes it (UTC); a timestamp that cannot be read is noted and left out."""
    path = folder / TIMESTAMP
    if not path.is_file():
        return "", []
    try:
        return f"{_utc(path.read_text(encoding='utf-8').strip()):%Y-%m-%d %H:%M:%S.%f} UTC", []
    except Exception:  # dateutil raises several kinds, and nbgrader itself stops on them
        return "", [UNTIMED]


def _utc(text: str) -> datetime:
    """A time in nbgrader's format. nbgrader itself takes +0800 for 800 seconds, and a zone it doesn't know for UTC."""
    *_, zone = text.split(" ")
    named = gettz(zone) if zone[:1].isalpha() else None
    if zone[:1].isalpha() and named is None:
        raise ValueError(zone)
    when: datetime = parser.parse(text.removesuffix(zone) if named else text)
    return when.replace(tzinfo=named or when.tzinfo or UTC).astimezone(UTC)
