"""The gradebook rows of one marked submission, all in one transaction: as `nbgrader autograde` would leave them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import compute_checksum, is_grade, is_solution, is_task

NO_ANSWER = "No response."  # nbgrader's own comment on an untouched answer


def record(  # noqa: PLR0913, PLR0917 - what a row is made of
    book: Any,
    place: tuple[str, str, str],
    notebook: Any,
    scores: Mapping[str, float | None],
    submitted: str,
    config: Any,
) -> None:
    """Write the rows of one submission.

    book: an open gradebook; place: assignment, notebook and trainee; notebook: the autograded one; scores: points of
    the graded cells by grade_id, None where a person must decide; submitted: nbgrader's time of submission, or "".
    """
    assignment, name, trainee = place
    with _as_one(book):
        book.update_or_create_student(trainee)
        submission = book.update_or_create_submission(assignment, trainee, timestamp=submitted or None)
        found = next(each for each in submission.notebooks if each.name == name)
        _grades(found, scores)
        _comments(found, notebook)
        book.db.flush()
        book.db.refresh(found)  # its score is a sum that the database computes
        _penalty(submission, found, trainee, config)


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


def _comments(found: Any, notebook: Any) -> None:
    cells = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if is_solution(cell) or is_task(cell)}
    for comment in found.comments:
        cell = cells.get(comment.name)
        untouched = cell is not None and not is_task(cell) and is_untouched(cell)
        comment.auto_comment = NO_ANSWER if untouched else None


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
