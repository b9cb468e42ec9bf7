"""Mark what was handed in for one exercise, by one worker or many; a bad submission is an outcome and stops nothing.

This process alone writes: the copies in submitted/ and autograded/, the gradebook, the outcomes.
"""

from __future__ import annotations

import re
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
from tqdm import tqdm

from ipgrader import outcomes, recorded, stopped, submission, triage, unwritable
from ipgrader.batch import Batch, How, prepare
from ipgrader.books import gradebook, held
from ipgrader.course import Course
from ipgrader.errors import MarkingError
from ipgrader.isolated import Handed, Marked, Work, mark_one
from ipgrader.markable import Markable
from ipgrader.outcomes import Outcome
from ipgrader.titles import Note
from ipgrader.workers import Here, Workers

# nbgrader looks for folders by pattern and trims names: it would not find these.
UNFIT = re.compile(r"[*?\[\]\n]|^\s|\s$")

UNFIT_NOTE = (
    "学员文件夹名里有 nbgrader 不能处理的字符（* ? [ ]，或首尾空格）；请老师改名后再评。",
    "The name of the trainee's folder holds characters that nbgrader cannot take (* ? [ ], or a space at either end); "
    "the instructor should rename it and mark again.",
)
# An example in nbgrader's own format.
NO_TIME: Note = {
    "zh": "没有随作业收到提交时间，所以没有核对是否迟交，学员不必做什么。老师可在笔记本旁放 nbgrader 的 timestamp.txt，"
    "内容如 `2026-04-03 17:59:00 +0800`。",
    "en": "No time of submission came with it, so lateness was not checked; the trainee need do nothing. "
    "Instructors: put nbgrader's timestamp.txt beside the notebook, e.g. `2026-04-03 17:59:00 +0800`.",
}
GONE: Note = {
    "zh": "提交文件夹里已没有这位学员的文件夹，保留上一次的结果。",
    "en": "This trainee's folder is no longer in the inbox; the last result is kept.",
}


@dataclass(frozen=True)
class Task:
    """A submission that is being marked."""

    folder: Path
    handed_in: str
    found: triage.Found
    about: dict[str, Any]


def mark(
    course: Markable,
    assignment: Any,
    inbox: Path | None = None,
    *,
    how: How | None = None,
    workers: Workers | None = None,
    **options: Any,
) -> list[Outcome]:
    """Mark what was handed in for one exercise: what is missing or has changed, or all of it with `again`.

    inbox: TRAINEE/*.ipynb and nbgrader's timestamp.txt; it is only read. workers: who marks, this process without.
    options: those of How, in its place. Raises MarkingError when there is nothing to mark by, no inbox, no sandbox, or
    a check that cannot be isolated. A run that was killed is finished by the next one.
    """
    inbox, how = inbox or course.inbox, how or How(**options)
    _require(course, assignment, inbox)
    folders = course.trainees(assignment, inbox)
    with unwritable.told(course), held(course):
        batch = prepare(course, assignment, inbox, how, [folder.name for folder in folders])
        if inbox == course.inbox:
            _note_the_gone(batch, {folder.name for folder in folders})
        folders = [folder for folder in folders if not how.only or folder.name in how.only]
        shown = tqdm(total=len(folders), desc=batch.module, unit="份/submission", leave=False, disable=None)
        with shown:
            return _all(batch, folders, workers or Workers(Here, 1), shown)


def _all(batch: Batch, folders: Sequence[Path], workers: Workers, shown: Any) -> list[Outcome]:
    """Outcomes in the order of the folders. Submissions are looked at as workers ask for them, never all at once."""
    ended: dict[str, Outcome] = {}

    def tasks() -> Iterator[tuple[Task, tuple[Work, Handed]]]:
        for folder in folders:
            task = _begun(batch, folder)
            if isinstance(task, Outcome):
                ended[folder.name] = task
                shown.update()
            elif batch.work is None:
                ended[folder.name] = _ended(batch, task, None)
                shown.update()
            else:
                yield task, (batch.work, Handed(task.found.slim, dict(task.found.files)))

    for task, result in workers.each(mark_one, tasks()):
        ended[task.folder.name] = _ended(batch, task, result)
        shown.update()
    return [ended[folder.name] for folder in folders]


def _note_the_gone(batch: Batch, here: set[str]) -> None:
    """Trainees with an outcome whose folder has gone: a note, once."""
    for found in outcomes.read(batch.course):
        if found.module == batch.module and found.trainee not in here and GONE not in found.notes:
            outcomes.write(batch.course, outcomes.with_note(found, **GONE))


def _back(course: Markable, found: Outcome) -> Outcome:
    """The outcome on file of a trainee who is in the inbox, again perhaps."""
    if GONE in found.notes:
        found = replace(found, notes=tuple(note for note in found.notes if note != GONE))
        outcomes.write(course, found)
    return found


def _require(course: Markable, assignment: Any, inbox: Path) -> None:
    name, module = course.course_id, course.module(assignment)
    if not course.notebook("release", assignment).is_file():
        raise MarkingError(
            f"{module} 还没有发布；请先运行 ipgrader cohort run {name} / "
            f"{module} is not released yet; run: ipgrader cohort run {name}"
        )
    if not inbox.is_dir():
        raise MarkingError(
            f"没有提交文件夹 {inbox}；请把每位学员的文件放进 {inbox}/学员编号/，"
            f"或运行 ipgrader cohort rehearse {name} / "
            f"No folder of submissions {inbox}; put each trainee's file in {inbox}/TRAINEE/, "
            f"or run: ipgrader cohort rehearse {name}"
        )


def _begun(batch: Batch, folder: Path) -> Outcome | Task:
    """The outcome on file if nothing has changed since, or that of a submission that can't be marked; else a task."""
    course, module, trainee = batch.course, batch.module, folder.name
    now = _handed_in(course.handed(batch.assignment, folder), batch.twins.get(trainee, []))
    old = outcomes.read_one(course, module, trainee)
    if old and not batch.how.again and _stands(old, (now, batch.sha, batch.how.name)):
        return _back(course, old)
    outcomes.path(course, module, trainee).unlink(missing_ok=True)  # an outcome on file means marked to the end
    task = _safely(batch, folder, now)
    return _kept(batch, trainee, now, task) if isinstance(task, Outcome) else task


def _stands(old: Outcome, now: tuple[str, str, str]) -> bool:
    """Whether an outcome still holds: of the same submission, exercise and way of marking."""
    how = now[2] if old.code in outcomes.MARKED else ""
    return (old.handed_in, old.released, old.marking) == (*now[:2], how) and old.code != "failed"


def _kept(batch: Batch, trainee: str, handed_in: str, found: Outcome) -> Outcome:
    """An outcome goes on file: the submission is marked to the end."""
    if twins := batch.twins.get(trainee):
        found = outcomes.with_note(found, *_twin_note(twins))
    marking = batch.how.name if found.code in outcomes.MARKED else ""
    found = replace(
        found, rehearsal=batch.played.get(trainee, ""), handed_in=handed_in, released=batch.sha, marking=marking
    )
    outcomes.write(batch.course, found)
    return found


def _handed_in(folder: Path, twins: list[str]) -> str:
    """A fingerprint of the submission, other in every run for one that cannot be read to the end."""
    try:
        return " ".join([triage.fingerprint(folder), *twins])
    except OSError as error:
        return f"{error} {time.time()}"


def _twin_note(twins: list[str]) -> tuple[str, str]:
    names = ", ".join(twins)
    return (
        f"还有学员编号只在大小写上不同：{names}。两份分别评分；请老师核对是不是同一人。",
        f"Another trainee's name differs only in upper and lower case: {names}. Both are marked; "
        "please check whether they are one person.",
    )


def _safely(batch: Batch, folder: Path, handed_in: str) -> Outcome | Task:
    """Triage; whatever goes wrong with one submission ends as its outcome."""
    try:
        if UNFIT.search(folder.name):
            batch.course.withdraw(batch.assignment, folder.name)
            return outcomes.with_note(outcomes.outcome(folder.name, batch.module, "failed"), *UNFIT_NOTE)
        return _looked(batch, folder, handed_in)
    except MarkingError:
        raise
    except Exception as error:
        return _failed(batch, folder.name, error)


def _looked(batch: Batch, folder: Path, handed_in: str) -> Outcome | Task:
    course, assignment = batch.course, batch.assignment
    found = course.look(assignment, folder, batch.released, batch.titles)
    if batch.work is None and not found.code:
        text = triage.for_nbgrader(found.text, batch.released, course.cohort_cell(assignment))
        found = replace(found, text=text, notes=(*found.notes, *found.differences))
    about: dict[str, Any] = {"sha256": found.sha256, "submitted": found.submitted, "notes": found.notes}
    about["max_points"] = _worth(batch.released)
    if found.code:
        course.withdraw(assignment, folder.name)
        name = f"{course.notebook_name(assignment)}.ipynb"
        return outcomes.outcome(folder.name, batch.module, found.code, name=name, **about)
    course.submit(assignment, folder.name, found)
    return Task(folder, handed_in, found, about)


def _ended(batch: Batch, task: Task, result: Marked | Exception | None) -> Outcome:
    """Write what marking gave; without a result nbgrader marks. Raises MarkingError for what concerns all."""
    course, trainee = batch.course, task.folder.name
    try:
        if isinstance(result, Exception):
            raise result
        about = _written(batch, task, result)
    except MarkingError:
        raise
    except Exception as error:
        found = _failed(batch, trainee, error, **task.about)
        return _kept(batch, trainee, task.handed_in, found)
    timed = not course.timed or (course.handed(batch.assignment, task.folder) / triage.TIMESTAMP).is_file()
    about["notes"] = (*task.about["notes"], *about["notes"], *([] if timed else [NO_TIME]))
    late, marked = about["late_seconds"] > 0, result.code if result else "marked"
    code = "marked_late" if late and marked != "stopped" else marked
    found = outcomes.outcome(trainee, batch.module, code, **{**task.about, **about})
    return _kept(batch, trainee, task.handed_in, found)


def _written(batch: Batch, task: Task, result: Marked | None) -> dict[str, Any]:
    """The autograded notebook and the rows of the gradebook; what the gradebook says, and what to note."""
    course, assignment, trainee = batch.course, batch.assignment, task.folder.name
    if result is None:
        assert isinstance(course, Course)
        said: dict[str, Any] = {**submission.autograde(course, assignment, trainee, task.found)}
        graded = nbformat.read(course.notebook("autograded", assignment, trainee), as_version=4)
        return said | {"notes": stopped.notes(graded, batch.titles, batch.config.Execute.timeout)}
    assert batch.work is not None
    submission.keep(course, assignment, trainee, result.notebook, batch.work.beside)
    place = (assignment.name, course.notebook_name(assignment), trainee)
    with gradebook(course) as book:
        said = {**recorded.record(book, place, result, task.found.submitted, batch.config)}
    return said | {"notes": result.notes}


def _failed(batch: Batch, trainee: str, error: Exception, **about: Any) -> Outcome:
    """An outcome, its log kept for the instructor. A disk or gradebook that can't be written concerns all: raised."""
    if unwritable.is_so(error):
        raise error
    log = _keep_log(batch, trainee, f"{getattr(error, 'log', '')}\n{''.join(traceback.format_exception(error))}")
    try:
        batch.course.withdraw(batch.assignment, trainee)
    except Exception as second:  # such as a name that the gradebook cannot hold
        if unwritable.is_so(second):
            raise
        _keep_log(batch, trainee, f"{error!r}\n{second!r}")
    return outcomes.outcome(trainee, batch.module, "failed", log=log, **about)


def _worth(released: Any) -> float:
    return float(sum(cell.metadata.nbgrader.get("points", 0) for cell in released.cells if "nbgrader" in cell.metadata))


def _keep_log(batch: Batch, trainee: str, text: str) -> str:
    path = batch.course.folder / "logs" / batch.module / f"{outcomes.file_name(trainee)}.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.strip() + "\n", encoding="utf-8", errors="backslashreplace")
    return str(path.relative_to(batch.course.folder))
