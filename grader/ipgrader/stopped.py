"""Cells that ran so long that they were stopped: the checks after them fail, and nobody would know why."""

from __future__ import annotations

from typing import Any

from ipgrader import titles
from ipgrader.titles import Note, Titles
from ipgrader.verdict import TIMED_OUT

OWN = {"zh": "学员自己加的一格", "en": "a cell of the trainee's own"}


def notes(autograded: Any, names: Titles, seconds: float | None) -> list[Note]:
    """A note on the cells of an autograded notebook that were stopped, none if there were none.

    names: what each cell is called, by grade_id; seconds: the time for one cell.
    """
    cells = [cell for cell in autograded.cells if _was_stopped(cell)]
    if not cells:
        return []
    zh, en = (_listed(cells, names, language) for language in ("zh", "en"))
    limit = "" if seconds is None else f"{seconds:g}"
    return [{
        "zh": f"有的格运行超过 {limit} 秒，被停止了：{zh}。"
        "这道题和它后面的题可能因此失分；请检查循环能否结束，再交一次。",
        "en": f"A cell ran longer than {limit} seconds and was stopped: {en}. "
        "Its task and those after it may have lost points; make sure that every loop comes to an end, "
        "and hand it in again.",
    }]  # fmt: skip


def _was_stopped(cell: Any) -> bool:
    return any(each.output_type == "error" and each.ename == TIMED_OUT for each in cell.get("outputs", ()))


def _listed(cells: list[Any], names: Titles, language: str) -> str:
    ids = [cell.metadata.get("nbgrader", {}).get("grade_id", "") for cell in cells]
    own = {"": OWN}
    return titles.listed(ids, {**names, **own}, language)
