"""Rehearse a cohort: put together what trainees might hand in, from the attempts kept beside each exercise."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import yaml

from ipgrader import build, triage
from ipgrader.batch import REHEARSED, rehearsed
from ipgrader.cohort import Handed
from ipgrader.course import Course
from ipgrader.errors import AuthoringError
from ipgrader.source import Source, read

HEADER = re.compile(r"\A# ---\n(.*?)^# ---\n?", re.M | re.S)
MARKERS = re.compile(r"^[ \t]*### (?:BEGIN|END) SOLUTION\n?", re.M)
BUILT_IN = {"solution": "solution", "blank": "blank", "damaged": "solution"}


@dataclass(frozen=True)
class Attempt:
    """What a trainee hands in: texts of some answer and essay cells, and what the others hold (`solution` or `blank`).

    `about` is the whole header of the file: mistake or right, by, marks, says, entry, as its author wrote them.
    """

    name: str
    rest: str
    answers: Mapping[str, str] = field(default_factory=dict)
    essays: Mapping[tuple[str, str | None], str] = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)


def attempts(folder: Path) -> list[str]:
    """Names of the attempts of an exercise."""
    return sorted(path.stem for path in (folder / "attempts").glob("*.py"))


def read_attempt(folder: Path, name: str) -> Attempt:
    """One attempt; `solution`, `blank` and `damaged` need no file. AuthoringError names file and line."""
    path = folder / "attempts" / f"{name}.py"
    if not path.is_file() and name in BUILT_IN:
        return Attempt(name, BUILT_IN[name])
    if not path.is_file():
        known = ", ".join(sorted({*attempts(folder), *BUILT_IN}))
        raise AuthoringError(
            f"{folder.name} 没有答卷样例 {name}；现有：{known} / "
            f"{folder.name} has no attempt {name!r}; there are: {known}."
        )
    text = path.read_text(encoding="utf-8")
    about, cells = _header(path, text), jupytext.reads(HEADER.sub("", text), fmt="py:percent").cells
    return Attempt(
        name,
        str(about["rest"]),
        {cell.metadata["answer"]: cell.source for cell in cells if "answer" in cell.metadata},
        {
            (cell.metadata["essay"], cell.metadata.get("lang")): cell.source
            for cell in cells
            if "essay" in cell.metadata
        },
        about,
    )


def _header(path: Path, text: str) -> dict[str, Any]:
    found = HEADER.match(text)
    try:
        about = yaml.safe_load(re.sub(r"(?m)^# ?", "", found[1])) if found else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise AuthoringError(
            f"{path}:{line}: 文件头不是合格的 YAML / the header is not valid YAML: {error.problem}"
        ) from None
    if not isinstance(about, dict) or about.get("rest") not in ("solution", "blank"):
        raise AuthoringError(
            f"{path}:1: 开头应是“# ---”之间的 YAML，且有 rest: solution 或 blank / "
            f"{path}:1: expected YAML between '# ---' lines, with rest: solution or blank."
        )
    return about


def attempt_notebook(folder: Path, attempt: Attempt | str, language: str, entry: str, released_notebook: Any) -> Any:
    """The released notebook, answered as the attempt says; the given one is not changed.

    folder: the exercise's folder; entry: kept for callers, since an attempt replaces whole cells at every entry.
    AuthoringError for an attempt that answers something the exercise does not ask.
    """
    attempt = read_attempt(folder, attempt) if isinstance(attempt, str) else attempt
    source = read(folder / "exercise.py")
    texts = _texts(source, attempt, language)
    notebook = copy.deepcopy(released_notebook)
    cells = triage.cells(notebook)
    unknown = sorted(set(texts) - set(cells))
    if unknown:
        raise AuthoringError(f"{folder.name}/{attempt.name}：练习里没有 {unknown} / the exercise has no {unknown}.")
    for grade_id, text in texts.items():
        cells[grade_id].source = text
    return notebook


def _texts(source: Source, attempt: Attempt, language: str) -> dict[str, str]:
    """Cell texts by grade_id: the attempt's own over what `rest` says."""
    own = dict(attempt.answers) | {
        name: text for (name, lang), text in attempt.essays.items() if lang in (None, language)
    }
    rest = _solutions(source, language) if attempt.rest == "solution" else {}
    return {f"{source.module}-{name}": text for name, text in (rest | own).items()}


def _solutions(source: Source, language: str) -> dict[str, str]:
    """Solutions and sample essays, without the lines that mark them."""
    answers = {cell.name: MARKERS.sub("", cell.source) for cell in source.of("answer") if cell.entry is None}
    return answers | {
        cell.name: MARKERS.sub("", cell.source) for cell in source.of("essay") if cell.lang in (None, language)
    }


def rehearse(course: Course) -> list[Path]:
    """Write the rehearsal submissions of a cohort into its inbox; returns their paths.

    The exercises must have been released. CohortError for an unknown attempt, or where a real submission stands.
    """
    cohort, inbox = course.cohort, course.inbox
    require(course)
    _refuse_real_ones(course)
    inbox.mkdir(parents=True, exist_ok=True)
    played = {trainee: handed.attempt for trainee, handed in cohort.rehearsal.items()}
    kept = json.dumps(rehearsed(inbox) | played, ensure_ascii=False, indent=1) + "\n"
    build.write(iter([(inbox / REHEARSED, kept)]))
    written = []
    for assignment in course.assignments():
        for trainee, handed in cohort.rehearsal.items():
            written.append(_hand_in(course, assignment, trainee, handed))
    return written


def require(course: Course) -> None:
    """CohortError for a cohort file that lists no rehearsal submissions."""
    if not course.cohort.rehearsal:
        raise course.cohort.error(
            (),
            "这个班级文件没有 rehearsal:，没有可演练的提交；请照 grader/cohorts/sichuan_municipal.yaml 写上 / "
            "this cohort file has no rehearsal:, so there is nothing to rehearse; "
            "write one as in grader/cohorts/sichuan_municipal.yaml",
        )


def _refuse_real_ones(course: Course) -> None:
    played = rehearsed(course.inbox)
    for trainee in course.cohort.rehearsal:
        if (course.inbox / trainee).exists() and trainee not in played:
            raise course.cohort.error(
                ("rehearsal", trainee, "key"),
                f"{trainee} 已有真实提交，演练不会覆盖；请改用别的编号 / "
                f"{trainee} has a real submission, which a rehearsal will not overwrite; use another id",
            )


def _hand_in(course: Course, assignment: Path, trainee: str, handed: Handed) -> Path:
    text = _handed_text(course, assignment, trainee, handed)
    folder = course.inbox / trainee
    files = [(folder / f"{build.exercise_name(assignment)}.ipynb", text)]
    if handed.submitted:
        files.append((folder / triage.TIMESTAMP, f"{handed.submitted.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC\n"))
    else:
        (folder / triage.TIMESTAMP).unlink(missing_ok=True)
    build.write(iter(files))
    return files[0][0]


def _handed_text(course: Course, assignment: Path, trainee: str, handed: Handed) -> str:
    cohort = course.cohort
    released = nbformat.read(course.notebook("release", assignment), as_version=4)
    try:
        answered = attempt_notebook(assignment, handed.attempt, cohort.language, cohort.parameters.entry, released)
    except AuthoringError as error:
        raise cohort.error(("rehearsal", trainee, "attempt"), str(error)) from None
    text = build.dumps(answered)
    return text[: len(text) // 2] if handed.attempt == "damaged" else text  # an upload that broke off
