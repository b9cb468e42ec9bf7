"""From a submission to the cells that are marked: locked cells from the master, answers where they belong, own cells.

What a trainee wrote is kept, all of it; what happened to locked cells is put right and noted. Random damage to locked
cells changes neither which answers run nor which checks ask them.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, pairwise
from typing import Any

import nbformat

from ipgrader import damage, names, pieces
from ipgrader.master import Master, MasterCell
from ipgrader.pieces import Piece
from ipgrader.titles import Note, Titles

HAND_IN = ("answer", "essay")
ID = re.compile(r"[a-zA-Z0-9-_]{1,64}")


@dataclass(frozen=True)
class Placed:
    """A cell of the notebook that is marked: as it will be kept, and the master's cell that it is, if any."""

    cell: Any
    master: MasterCell | None = None
    absent: bool = False  # an answer that was not handed in: its starter stands here and does not run

    @property
    def runs(self) -> bool:
        """Whether the trainee's kernel runs it: never a check."""
        return bool(self.cell.cell_type == "code" and not self.absent and not self.checks)

    @property
    def checks(self) -> bool:
        """Whether the judge marks by it."""
        return self.master is not None and self.master.role == "check" and self.master.type == "code"


@dataclass(frozen=True)
class Repaired:
    """The cells in order, and what had to be put right."""

    cells: list[Placed]
    notes: list[Note]


def repair(master: Master, submitted: Any, titles: Titles, key: str = "") -> Repaired:
    """Put a notebook of any content right; it is not changed itself.

    titles: what cells are called; key: the grade_id of the cell with the cohort's parameters.
    """
    found = pieces.of(master, submitted)
    recognised = _recognise(master, found)
    scraps = _scraps(master, found)
    steady = pieces.in_order(master, found)
    answers, repeated = _answers(master, found)
    left_out = set(map(id, scraps))
    own = [piece for piece in found if piece.claim is None and piece.text.strip() and id(piece) not in left_out]
    seen = damage.Damage(master, found, steady, scraps, answers, repeated, recognised)
    return Repaired(_laid_out(_Order(master, found, steady, answers), own), damage.notes(seen, titles, key))


# --- answers ---


def _recognise(master: Master, found: list[Piece]) -> list[MasterCell]:
    """Give a missing answer the piece that stands in its place, where there is just one; returns those answers."""
    claimed = {piece.claim.cell_id for piece in found if piece.claim}
    missing = [cell for cell in master.cells if cell.role in HAND_IN and cell.cell_id not in claimed]
    known = []
    for cell in missing:
        here = _in_place_of(cell, master, found) or _merged_with_neighbour(cell, master, found)
        best = [piece for piece in here if piece.cut] or here
        if len(best) == 1:
            best[0].claim, best[0].type = cell, cell.type
            known.append(cell)
    return known


def _in_place_of(cell: MasterCell, master: Master, found: list[Piece]) -> list[Piece]:
    """Unclaimed pieces of its type between the neighbours of a cell, as far as these stand in order."""
    place = pieces.places(master)
    steady = [(found.index(each), place[each.claim.cell_id]) for each in pieces.in_order(master, found) if each.claim]
    first = max((at + 1 for at, number in steady if number < place[cell.cell_id]), default=0)
    last = min((at for at, number in steady if number > place[cell.cell_id]), default=len(found))
    return [
        each
        for each in found[first:last]
        if each.claim is None and each.text.strip() and (each.cut or each.type == cell.type)
    ]


def _merged_with_neighbour(cell: MasterCell, master: Master, found: list[Piece]) -> list[Piece]:
    """Unclaimed parts of merged cells that stand beside the locked cell that is this one's neighbour."""
    at = pieces.places(master)[cell.cell_id]
    above, below = master.cells[max(at - 1, 0)], master.cells[min(at + 1, len(master.cells) - 1)]
    pairs = [(one, two) for one, two in pairwise(found) if one.cut and two.cut]
    beside = [two for one, two in pairs if one.claim is above] + [one for one, two in pairs if two.claim is below]
    return [each for each in found if each.claim is None and any(each is one for one in beside)]


def _scraps(master: Master, found: list[Piece]) -> list[Piece]:
    """Pieces that were split off a locked cell: lines of it that the cell itself no longer has."""
    lost = _lost(master, found)
    free = [piece for piece in found if piece.claim is None and piece.text.strip()]
    return [piece for piece in free if any(_is_scrap(piece.text.strip(), *each) for each in lost)]


def _lost(master: Master, found: list[Piece]) -> list[tuple[str, list[str]]]:
    """The texts of locked cells that no piece claims to be and holds, each with those of the pieces that claim it."""
    locked = [(cell, [piece.text for piece in found if piece.claim is cell]) for cell in master.cells if cell.locked]
    return [
        (cell.released, still) for cell, still in locked if not any(cell.released.strip() in each for each in still)
    ]


def _is_scrap(text: str, released: str, still: list[str]) -> bool:
    return text in released and not any(text in each for each in still)


def _answers(master: Master, found: list[Piece]) -> tuple[dict[str, Piece], list[MasterCell]]:
    """The piece that counts as each answer, and the answers that were there more than once.

    Of several the last counts that is not as it was given out. The others run before it as own cells, as they would in
    the trainee's notebook: a cell that was split in two is still whole. A locked cell, or a part of one, under an
    answer's name is none of them while there is another.
    """
    chosen, repeated, lost = {}, [], _lost(master, found)
    given = {cell.released.strip() for cell in master.cells if cell.locked}
    for cell in (cell for cell in master.cells if not cell.locked):
        mine = [piece for piece in found if piece.claim is cell]
        if mine:
            told = [each for each in mine if not _is_given(each.text.strip(), given, lost)] or mine
            counts = next((piece for piece in reversed(told) if not piece.same), told[-1])
            chosen[cell.cell_id] = counts
            repeated += [cell] if len(mine) > 1 else []
            for piece in mine:
                if piece is not counts:
                    _demote(piece, counts, piece not in told)
    return chosen, repeated


def _is_given(text: str, given: set[str], lost: list[tuple[str, list[str]]]) -> bool:
    return bool(text) and (text in given or any(_is_scrap(text, *each) for each in lost))


def _demote(piece: Piece, counts: Piece, given: bool) -> None:
    """Another copy of an answer becomes a cell of the trainee's own; one that says nothing new is left out."""
    if given or (piece.same and not counts.same) or piece.text.strip() == counts.text.strip():
        piece.text = ""
    piece.claim = None


# --- order ---


_uses = lru_cache(maxsize=2000)(names.of)


@dataclass
class _Order:
    """Where own cells go among the master's. steady: pieces that stand in order; answers: those that count."""

    master: Master
    found: list[Piece]
    steady: list[Piece]
    answers: dict[str, Piece]

    def __post_init__(self) -> None:
        """Positions in the submission, each with its number in the master."""
        place = pieces.places(self.master)
        self.at = {id(piece): number for number, piece in enumerate(self.found)}
        answers = {id(piece): place[cell_id] for cell_id, piece in self.answers.items()}
        locked = {id(piece): place[piece.claim.cell_id] for piece in self.steady if piece.claim and piece.claim.locked}
        often = Counter(place[piece.claim.cell_id] for piece in self.found if piece.claim)
        self.here = {number for number in locked.values() if often[number] == 1}
        self.counted = [(at, answers[id(each)]) for at, each in enumerate(self.found) if id(each) in answers]
        self.known = [
            (at, (locked | answers)[id(each)]) for at, each in enumerate(self.found) if id(each) in locked | answers
        ]

    def slot(self, piece: Piece) -> int:
        """The number of the master's cell before which an own cell stands.

        It is that of the next cell handed in, between the answer before it and the one after it. Among cells that were
        not there once and in order, its names decide: it comes after what it reads, before a check that needs it.
        """
        at = self.at[id(piece)]
        low = next((number for n, number in reversed(self.counted) if n < at), -1)
        high = next((number for n, number in self.counted if n > at and number > low), len(self.master.cells))
        slot = next((number for n, number in self.known if n > at and low < number <= high), high)
        uses = _uses(piece.text) if piece.type == "code" else names.Uses()
        lost = [number for number in range(low + 1, high) if number not in self.here]
        needed = [n for n in lost if n < slot and self._completes(uses, n, low)]
        wanted = uses.reads - uses.sets
        fresh = wanted - frozenset().union(*map(self._makes, range(slot)))
        reads = [n + 1 for n in range(slot, high) if self._makes(n) & (wanted if n in lost else fresh)]
        return min(needed, default=max(reads, default=slot))

    def _makes(self, number: int) -> frozenset[str]:
        """Names that a given cell or an answer makes."""
        cell = self.master.cells[number]
        answer = self.answers.get(cell.cell_id)
        text = cell.source if cell.role == "given" else answer.text if answer is not None and not cell.locked else ""
        return _uses(text).sets

    def _completes(self, uses: names.Uses, number: int, low: int) -> bool:
        """Whether a cell makes a name that a check needs and the answer before it does not make."""
        check, answer = self.master.cells[number], self.answers.get(self.master.cells[max(low, 0)].cell_id)
        if check.role != "check" or answer is None:
            return False
        own = _uses(answer.text)
        asked = self.master.steps[check.cell_id].asks
        return bool((uses.sets | uses.edits) & ((asked | own.reads) - own.sets))


def _laid_out(order: _Order, own: list[Piece]) -> list[Placed]:
    """The master's cells in their order, the trainee's own cells where they stood between the answers."""
    cells = order.master.cells
    before: dict[int, list[Piece]] = {}
    for piece in own:
        before.setdefault(order.slot(piece), []).append(piece)
    taken, fresh = {cell.cell_id for cell in cells}, map("own-{}".format, count(1))
    laid = []
    for number, cell in enumerate(cells):
        laid += [_own(piece, taken, fresh) for piece in before.get(number, [])]
        laid.append(_of_master(cell, order.answers.get(cell.cell_id)))
    return laid + [_own(piece, taken, fresh) for piece in before.get(len(cells), [])]


# --- cells ---


def _of_master(cell: MasterCell, answer: Piece | None) -> Placed:
    """A cell of the master, with what was handed in if it is an answer."""
    absent = answer is None and not cell.locked
    text = answer.text if answer is not None else cell.source if cell.locked else cell.released
    made = _cell(cell.type, text, cell.cell_id, answer)
    made.metadata = nbformat.from_dict(copy.deepcopy(dict(cell.metadata)))
    return Placed(made, cell, absent)


def _own(piece: Piece, taken: set[str], fresh: Iterator[str]) -> Placed:
    """A cell of the trainee's own, with an id that no other cell has: its own, or the next fresh one."""
    wanted = piece.cell.get("id") if piece.cell is not None and not piece.cut else None
    if not isinstance(wanted, str) or not ID.fullmatch(wanted) or wanted in taken:
        wanted = next(name for name in fresh if name not in taken)
    taken.add(wanted)
    return Placed(_cell(piece.type, piece.text, wanted, piece))


def _cell(kind: str, text: str, cell_id: str, piece: Piece | None) -> Any:
    """A cell without metadata; pictures pasted into a text stay with it."""
    made: dict[str, Any] = {"cell_type": kind, "id": cell_id, "metadata": {}, "source": text}
    pictures = piece.cell.get("attachments") if piece is not None and piece.cell is not None else None
    if kind == "code":
        made |= {"execution_count": None, "outputs": []}
    elif isinstance(pictures, dict) and all(isinstance(each, dict) for each in pictures.values()):
        made["attachments"] = copy.deepcopy(pictures)
    return nbformat.from_dict(made)
