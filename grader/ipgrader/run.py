"""A cohort from release to report: each step one function, in the order of the course's way of a submission."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd
from iplab import data

from ipgrader import marks, outcomes
from ipgrader.course import Course, release
from ipgrader.mark import mark
from ipgrader.outcomes import Outcome
from ipgrader.source import open_tables, read

DEMO = ("sichuan_municipal", "zhejiang_tisc")


def released(course: Course) -> list[Path]:
    """Release every module of a cohort; paths of the trainees' copies.

    DataError, with the command to fetch it, where the cohort wants open data that is not here: every check would fail.
    """
    if course.cohort.parameters.edition == "open":
        for assignment in course.assignments():
            for table in open_tables(read(assignment / "exercise.py")):
                data.load(table, edition="open")
    return [release(course, assignment) for assignment in course.assignments()]


def marked(course: Course, inbox: Path | None = None, *, again: bool = False) -> list[Outcome]:
    """Mark every module and write marks.csv, messages.csv and outcomes.csv."""
    found = [each for assignment in course.assignments() for each in mark(course, assignment, inbox, again=again)]
    marks.export(course)
    return found


def written(course: Course) -> tuple[list[Path], Path]:
    """Write the feedback pages and the cohort report: (pages, report)."""
    from ipgrader import feedback, report

    return list(feedback.write(course)), report.write(course)


def run(course: Course, inbox: Path | None = None, *, again: bool = False) -> tuple[list[Path], Path]:
    """Release, mark, feedback, report: (feedback pages, report)."""
    released(course)
    marked(course, inbox, again=again)
    return written(course)


def tally(course: Course) -> dict[str, int]:
    """How many submissions ended in which outcome."""
    return dict(Counter(found.code for found in outcomes.read(course)))


def results(course: Course) -> pd.DataFrame:
    """One row a trainee: points in each task (missing: not marked, or not yet), in all, and the outcome.

    Raises ValueError when two modules share the name of a task.
    """
    frame = marks.by_task(course)
    wide = frame.set_index(["trainee", "task"])["points"].unstack(sort=False)
    counted = frame.groupby("trainee")["points"].sum(min_count=1)
    codes = frame.groupby("trainee")["outcome"].first()
    return wide.assign(points=counted, outcome=codes)


def waiting(course: Course) -> int:
    """How many graded cells wait for a person."""
    return int(marks.marks(course)["needs_manual"].sum())
