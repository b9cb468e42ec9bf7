"""A cohort from release to report: each step one function, in the order of the course's way of a submission."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from iplab import data

from ipgrader import marks, outcomes, triage
from ipgrader.batch import How
from ipgrader.course import Course, refuse_other_parameters, release
from ipgrader.errors import MarkingError
from ipgrader.foreign import Foreign
from ipgrader.lock import alone
from ipgrader.mark import mark
from ipgrader.options import Asked
from ipgrader.outcomes import Outcome
from ipgrader.source import answers, open_tables, read

USUAL = Asked(How())
DEMO = ("sichuan_municipal", "zhejiang_tisc")


def released(course: Course) -> list[Path]:
    """Release every module of a cohort; paths of the trainees' copies.

    DataError, with the command to fetch it, where the cohort wants open data that is not here: every check would fail.
    """
    if course.cohort.parameters.edition == "open":
        for assignment in course.assignments():
            for table in open_tables(read(assignment / "exercise.py")):
                data.load(table, edition="open")
    with alone(course.folder):
        _refuse_other_parameters(course)
        return [release(course, assignment) for assignment in course.assignments()]


def _refuse_other_parameters(course: Course) -> None:
    """All modules before the first is touched."""
    for assignment in course.assignments():
        refuse_other_parameters(course, assignment)


def handed_in(course: Course, inbox: Path | None = None) -> bool:
    """Whether there is anything to mark, or to show: a submission, or the outcome of an earlier one."""
    return bool(triage.trainees(inbox or course.inbox) or outcomes.read(course))


def marked(course: Course, asked: Asked = USUAL) -> list[Outcome]:
    """Mark every module; write marks.csv, messages.csv and outcomes.csv."""
    with alone(course.folder):
        _refuse_other_parameters(course)
        found = _marked(course, asked)
        marks.export(course)
    return found


def marked_theirs(course: Foreign, asked: Asked) -> list[Outcome]:
    """Mark every notebook of somebody else's nbgrader course that was handed in; write outcomes.csv."""
    if asked.how.marking == "nbgrader":
        raise MarkingError(
            f"这不是本课程的文件夹；要用 nbgrader 自己的评分，请在 {course.folder} 里运行 nbgrader autograde / "
            f"This folder is not of our making; for nbgrader's own marking run nbgrader autograde in {course.folder}"
        )
    course.assignments()  # refuses a folder that is no course before a lock is put into it
    with alone(course.folder):
        found = _marked(course, asked)
        marks.export_outcomes(course)
    return found


def _marked(course: Course | Foreign, asked: Asked) -> list[Outcome]:
    assignments: Sequence[Any] = course.assignments()
    inbox = asked.submissions or course.inbox
    _require_known(course, assignments, asked)
    new = [
        folder
        for each in assignments
        for folder in course.trainees(each, inbox)
        if asked.how.again or not outcomes.path(course, course.module(each), folder.name).is_file()
    ]
    with asked.crew(len(new)) as crew:
        return [one for each in assignments for one in mark(course, each, inbox, how=asked.how, workers=crew)]


def _require_known(course: Course | Foreign, assignments: Sequence[Any], asked: Asked) -> None:
    """MarkingError for a trainee asked for by --only who has no folder: nothing would be marked, and nobody told."""
    inbox = asked.submissions or course.inbox
    known = {folder.name for each in assignments for folder in course.trainees(each, inbox)}
    if unknown := sorted(asked.how.only - known):
        raise MarkingError(
            f"{inbox} 里没有这些学员的文件夹：{', '.join(unknown)} / "
            f"{inbox} has no folder of these trainees: {', '.join(unknown)}"
        )


def written(course: Course) -> tuple[list[Path], Path]:
    """Write the feedback pages and the cohort report: (pages, report)."""
    from ipgrader import feedback, report

    with alone(course.folder):
        _refuse_other_parameters(course)
        return list(feedback.write(course)), report.write(course)


def run(course: Course, asked: Asked = USUAL) -> tuple[list[Path], Path] | None:
    """Release, mark, feedback, report: (feedback pages, report); None where nothing has been handed in yet.

    The cohort's own inbox is made if it is not there; another folder must be.
    """
    with alone(course.folder):
        released(course)
        inbox = asked.submissions
        if inbox is None:
            course.inbox.mkdir(parents=True, exist_ok=True)
        if (inbox or course.inbox).is_dir() and not handed_in(course, inbox):
            return None
        marked(course, asked)
        return written(course)


def tally(course: Course | Foreign) -> dict[str, int]:
    """How many submissions ended in which outcome."""
    return dict(Counter(found.code for found in outcomes.read(course)))


def faults(course: Course | Foreign) -> int:
    """What a command that marks ends with: 0 when every submission has an outcome that is no fault of marking's."""
    return int(bool(tally(course).get("failed")))


def results(course: Course) -> pd.DataFrame:
    """One row a trainee: points in each task (missing: not marked, or not yet), sums, and the outcome.

    The sums tell what was marked automatically (`auto /21`: 21 at most) from what a person marks (`by hand /4`), if
    anything is. Raises ValueError when two modules share the name of a task.
    """
    frame = marks.by_task(course)
    wide = frame.set_index(["trainee", "task"])["points"].unstack(sort=False)
    automatic = frame["task"].isin([name for folder in course.assignments() for name in _automatic(folder)])
    sums = [_sum(frame[automatic], "auto"), _sum(frame[~automatic], "by hand")]
    codes = frame.groupby("trainee")["outcome"].first().rename("outcome")
    return pd.concat([wide, *[each for each in sums if len(each)], codes], axis=1)


def _automatic(assignment: Path) -> list[str]:
    return answers(read(assignment / "exercise.py"))


def _sum(frame: pd.DataFrame, name: str) -> pd.Series:
    """Points of each trainee, under a name that says how many there are."""
    most = frame.drop_duplicates(["module", "task"])["max_points"].sum()
    return frame.groupby("trainee")["points"].sum(min_count=1).rename(f"{name} /{most:g}")


def waiting(course: Course) -> int:
    """How many graded cells wait for a person."""
    return int(marks.marks(course)["needs_manual"].sum())
