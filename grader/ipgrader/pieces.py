"""Take a submission apart: each cell, or part of a merged one, with the master's cell that it claims to be."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ipgrader.master import Master, MasterCell

SEAM = "\n\n"  # what Jupyter puts between the texts of two cells that are merged
TELLING = 20  # characters by which a text is known; "pass" may be anybody's
LONG = {"code": 1 << 20}  # characters of a cell that are too many to run or to show
LONG_TEXT = 20 << 20  # of a text: a picture may be pasted into it
TOO_LONG = "# 这一格有 {n} 个字符，太长，没有运行 / This cell of {n} characters is too long and was not run."


@dataclass(eq=False)
class Piece:
    """A cell that was handed in, or a part of a merged one: its text, and the master's cell that it claims to be."""

    text: str
    type: str
    claim: MasterCell | None = None
    cell: Any = None
    cut: bool = False  # a part of a merged cell
    marked: bool = False  # it carries the grade_id of its claim
    long: bool = False  # its text is too long: a line that says so stands in its place

    @property
    def same(self) -> bool:
        """Whether it reads as it was given out."""
        return self.claim is not None and self.text.strip() == self.claim.released.strip()


def of(master: Master, submitted: Any) -> list[Piece]:
    """The pieces of a notebook of any content, in order; the notebook is not changed."""
    return list(_cut(master, _claimed(master, submitted)))


def _claimed(master: Master, submitted: Any) -> list[Piece]:
    """Cells with their claims: by id and grade_id; where these differ by a locked cell's text, by id, by grade_id."""
    ids = Counter(cell.get("id") for cell in submitted.cells)
    locked = _telling(master)
    by_id = {cell.cell_id: cell for cell in master.cells}
    by_grade = {cell.grade_id: cell for cell in master.cells if cell.grade_id}
    pieces = []
    for cell in submitted.cells:
        graded, named = by_grade.get(grade_id(cell)), by_id.get(cell.get("id"))
        claim = (named if ids[cell.get("id")] == 1 else None) or graded
        text, long = _shortened(text_of(cell), cell.cell_type)
        doubtful = named is None or named is not graded
        if doubtful and len(text.strip()) >= TELLING and (claim is not None or "nbgrader" in cell.metadata):
            claim = locked.get(text.strip(), claim)
        marked = claim is not None and claim is graded
        pieces.append(Piece(text, cell.cell_type, claim, cell, marked=marked, long=long))
    _known_by_text(pieces, locked)
    return pieces


def _telling(master: Master) -> dict[str, MasterCell]:
    """Locked cells by their text; one that several have tells nothing (hidden checks are all given out alike)."""
    locked = [(cell.released.strip(), cell) for cell in master.cells if cell.locked]
    often = Counter(text for text, _ in locked)
    return {text: cell for text, cell in locked if text and often[text] == 1}


def grade_id(cell: Any) -> str:
    """The grade_id that a cell of a submission carries; "" for none, or for metadata that are none."""
    marks = cell.metadata.get("nbgrader")
    found = marks.get("grade_id") if isinstance(marks, dict) else None
    return found if isinstance(found, str) else ""


def text_of(cell: Any) -> str:
    """A cell's text, in whichever form a notebook may hold it; what UTF-8 cannot express becomes a question mark."""
    text = cell.source if isinstance(cell.source, str) else "".join(map(str, cell.source))
    return text.encode("utf-8", "replace").decode()


def _shortened(text: str, kind: str) -> tuple[str, bool]:
    """A text that is not too long, and whether it is another than the one handed in."""
    long = len(text) > LONG.get(kind, LONG_TEXT)
    return (TOO_LONG.format(n=len(text)), True) if long else (text, False)


def _known_by_text(pieces: list[Piece], locked: dict[str, MasterCell]) -> None:
    """A locked cell without its marks is known by its text, unless it stands there anyway."""
    here = {piece.claim.cell_id for piece in pieces if piece.claim}
    for piece in pieces:
        found = locked.get(piece.text.strip())
        if piece.claim is None and found is not None and found.cell_id not in here:
            piece.claim = found
            here.add(found.cell_id)


def _cut(master: Master, pieces: list[Piece]) -> Iterator[Piece]:
    """Pieces with merged cells taken apart, by the texts of the locked cells that stand nowhere else."""
    whole = {piece.claim.cell_id for piece in pieces if piece.claim and piece.same}
    lost = [cell for cell in _telling(master).values() if cell.cell_id not in whole]
    lost.sort(key=lambda cell: -len(cell.released))  # a text may hold another
    for piece in pieces:
        parts = _parts(piece.text, lost)
        yield from [piece] if [cell for _, cell in parts] in ([None], [piece.claim]) else _separated(piece, parts)


def _separated(piece: Piece, parts: list[tuple[str, MasterCell | None]]) -> Iterator[Piece]:
    """The parts of a merged cell; the first free one keeps what the cell claimed, if that was an answer."""
    claim = piece.claim if piece.claim is not None and not piece.claim.locked else None
    for text, cell in parts:
        if cell is not None:
            yield Piece(text, cell.type, cell, cut=True)
        elif text.strip():
            yield Piece(text, piece.type, claim, piece.cell, cut=True)
            claim = None


def _parts(text: str, locked: Sequence[MasterCell]) -> list[tuple[str, MasterCell | None]]:
    """A text as free parts and texts of locked cells, in order."""
    for number, cell in enumerate(locked):
        known = cell.released.strip()
        start = f"{SEAM}{text.strip()}{SEAM}".find(f"{SEAM}{known}{SEAM}")
        if start >= 0:
            rest = [*locked[:number], *locked[number + 1 :]]
            before, after = (
                text.strip()[: max(start - len(SEAM), 0)],
                text.strip()[start + len(known) :].removeprefix(SEAM),
            )
            left, right = (_parts(each, rest) if each.strip() else [] for each in (before, after))
            return [*left, (known, cell), *right]
    return [(text, None)]


def places(master: Master) -> dict[str, int]:
    """The number of each cell, by its id."""
    return {cell.cell_id: number for number, cell in enumerate(master.cells)}


def in_order(master: Master, found: list[Piece]) -> list[Piece]:
    """The longest run of pieces that stand in the master's order: by these others are placed."""
    place = places(master)
    claimed = [piece for piece in found if piece.claim]
    return [claimed[number] for number in _rising([place[piece.claim.cell_id] for piece in claimed if piece.claim])]


def _rising(numbers: Sequence[int]) -> list[int]:
    """Indices of the longest rising subsequence (patience sorting).

    >>> _rising([1, 5, 2, 3])
    [0, 2, 3]
    """
    tops: list[int] = []
    runs: list[list[int]] = []
    for index, number in enumerate(numbers):
        at = bisect_left(tops, number)
        tops[at : at + 1], runs[at : at + 1] = [number], [[*(runs[at - 1] if at else []), index]]
    return runs[-1] if runs else []
