"""In what a handed-in notebook differs from the one given out, answers apart: said in notes, cells by their task."""

from __future__ import annotations

from typing import Any

from ipgrader.parameters import assigned
from ipgrader.titles import Note, Titles, listed

Cells = dict[str, Any]
PUT_BACK = {
    "zh": "这份作业里没有本班参数那一格，评分时已补上，按本班参数评分。若用的不是发给本班的那一份，请换过来再交。",
    "en": "The cell with your cohort's parameters was not in this notebook; it was put back for marking. "
    "If you worked in another copy than the one given to your cohort, change to that one and hand it in again.",
}


def difference(theirs: Cells, ours: Cells, key: str, titles: Titles) -> list[Note]:
    """Notes on another copy, missing cells and changed locked cells. Answers are no difference.

    theirs, ours: cells by grade_id; key: the grade_id of the cohort's cell; titles: what cells are called.
    """
    other = other_copy(theirs, ours, key)
    notes = _missing(theirs, ours, key, titles) + ([other] if other else [])
    if other in (None, PUT_BACK):  # another copy has other text all over: that is said once
        notes += _changed(theirs, ours, titles)
    return notes


def other_copy(theirs: Cells, ours: Cells, key: str) -> Note | None:
    """A note if these are not the cohort's parameters: their cell is missing, or says something else."""
    wanted = assigned(ours[key].source) if key in ours else {}
    if wanted and key not in theirs:
        return PUT_BACK
    got = _parameters(theirs, key)
    return _other_copy(got, wanted) if wanted and got != wanted else None


def _parameters(theirs: Cells, key: str) -> dict[str, Any]:
    """The parameters that this copy ran with: those of its parameters cell, then those of its cohort's cell."""
    own = [cell for cell in theirs.values() if "parameters" in _tags(cell)]
    values = assigned(own[0].source) if own else {}
    return values | (assigned(theirs[key].source) if key in theirs else {})


def _tags(cell: Any) -> list[Any]:
    tags = cell.metadata.get("tags")
    return tags if isinstance(tags, list) else []


def _locked(cell: Any) -> bool:
    marks = cell.metadata["nbgrader"]
    return bool(marks.get("locked")) and not marks.get("solution")


def _other_copy(got: dict[str, Any], wanted: dict[str, Any]) -> Note:
    named = [f"{name} = {got.get(name, '—')} → {value}" for name, value in wanted.items() if got.get(name) != value]
    zh, en = "；".join(named), "; ".join(named)
    return {
        "zh": f"这份作业的参数与本班不同（{zh}），已按本班参数评分。请确认用的是发给本班的那一份。",
        "en": f"The parameters of this copy are not your cohort's ({en}); it was marked with your cohort's. "
        "Please make sure that you use the copy given to your cohort.",
    }


def _missing(theirs: Cells, ours: Cells, key: str, titles: Titles) -> list[Note]:
    names = [name for name in ours if name not in theirs and name != key]
    if not names:
        return []
    zh, en = (listed(names, titles, language) for language in ("zh", "en"))
    return [{
        "zh": f"少了这些格：{zh}。缺检查格的题等老师评分，缺作答格的题按未作答处理。",
        "en": f"These cells are missing: {en}. A task without its check waits for your instructor; "
        "one without its answer cell counts as not answered.",
    }]  # fmt: skip


def _changed(theirs: Cells, ours: Cells, titles: Titles) -> list[Note]:
    names = [
        name for name in ours if name in theirs and _locked(ours[name]) and theirs[name].source != ours[name].source
    ]
    if not names:
        return []
    zh, en = (listed(names, titles, language) for language in ("zh", "en"))
    return [{
        "zh": f"锁定的格被改动过（{zh}），评分用的是原来的内容。",
        "en": f"Locked cells had been changed ({en}); marking used their original text.",
    }]  # fmt: skip
