"""What happened to the cells of a submission besides its answers, in words a trainee understands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ipgrader import differences, stopped
from ipgrader.master import Master, MasterCell
from ipgrader.pieces import Piece
from ipgrader.titles import Note, Titles, listed


@dataclass(frozen=True, eq=False)
class Damage:
    """A submission in pieces, and what was made of it."""

    master: Master
    pieces: list[Piece]
    steady: list[Piece]  # those that stand in the master's order
    scraps: list[Piece]
    answers: dict[str, Piece]
    repeated: list[MasterCell]  # answers that were there more than once
    recognised: list[MasterCell]  # answers known by where they stood

    def of(self, cell: MasterCell) -> list[Piece]:
        """The pieces that claim to be a cell."""
        return [piece for piece in self.pieces if piece.claim is cell]

    @property
    def locked(self) -> list[MasterCell]:
        """The locked cells of the master."""
        return [cell for cell in self.master.cells if cell.locked]


OWN = MasterCell("own", "", "", "code", "", "")  # a cell of the trainee's own
# What is said, and of which cells: (zh, en, which).
SAYINGS = (
    (
        "少了锁定的格，评分时已补上：{}。",
        "Locked cells were missing and were put back for marking: {}.",
        lambda found: [cell for cell in found.locked if not found.of(cell)],
    ),
    (
        "锁定的格被改动过，评分用的是原来的内容：{}。",
        "Locked cells had been changed; marking used their original text: {}.",
        lambda found: [cell for cell in found.locked if found.of(cell) and not any(p.same for p in found.of(cell))],
    ),
    (
        "锁定的格不止一份，多出的没有用：{}。",
        "Locked cells were there more than once; the copies were left out: {}.",
        lambda found: [cell for cell in found.locked if len(found.of(cell)) > 1],
    ),
    (
        "格的顺序变了，评分按原来的顺序：{}。",
        "Cells had been moved; marking used the original order: {}.",
        lambda found: _moved(found),  # noqa: PLW0108 - it stands further down
    ),
    (
        "格的类型变了（代码、文字），已改回：{}。",
        "The type of cells had changed (code, text); it was set back: {}.",
        lambda found: [cell for cell in found.master.cells if _retyped(found, cell)],
    ),
    (
        "有的格并成了一格，评分时已分开：{}。",
        "Cells had been merged; they were separated for marking: {}.",
        lambda found: [piece.claim for piece in found.pieces if piece.cut and piece.claim and piece.claim.locked],
    ),
    (
        "锁定的格丢了标记，是按内容认出来的：{}。",
        "Locked cells had lost their marks and were known by their text: {}.",
        lambda found: [cell for cell in found.locked if _unmarked(found, cell)],
    ),
    (
        "锁定的格被加了标签，评分时没有理会：{}。",
        "Locked cells carried tags that were not given out; marking left them out: {}.",
        lambda found: [cell for cell in found.locked if _tagged(found, cell)],
    ),
    (
        "锁定的格被拆开过，拆出的部分没有用：{}。",
        "Locked cells had been split; the parts split off were left out: {}.",
        lambda found: [cell for cell in found.locked if any(s.text.strip() in cell.released for s in found.scraps)],
    ),
    (
        "同一作答格有几份：按最后一份改过的评分，其余的也照样运行：{}。",
        "An answer cell was there more than once: the last one that you changed counts, the others ran too: {}.",
        lambda found: found.repeated,
    ),
    (
        "作答格丢了标记，是按所在的位置认出来的：{}。",
        "Answer cells had lost their marks and were known by where they stood: {}.",
        lambda found: found.recognised,
    ),
    (
        "有的格太长，没有运行：{}。",
        "Cells were too long and were not run: {}.",
        lambda found: [piece.claim or OWN for piece in found.pieces if piece.long],
    ),
    (
        "缺作答格，按未作答处理：{}。",
        "Answer cells are missing and count as not answered: {}.",
        lambda found: [cell for cell in found.master.cells if not cell.locked and cell.cell_id not in found.answers],
    ),
)  # fmt: skip


def notes(found: Damage, titles: Titles, key: str = "") -> list[Note]:
    """A note for every kind of damage. Another cohort's copy differs all over: that alone is said then.

    titles: what cells are called; key: the grade_id of the cohort's cell.
    """
    other = differences.other_copy(_cells(found), {cell.grade_id: cell for cell in found.master.cells}, key)
    if other is not None and other is not differences.PUT_BACK:
        return [other]
    said = [
        (zh, en, [cell for cell in which(found) if other is None or cell.grade_id != key]) for zh, en, which in SAYINGS
    ]
    return [each for each in [other] if each] + [_note(zh, en, cells, titles) for zh, en, cells in said if cells]


def _cells(found: Damage) -> dict[str, Any]:
    return {piece.claim.grade_id: piece.cell for piece in found.pieces if piece.claim and piece.cell is not None}


def _note(zh: str, en: str, cells: Iterable[MasterCell], titles: Titles) -> Note:
    ids, named = [cell.grade_id for cell in cells], {**titles, OWN.grade_id: stopped.OWN}
    return {"zh": zh.format(listed(ids, named, "zh")), "en": en.format(listed(ids, named, "en"))}


def _moved(found: Damage) -> list[MasterCell]:
    """Cells that stand once, and not in their order."""
    once = [cell for cell in found.master.cells if cell not in found.repeated and len(found.of(cell)) == 1]
    return [cell for cell in once if found.of(cell)[0] not in found.steady]


def _retyped(found: Damage, cell: MasterCell) -> bool:
    return any(piece.type != cell.type for piece in found.of(cell) if not piece.cut)


def _tagged(found: Damage, cell: MasterCell) -> bool:
    """A front end may skip a cell by its tags, or let it fail."""
    return any(_tags(piece.cell.metadata) - _tags(cell.metadata) for piece in found.of(cell) if piece.cell is not None)


def _tags(metadata: Mapping[str, Any]) -> frozenset[str]:
    given = metadata.get("tags")
    return frozenset(tag for tag in given if isinstance(tag, str)) if isinstance(given, list) else frozenset()


def _unmarked(found: Damage, cell: MasterCell) -> bool:
    mine = [piece for piece in found.of(cell) if not piece.cut]
    return bool(mine) and bool(cell.grade_id) and not any(piece.marked for piece in mine)
