"""What was stopped while it ran, and why: the checks after it fail, and nobody would know the reason."""

from __future__ import annotations

from typing import Any

from ipgrader import titles
from ipgrader.titles import Note, Titles
from ipgrader.verdict import TIMED_OUT

# What stopped a notebook, other than the time of one cell.
REASONS: dict[str, Note] = {
    "output": {
        "zh": "输出太多，只留了开头的一部分；不影响得分。",
        "en": "There was too much output: only its beginning was kept. This costs no points.",
    },
    "memory": {
        "zh": "有的格用的内存超过限制，被停止了；后面的题可能因此失分。请检查是不是造了太大的表，再交一次。",
        "en": "A cell took more memory than allowed and was stopped; later tasks may have lost points. "
        "Look for a table that grows too large, and hand it in again.",
    },
    "disk": {
        "zh": "有的格写的文件太大，被停止了；后面的题可能因此失分。",
        "en": "A cell wrote more to disk than allowed and was stopped; later tasks may have lost points.",
    },
    "died": {
        "zh": "运行到一半，程序自己退出了；在那之前的得分有效，后面的题没有得分。请去掉退出程序的语句，再交一次。",
        "en": "The notebook ended its own program half way. Points earned before that count; the tasks after it have "
        "none. Remove what ends the program, and hand it in again.",
    },
    "whole": {
        "zh": "整份作业运行太久，被停止了；在那之前的得分有效。",
        "en": "The notebook as a whole ran too long and was stopped; points earned before that count.",
    },
}
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
