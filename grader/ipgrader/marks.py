"""What the gradebook and the autograded notebooks say, as tables: marks, and which mistakes the checks named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd

from ipgrader import outcomes
from ipgrader.books import gradebook
from ipgrader.course import Course
from ipgrader.markable import Markable
from ipgrader.source import Source, checks_of, read
from ipgrader.verdict import TIMED_OUT

COLUMNS = ["trainee", "module", "grade_id", "task", "cell_type", "points", "max_points", "needs_manual", "late_seconds"]
EXPORTED = ["trainee", "module", "outcome", "task", "points", "max_points", "needs_manual", "late_seconds"]
MESSAGES = ["trainee", "module", "grade_id", "task", "mistake", "message"]
MESSAGE = re.compile(r"^(?:\[([a-z0-9-]+)\] )?(.+ / .+)$")
# Said in the place of an error that is no message of ours: its text may hold what a hidden check expects.
UNNAMED = "检查没有通过 / The check did not pass."
WARNED = (
    "检查时出现警告输出，按 nbgrader 的规则不给分；请去掉产生警告的写法 / "
    "The check printed a warning, for which nbgrader gives no points; write it without the warning."
)
TIMED = (
    "检查运行超过时限，被中止：多半是作答里的函数或循环停不下来 / "
    "The check ran longer than allowed and was stopped: most often a function or loop of the answer never ends."
)
STOPPED = (
    "检查没能运行完（{kind}）：多半是作答格没有运行成功 / "
    "The check could not finish ({kind}): most often an answer cell did not run."
)


def tasks(source: Source) -> dict[str, str]:
    """From a graded cell's grade_id to its task: the answer that a check marks, or the essay itself."""
    answers = [cell.name for cell in source.of("answer") if cell.entry is None]
    checks = {f"{source.module}-{check.name}-check": name for name in answers for check in checks_of(source, name)}
    return checks | {f"{source.module}-{cell.name}": cell.name for cell in source.of("essay", "task")}


def marks(course: Course) -> pd.DataFrame:
    """One row a trainee and graded cell, from nbgrader's gradebook; points are missing where a person has yet to mark.

    Columns: trainee, module (assignment id), grade_id, task, cell_type, points, max_points, needs_manual, late_seconds.
    """
    rows = [row for assignment in course.assignments() for row in _rows(course, assignment)]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"points": float, "max_points": float, "needs_manual": bool})


def _rows(course: Course, assignment: Path) -> Iterator[dict[str, Any]]:
    source = read(assignment / "exercise.py")
    order = {grade_id: number for number, grade_id in enumerate(_graded(source))}
    with gradebook(course) as book:
        for submission in sorted(book.assignment_submissions(assignment.name), key=lambda each: str(each.student.id)):
            grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
            for grade in sorted(grades, key=lambda each: order.get(each.name, len(order))):
                yield _row(grade, submission, assignment.name, tasks(source))


def _graded(source: Source) -> list[str]:
    """grade_ids in the order of the exercise."""
    cells = source.of("check", "essay", "task")
    return [f"{source.module}-{cell.name}" + ("-check" if cell.role == "check" else "") for cell in cells]


def _row(grade: Any, submission: Any, module: str, named: dict[str, str]) -> dict[str, Any]:
    unmarked = grade.auto_score is None and grade.manual_score is None
    return {
        "trainee": submission.student.id,
        "module": module,
        "grade_id": grade.name,
        "task": named.get(grade.name, grade.name),
        "cell_type": grade.cell.cell_type,
        "points": None if unmarked else float(grade.score),
        "max_points": float(grade.max_score),
        "needs_manual": bool(grade.needs_manual_grade),
        "late_seconds": float(submission.total_seconds_late),
    }


def by_task(course: Course) -> pd.DataFrame:
    """One row a trainee and task, with the outcome; a trainee whose work was not marked has rows without points.

    Columns: trainee, module, outcome, task, points (of cells marked so far), max_points, needs_manual, late_seconds.
    """
    cells = marks(course)
    keys = ["trainee", "module", "task"]
    sums = cells.groupby(keys, sort=False).agg(
        points=("points", lambda points: points.sum(min_count=1)),
        max_points=("max_points", "sum"),
        needs_manual=("needs_manual", "any"),
        late_seconds=("late_seconds", "first"),
    )
    frame = _everyone(course).merge(sums.drop(columns="max_points").reset_index(), on=keys, how="left")
    frame["needs_manual"] = frame["needs_manual"].eq(True)
    return frame[EXPORTED]


def _everyone(course: Course) -> pd.DataFrame:
    """Trainees with an outcome, by every task of the module."""
    worth = {assignment.name: _worth(read(assignment / "exercise.py")) for assignment in course.assignments()}
    rows = [
        {"trainee": found.trainee, "module": found.module, "outcome": found.code, "task": task, "max_points": points}
        for found in outcomes.read(course)
        for task, points in worth.get(found.module, {}).items()
    ]
    return pd.DataFrame(rows, columns=["trainee", "module", "outcome", "task", "max_points"])


def _worth(source: Source) -> dict[str, float]:
    """Points of each task, in the order of the exercise."""
    named = tasks(source)
    worth: dict[str, float] = {}
    seen: set[str] = set()
    for cell, grade_id in zip(source.of("check", "essay", "task"), _graded(source), strict=True):
        if grade_id not in seen:  # an essay stands once in each language
            worth[named[grade_id]] = worth.get(named[grade_id], 0.0) + cell.points
        seen.add(grade_id)
    return worth


def messages(course: Course) -> pd.DataFrame:
    """One row a failed check of an autograded notebook: the mistake's id ("" if none is named) and a bilingual message.

    Columns: trainee, module, grade_id, task, mistake, message. Never a traceback, never what a hidden check expects.
    """
    rows = []
    for assignment in course.assignments():
        named = tasks(read(assignment / "exercise.py"))
        for found in [found for found in outcomes.read(course) if found.module == assignment.name]:
            path = course.notebook("autograded", assignment, found.trainee)
            for grade_id, mistake, text in _failures(path) if path.is_file() else ():
                task = named.get(grade_id, grade_id)
                rows.append((found.trainee, assignment.name, grade_id, task, mistake, text))
    return pd.DataFrame(rows, columns=MESSAGES)


def _failures(path: Path) -> Iterator[tuple[str, str, str]]:
    from nbgrader.utils import determine_grade, is_grade

    for cell in nbformat.read(path, as_version=4).cells:
        if is_grade(cell) and cell.cell_type == "code":
            score, most = determine_grade(cell)
            if score is not None and score < most:
                yield (cell.metadata.nbgrader.grade_id, *message(cell))


def message(cell: Any) -> tuple[str, str]:
    """(mistake id or "", bilingual message) of a failed check cell."""
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if not errors:
        return "", WARNED if any(output.get("name") == "stderr" for output in cell.outputs) else UNNAMED
    if timed_out(cell):
        return "", TIMED
    if errors[0].ename not in ("AssertionError", "NotPassed"):  # the second is iplab.checks.report's
        return "", STOPPED.format(kind=errors[0].ename)
    last = errors[0].evalue.strip().splitlines()[-1:] or [""]
    found = MESSAGE.match(last[0])
    return (found[1] or "", found[2]) if found else ("", UNNAMED)


def timed_out(cell: Any) -> bool:
    """Whether nbgrader stopped a cell because it ran longer than allowed."""
    return any(item.get("ename") == TIMED_OUT for item in cell.get("outputs", ()))


def export(course: Course) -> list[Path]:
    """Write marks.csv, messages.csv and outcomes.csv into the course folder, with a mark by which Excel knows UTF-8."""
    return [
        _csv(by_task(course), course.folder / "marks.csv"),
        _csv(messages(course), course.folder / "messages.csv"),
        export_outcomes(course),
    ]


def export_outcomes(course: Markable) -> Path:
    """Write outcomes.csv."""
    return _csv(outcomes.table(course), course.folder / "outcomes.csv")


def _csv(frame: pd.DataFrame, path: Path) -> Path:
    draft = path.with_suffix(".tmp")
    frame.to_csv(draft, index=False, encoding="utf-8-sig", errors="backslashreplace")
    draft.replace(path)
    return path
