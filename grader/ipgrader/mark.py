"""Mark a cohort's submissions with nbgrader, one trainee after the other; a bad one is an outcome and stops nothing."""

from __future__ import annotations

import json
import re
import time
import traceback
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unicodedata import normalize

import nbformat
from tqdm import tqdm

from ipgrader import build, isolated, outcomes, stopped, submission, titles, triage
from ipgrader.course import Course, released_sha
from ipgrader.errors import MarkingError
from ipgrader.outcomes import Outcome
from ipgrader.source import module_code, read
from ipgrader.titles import Note, Titles

REHEARSED = "rehearsal.json"
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
class Batch:
    """One run over the submissions of one module: who has a double, who is rehearsed, what cells are called."""

    course: Course
    assignment: Path
    again: bool
    twins: dict[str, list[str]]
    played: dict[str, str]
    titles: Titles
    isolated: isolated.Marking | None = None  # None: checks run in the trainee's kernel, as nbgrader does it


def mark(
    course: Course, assignment: Path, inbox: Path | None = None, *, again: bool = False, marking: str = "shared"
) -> list[Outcome]:
    """Mark what was handed in for one module: what is missing or has changed, or all of it with `again`.

    inbox: TRAINEE/*.ipynb and nbgrader's timestamp.txt; it is only read. marking: `isolated` (the judge outside) or
    `shared` (nbgrader's own way). Raises MarkingError when there is nothing to mark by or no inbox. A run that was
    killed is finished by the next one.
    """
    inbox = inbox or course.inbox
    _require(course, assignment, inbox)
    folders = triage.trainees(inbox)
    names = [folder.name for folder in folders]
    called = titles.of(read(assignment / "exercise.py"), course.cohort.parameters.entry)
    batch = Batch(course, assignment, again, _twins(names), rehearsed(inbox), called)
    if inbox == course.inbox:
        _note_the_gone(course, assignment.name, set(names))
    shown = tqdm(folders, desc=assignment.name, unit="份/submission", leave=False, disable=None)
    ready = isolated.marking(course, assignment, called) if marking == "isolated" else nullcontext()
    with ready as how:
        return [_trainee(replace(batch, isolated=how), folder) for folder in shown]


def _note_the_gone(course: Course, module: str, here: set[str]) -> None:
    """Trainees with an outcome whose folder has gone: a note, once."""
    for found in outcomes.read(course):
        if found.module == module and found.trainee not in here and GONE not in found.notes:
            outcomes.write(course, outcomes.with_note(found, **GONE))


def _back(course: Course, found: Outcome) -> Outcome:
    """The outcome on file of a trainee who is in the inbox, again perhaps."""
    if GONE in found.notes:
        found = replace(found, notes=tuple(note for note in found.notes if note != GONE))
        outcomes.write(course, found)
    return found


def rehearsed(inbox: Path) -> dict[str, str]:
    """Trainees of an inbox whose submissions were put together for a rehearsal: trainee -> attempt."""
    path = inbox / REHEARSED
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _require(course: Course, assignment: Path, inbox: Path) -> None:
    name = course.cohort.name
    if not course.notebook("release", assignment).is_file():
        raise MarkingError(
            f"{assignment.name} 还没有发布；请先运行 ipgrader cohort run {name} / "
            f"{assignment.name} is not released yet; run: ipgrader cohort run {name}"
        )
    if not inbox.is_dir():
        raise MarkingError(
            f"没有提交文件夹 {inbox}；请把每位学员的文件放进 {inbox}/学员编号/，"
            f"或运行 ipgrader cohort rehearse {name} / "
            f"No folder of submissions {inbox}; put each trainee's file in {inbox}/TRAINEE/, "
            f"or run: ipgrader cohort rehearse {name}"
        )


def _twins(names: list[str]) -> dict[str, list[str]]:
    """Names that differ only in case or in how a letter is encoded, each with its others."""
    keys = {name: normalize("NFC", name).casefold() for name in names}
    often = Counter(keys.values())
    return {name: [n for n in names if n != name and keys[n] == key] for name, key in keys.items() if often[key] > 1}


def _trainee(batch: Batch, folder: Path) -> Outcome:
    """The outcome of one trainee: the one on file if nothing has changed since, else a new one."""
    course, module, trainee = batch.course, batch.assignment.name, folder.name
    twins = batch.twins.get(trainee, [])
    now, released = _handed_in(folder, twins), released_sha(course, batch.assignment)
    old = outcomes.read_one(course, module, trainee)
    if old and not batch.again and (old.handed_in, old.released) == (now, released) and old.code != "failed":
        return _back(course, old)
    outcomes.path(course, module, trainee).unlink(missing_ok=True)  # an outcome on file means marked to the end
    found = _safely(batch, folder)
    if twins:
        found = outcomes.with_note(found, *_twin_note(twins))
    found = replace(found, rehearsal=batch.played.get(trainee, ""), handed_in=now, released=released)
    outcomes.write(course, found)
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


def _safely(batch: Batch, folder: Path) -> Outcome:
    """Triage and marking; whatever goes wrong with one submission ends as its outcome."""
    course, assignment = batch.course, batch.assignment
    if UNFIT.search(folder.name):
        submission.withdraw(course, assignment, folder.name)
        return outcomes.with_note(outcomes.outcome(folder.name, assignment.name, "failed"), *UNFIT_NOTE)
    try:
        return _mark(batch, folder)
    except MarkingError:
        raise
    except Exception as error:
        return _failed(course, assignment, folder.name, error)


def _failed(course: Course, assignment: Path, trainee: str, error: Exception, **about: Any) -> Outcome:
    """An outcome, its log kept for the instructor. A gradebook that can't be written concerns all: it stops the run."""
    from sqlalchemy.exc import OperationalError

    log = _keep_log(
        course, assignment, trainee, f"{getattr(error, 'log', '')}\n{''.join(traceback.format_exception(error))}"
    )
    try:
        submission.withdraw(course, assignment, trainee)
    except OperationalError as broken:
        raise MarkingError(
            f"成绩册 {course.database} 写不进去（{broken.orig}）；请关闭 Formgrader 后再运行一次，已评的保留 / "
            f"The gradebook {course.database} cannot be written ({broken.orig}); "
            "close Formgrader and run again; what is marked stays."
        ) from None
    except Exception as second:  # such as a name that the gradebook cannot hold
        _keep_log(course, assignment, trainee, f"{error!r}\n{second!r}")
    return outcomes.outcome(trainee, assignment.name, "failed", log=log, **about)


def _mark(batch: Batch, folder: Path) -> Outcome:
    course, assignment = batch.course, batch.assignment
    name = f"{build.exercise_name(assignment)}.ipynb"
    released = nbformat.read(course.notebook("release", assignment), as_version=4)
    found = triage.look(folder, released, name, module_code(assignment), batch.titles)
    if batch.isolated is None:
        found = replace(found, text=found.shared, notes=(*found.notes, *found.differences))
    about: dict[str, Any] = {"sha256": found.sha256, "submitted": found.submitted, "notes": found.notes}
    about["max_points"] = _worth(released)
    if found.code:
        submission.withdraw(course, assignment, folder.name)
        return outcomes.outcome(folder.name, assignment.name, found.code, name=name, **about)
    submission.submit(course, assignment, folder.name, found)
    try:
        more = _marked(batch, folder.name, found)
    except Exception as error:
        return _failed(course, assignment, folder.name, error, **about)
    about |= submission.scores(course, assignment, folder.name)
    about["notes"] = (*about["notes"], *more, *_marking_notes(batch, folder))
    code = "marked_late" if about["late_seconds"] > 0 else "marked"
    return outcomes.outcome(folder.name, assignment.name, code, **about)


def _marked(batch: Batch, trainee: str, found: triage.Found) -> list[Note]:
    """Mark one submission, one way or the other; returns what it gave to note."""
    if batch.isolated is not None:
        return isolated.mark_one(batch.isolated, trainee, found)
    submission.autograde(batch.course, batch.assignment, trainee, found)
    return []


def _marking_notes(batch: Batch, folder: Path) -> list[Note]:
    """What only marking shows: a cell that was stopped, and a due time with nothing to hold against it."""
    course = batch.course
    timed = course.cohort.due is None or (folder / triage.TIMESTAMP).is_file()
    graded = course.notebook("autograded", batch.assignment, folder.name)
    return stopped.notes(graded, batch.titles, course.config().Execute.timeout) + ([] if timed else [NO_TIME])


def _worth(released: Any) -> float:
    return float(sum(cell.metadata.nbgrader.get("points", 0) for cell in released.cells))


def _keep_log(course: Course, assignment: Path, trainee: str, text: str) -> str:
    path = course.folder / "logs" / assignment.name / f"{outcomes.file_name(trainee)}.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.strip() + "\n", encoding="utf-8", errors="backslashreplace")
    return str(path.relative_to(course.folder))
