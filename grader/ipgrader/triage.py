"""Look at what a trainee handed in, before anything runs: which notebook counts, can it be read, is it ours."""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
from dateutil import parser  # type: ignore[import-untyped]  # dateutil ships no types
from dateutil.tz import gettz  # type: ignore[import-untyped]  # dateutil ships no types

from ipgrader.parameters import assigned, cohort_id

Note = dict[str, str]
TIMESTAMP = "timestamp.txt"
UNTIMED = {
    "zh": f"{TIMESTAMP} 里的时间读不出，按没有提交时间处理。",
    "en": f"The time in {TIMESTAMP} cannot be read; the submission counts as one without a time.",
}
PUT_BACK = {
    "zh": "这份作业里没有本班参数那一格，评分时已补上，按本班参数评分。若用的不是发给本班的那一份，请换过来再交。",
    "en": "The cell with your cohort's parameters was not in this notebook; it was put back for marking. "
    "If you worked in another copy than the one given to your cohort, change to that one and hand it in again.",
}


@dataclass(frozen=True)
class Found:
    """What a submission folder holds. `code` is an outcome, or "" when the notebook can be marked.

    `text` is the notebook as it goes to marking: the bytes that came, unless the cohort's cell had to be put back.
    """

    code: str
    text: bytes = b""
    sha256: str = ""
    submitted: str = ""
    notes: tuple[Note, ...] = ()


def trainees(inbox: Path) -> list[Path]:
    """Submission folders in a fixed order; hidden ones and loose files are none."""
    folders = [path for path in inbox.iterdir() if path.is_dir()] if inbox.is_dir() else []
    return sorted((path for path in folders if not path.name.startswith((".", "__"))), key=lambda path: path.name)


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


def look(folder: Path, released: Any, name: str, module: str) -> Found:
    """Which notebook of a submission is marked, and what must be noted.

    released: the notebook as trainees got it; name: its file name; module: `m01`. The folder is only read.
    """
    everything = notebooks(folder)
    ids = set(cells(released))
    named = [path for path in everything if path.name == name]
    ours = [path for path in everything if ids & set(cells(_read(path.read_bytes())))]
    if len(named) > 1 or (not named and len(ours) > 1):
        return Found("two_notebooks", notes=(_listed(everything, folder),))
    if not everything:
        return Found("empty")
    chosen = (named or ours or everything)[0]
    found = _one(chosen, ids, released, module)
    notes = [*_choice_notes(chosen, everything, folder, name, marked=not found.code), *found.notes]
    submitted, more = _timestamp(folder)
    return Found(found.code, found.text, found.sha256, submitted, (*notes, *more))


def _one(path: Path, ids: set[str], released: Any, module: str) -> Found:
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    notebook = _read(data)
    if notebook is None:
        return Found("unreadable", sha256=digest)
    if not ids & set(cells(notebook)):
        return Found("not_ours", sha256=digest)
    text, notes = _for_marking(data, notebook, released, module)
    return Found("", text, digest, notes=tuple(notes))


def _read(data: bytes) -> Any:
    """A notebook, or None for bytes that are none."""
    try:
        with warnings.catch_warnings(action="ignore"):  # cells without an id: every notebook older than 2021
            notebook = nbformat.reads(data.decode("utf-8-sig"), as_version=4)
        whole = all(isinstance(cell.source, str) and isinstance(cell.metadata, dict) for cell in notebook.cells)
        return notebook if whole else None
    except Exception:  # whatever a file may hold, it is one outcome of one trainee
        return None


def cells(notebook: Any) -> dict[str, Any]:
    """Cells of a notebook by their grade_id; of twins the last, as nbgrader takes it."""
    found = {}
    for cell in notebook.cells if notebook else ():
        marks = cell.metadata.get("nbgrader")
        if isinstance(marks, dict) and isinstance(marks.get("grade_id"), str):
            found[marks["grade_id"]] = cell
    return found


def _for_marking(data: bytes, notebook: Any, released: Any, module: str) -> tuple[bytes, list[Note]]:
    """The bytes to mark. nbgrader puts back what stands in a changed locked cell, but no cell that is missing: without
    the cohort's cell the checks would ask for another province, so that one is put back in the copy that is marked."""
    theirs, ours, key = cells(notebook), cells(released), cohort_id(module)
    notes = _difference(theirs, ours, key)
    if key in ours and key not in theirs:
        _insert(notebook, ours[key], released)
        data = (nbformat.writes(notebook) + "\n").encode()
    return data.removeprefix(b"\xef\xbb\xbf"), notes


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


def _difference(theirs: dict[str, Any], ours: dict[str, Any], key: str) -> list[Note]:
    """Notes on another copy, missing cells and changed locked cells. Answers are no difference."""
    wanted = assigned(ours[key].source) if key in ours else {}
    got = _parameters(theirs, key)
    notes = _missing(theirs, ours, key)
    if wanted and key not in theirs:
        notes.append(PUT_BACK)
    elif wanted and got != wanted:
        notes.append(_other_copy(got, wanted))
    if not wanted or got == wanted:  # another copy has other text all over: that is said once, above
        notes += _changed(theirs, ours)
    return notes


def _parameters(theirs: dict[str, Any], key: str) -> dict[str, Any]:
    """The parameters that this copy ran with: those of its parameters cell, then those of its cohort's cell."""
    own = [cell for cell in theirs.values() if "parameters" in cell.metadata.get("tags", [])]
    values = assigned(own[0].source) if own else {}
    return values | (assigned(theirs[key].source) if key in theirs else {})


def _locked(cell: Any) -> bool:
    marks = cell.metadata["nbgrader"]
    return bool(marks.get("locked")) and not marks.get("solution")


def _other_copy(got: dict[str, Any], wanted: dict[str, Any]) -> Note:
    named = [f"{name} = {got.get(name, '—')} → {value}" for name, value in wanted.items() if got.get(name) != value]
    listed = "；".join(named), "; ".join(named)
    return {
        "zh": f"这份作业的参数与本班不同（{listed[0]}），已按本班参数评分。请确认用的是发给本班的那一份。",
        "en": f"The parameters of this copy are not your cohort's ({listed[1]}); it was marked with your cohort's. "
        "Please make sure that you use the copy given to your cohort.",
    }


def _missing(theirs: dict[str, Any], ours: dict[str, Any], key: str) -> list[Note]:
    names = [name for name in ours if name not in theirs and name != key]
    if not names:
        return []
    listed = ", ".join(names)
    return [{
        "zh": f"少了这些格：{listed}。缺检查格的题等老师评分，缺作答格的题按未作答处理。",
        "en": f"These cells are missing: {listed}. A task without its check waits for your instructor; "
        "one without its answer cell counts as not answered.",
    }]  # fmt: skip


def _changed(theirs: dict[str, Any], ours: dict[str, Any]) -> list[Note]:
    names = [
        name for name in ours if name in theirs and _locked(ours[name]) and theirs[name].source != ours[name].source
    ]
    if not names:
        return []
    listed = ", ".join(names)
    return [{
        "zh": f"锁定的格被改动过（{listed}），评分用的是原来的内容。",
        "en": f"Locked cells had been changed ({listed}); marking used their original text.",
    }]  # fmt: skip


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
