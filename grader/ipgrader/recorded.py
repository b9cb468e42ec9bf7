"""The gradebook rows of one marked submission, all in one transaction: as `nbgrader autograde` would leave them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import compute_checksum, is_grade, is_solution, is_task

NO_ANSWER = "No response."  # nbgrader's own comment on an untouched answer


def record(
    book: Any, place: tuple[str, str, str], marked: Points, submitted: str, config: Any
) -> dict[str, float | int]:
    """Write the rows of one submission; returns what the gradebook now says of it.

    book: an open gradebook; place: assignment, notebook and trainee; submitted: nbgrader's time of submission, or "".
    Of the result: points, max_points, manual (cells that wait for a person), late_seconds.
    """
    assignment, name, trainee = place
    with _as_one(book):
        book.update_or_create_student(trainee)
        submission = book.update_or_create_submission(assignment, trainee, timestamp=submitted or None)
        found = next(each for each in submission.notebooks if each.name == name)
        _grades(found, marked.scores)
        _comments(found, marked.untouched)
        book.db.flush()
        book.db.refresh(found)  # its score is a sum that the database computes
        _penalty(submission, found, trainee, config)
        return said(found, submission)


class Points(Protocol):
    """What marking found: points by grade_id, None where a person must decide; answers left as they were given out."""

    @property
    def scores(self) -> Mapping[str, float | None]:
        """Points of the graded cells."""

    @property
    def untouched(self) -> frozenset[str]:
        """grade_ids of such answers."""


def said(notebook: Any, submission: Any) -> dict[str, float | int]:
    """What the gradebook says of one notebook of a submission."""
    return {
        "points": float(notebook.score),
        "max_points": float(notebook.max_score),
        "manual": sum(bool(grade.needs_manual_grade) for grade in notebook.grades),
        "late_seconds": float(submission.total_seconds_late),
    }


@contextmanager
def _as_one(book: Any) -> Iterator[None]:
    """nbgrader's interface commits at every step; here all steps are one."""
    session = book.db()
    commit, session.commit = session.commit, session.flush
    try:
        yield
    except BaseException:
        session.rollback()
        raise
    finally:
        session.commit = commit
    session.commit()


def _grades(found: Any, scores: Mapping[str, float | None]) -> None:
    for grade in found.grades:
        grade.auto_score = scores.get(grade.name)
        grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None


def _comments(found: Any, untouched: frozenset[str]) -> None:
    for comment in found.comments:
        comment.auto_comment = NO_ANSWER if comment.name in untouched else None


def untouched(notebook: Any) -> frozenset[str]:
    """grade_ids of the answers of a notebook that read as they were given out."""
    answers = [cell for cell in notebook.cells if is_solution(cell) and not is_task(cell)]
    return frozenset(cell.metadata.nbgrader.grade_id for cell in answers if is_untouched(cell))


def is_untouched(cell: Any) -> bool:
    """Whether an answer reads as it was given out."""
    return bool(cell.metadata.nbgrader.get("checksum") == compute_checksum(cell))


def by_hand(cell: Any) -> float | None:
    """Points of a graded cell that no check marks: none for an untouched answer, else for a person to decide."""
    return 0.0 if is_grade(cell) and is_solution(cell) and is_untouched(cell) else None


def _penalty(submission: Any, found: Any, trainee: str, config: Any) -> None:
    """What the course takes off for lateness, by nbgrader's own step."""
    found.late_submission_penalty = None
    if submission.total_seconds_late > 0:
        step = AssignLatePenalties(config=config)
        step.init_plugin()
        off = step.plugin_inst.late_submission_penalty(trainee, found.score, submission.total_seconds_late)
        found.late_submission_penalty = None if off is None else step._check_late_penalty(found, off)
