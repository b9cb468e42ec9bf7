"""One submission on nbgrader's side: its copy in submitted/, its row in the gradebook, its autograded notebook."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ipgrader import build, kernels, recorded, triage
from ipgrader.beside import files
from ipgrader.books import gradebook
from ipgrader.converters import run_converter
from ipgrader.course import Course
from ipgrader.markable import Markable


def submit(course: Course, assignment: Path, trainee: str, found: triage.Found) -> None:
    """Put the notebook where nbgrader looks for it; an earlier one that differs is kept below superseded/."""
    target = course.notebook("submitted", assignment, trainee)
    if target.is_file() and target.read_bytes() != found.text:
        _supersede(course, assignment, trainee)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(found.text)
    stamp = target.parent / triage.TIMESTAMP
    if found.submitted:
        stamp.write_text(found.submitted + "\n", encoding="utf-8")
    else:
        stamp.unlink(missing_ok=True)


def _supersede(course: Course, assignment: Path, trainee: str) -> Path | None:
    """Move the submitted copy away, under its sha256; returns the folder it is kept in."""
    copy = course.notebook("submitted", assignment, trainee)
    if not copy.is_file():
        return None
    digest = hashlib.sha256(copy.read_bytes()).hexdigest()[:12]
    kept = course.folder / "superseded" / trainee / assignment.name / digest
    kept.mkdir(parents=True, exist_ok=True)
    for path in sorted(copy.parent.iterdir()):
        path.replace(kept / path.name)
    return kept


def autograde(course: Course, assignment: Path, trainee: str, found: triage.Found) -> dict[str, float | int]:
    """Let nbgrader mark the submitted copy, once more if its kernel never came up; raises what nbgrader raises.

    Returns what the gradebook then says (recorded.record).
    """
    from nbgrader.converters import Autograde

    with gradebook(course) as book:
        book.update_or_create_student(trainee)
        if not found.submitted:  # nbgrader would keep the time of an earlier submission
            book.update_or_create_submission(assignment.name, trainee, timestamp=None)
    try:
        run_converter(Autograde, course, assignment, trainee)
    except Exception as error:
        if kernels.NOT_STARTED not in getattr(error, "log", ""):
            raise
        run_converter(Autograde, course, assignment, trainee)
    with gradebook(course) as book:
        book.db.expire_all()  # nbgrader wrote by a connection of its own
        submission = book.find_submission(assignment.name, trainee)
        return recorded.said(submission.notebooks[0], submission)


def keep(course: Markable, assignment: Any, trainee: str, notebook: str, beside: Mapping[str, bytes]) -> None:
    """Write the autograded notebook, and beside it what nbgrader copies there; what an earlier submission left goes."""
    target = course.notebook("autograded", assignment, trainee)
    for name in files(target.parent):
        (target.parent / name).unlink(missing_ok=True)
    handed = course.notebook("submitted", assignment, trainee).parent
    for name, content in {**files(handed), **beside}.items():
        copied = target.parent / name
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes(content)
    build.write(iter([(target, notebook)]))


def withdraw(course: Course, assignment: Path, trainee: str) -> None:
    """Take a submission that can't be marked out of nbgrader's way; the trainee stays in the student list.

    Left in submitted/, it would stop `nbgrader autograde` of the whole cohort; left in the gradebook, it would show
    marks of work that has been replaced. Marks and comments that a person gave are never removed.
    """
    from nbgrader.api import MissingEntry

    _supersede(course, assignment, trainee)
    for step in ("submitted", "autograded"):
        shutil.rmtree(course.notebook(step, assignment, trainee).parent, ignore_errors=True)
    with gradebook(course) as book:
        book.update_or_create_student(trainee)
        try:
            submission = book.find_submission(assignment.name, trainee)
        except MissingEntry:
            return
        if not _by_hand(submission):
            book.remove_submission(assignment.name, trainee)
            return
        for grade in [grade for notebook in submission.notebooks for grade in notebook.grades]:
            grade.auto_score, grade.needs_manual_grade = None, True
        book.db.commit()


def _by_hand(submission: Any) -> bool:
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    comments = [comment for notebook in submission.notebooks for comment in notebook.comments]
    marked = any(grade.manual_score is not None or grade.extra_credit is not None for grade in grades)
    return marked or any(comment.manual_comment for comment in comments)
