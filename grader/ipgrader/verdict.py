"""What a check cell gave: the points, and the outputs by which nbgrader and our pages read the same points."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import nbformat

TIMED_OUT = "CellTimeoutError"  # what nbgrader writes under a cell that it stopped (its Execute.error_on_timeout)
LATE: dict[str, Any] = {
    "ename": TIMED_OUT,
    "evalue": "",
    "traceback": [f"{TIMED_OUT}: No reply from kernel before timeout"],
}
# What a check gave as its score and is none: a person decides.
UNUSABLE = (
    "[no-usable-score] 检查给出的不是 0 到满分之间的数，请老师评这一格 / "
    "The check gave no number from 0 to the points; your instructor will mark this cell."
)
BROKEN = (
    "[check-broke-off] 检查没能运行完，请老师评这一格 / "
    "The check could not be run to its end; your instructor will mark this cell."
)
GONE = (
    "[kernel-gone] 程序在这之前退出了，或被停止了，这一题没能检查 / "
    "The notebook's program had ended or was stopped before this task could be checked."
)


@dataclass(frozen=True)
class Verdict:
    """The points of one check; None when a person must decide. `outputs` are those of its cell."""

    score: float | None
    points: float
    outputs: list[Any] = field(default_factory=list)


def of(ok: bool, value: Any, points: float, outputs: Sequence[Any], fault: str | None = None) -> Verdict:
    """The verdict on a check that has run.

    ok: whether it ended without an exception; value: of its last expression, None if it ends in a statement; fault:
    `time` or `gone` if it was kept from its end.
    """
    shown = [_shown(output) for output in outputs if output["output_type"] != "execute_result"]
    if fault == "time":
        return Verdict(0.0, points, [*_without_errors(shown), _error(**LATE)])
    if fault == "gone":
        return Verdict(0.0, points, [*_without_errors(shown), _error("AssertionError", GONE, [GONE])])
    if not ok:
        return Verdict(0.0, points, shown if _failed(shown) else [*shown, _error("Exception", "", [])])
    if value is None:
        return Verdict(points, points, _without_errors(shown))
    if _is_score(value, points):
        return Verdict(float(value), points, [*_without_errors(shown), _result(float(value))])
    return undecided(points, UNUSABLE, shown)


def late(points: float) -> Verdict:
    """A check that was stopped before it came to its end."""
    return of(False, None, points, [], "time")


def undecided(points: float, message: str, outputs: Sequence[Any] = ()) -> Verdict:
    """A check that says nothing: a person marks the cell. nbgrader's own reading of the outputs would be 0."""
    return Verdict(None, points, [*_without_errors(outputs), _error("AssertionError", message, [message])])


def _is_score(value: Any, points: float) -> bool:
    real = hasattr(value, "__float__") and hasattr(value, "__round__") and not hasattr(value, "__len__")
    if not real or isinstance(value, bool) or type(value).__name__ == "bool":
        return False
    return math.isfinite(number := float(value)) and 0 <= number <= points


def _shown(output: Any) -> Any:
    """nbgrader takes any stderr for a failure: a warning costs nothing here, so it is shown as plain text."""
    return nbformat.from_dict({**output, "name": "stdout"} if output["output_type"] == "stream" else output)


def _failed(outputs: Sequence[Any]) -> bool:
    return any(output["output_type"] == "error" for output in outputs)


def _without_errors(outputs: Sequence[Any]) -> list[Any]:
    """A check that shows an error and goes on has not failed."""
    return [output for output in outputs if output["output_type"] != "error"]


def _error(ename: str, evalue: str, traceback: list[str]) -> Any:
    return nbformat.v4.new_output("error", ename=ename, evalue=evalue, traceback=traceback or [f"{ename}: {evalue}"])


def _result(score: float) -> Any:
    return nbformat.v4.new_output("execute_result", data={"text/plain": repr(score)}, execution_count=None)


def to_json(verdict: Verdict) -> Mapping[str, Any]:
    """For a frame between judge and worker."""
    return {"score": verdict.score, "points": verdict.points, "outputs": verdict.outputs}


def from_json(data: Mapping[str, Any]) -> Verdict:
    """From a frame."""
    return Verdict(data["score"], data["points"], [nbformat.from_dict(output) for output in data["outputs"]])
