"""The laws of an exercise, shown on the door trainees use: released, answered by every attempt, marked.

A right answer gets full marks, an untouched copy none, each attempt what its author declared and the message that names
its mistake; every check and every named mistake is met by an attempt. In both languages, at every entry, in both
editions where they exist, with two sets of parameters.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat
import pandas as pd
from iplab import data
from iplab.errors import DataError

from ipgrader import build, marks, paths
from ipgrader import course as courses
from ipgrader.cohort import Cohort
from ipgrader.mark import mark
from ipgrader.rehearsal import Attempt, attempt_notebook, attempts, read_attempt
from ipgrader.source import Source, answers, checks_of, open_tables, read
from ipgrader.source import points as points_of

FIRST = {"province": "四川省", "institution_type": "municipal_comprehensive", "as_of_date": "2025-06-30", "seed": 2026}
SECOND = {
    "province": "浙江省",
    "institution_type": "tisc",
    "as_of_date": "2025-12-31",
    "seed": 7,
    "tier": "intermediate",
}
MISTAKE = re.compile(r"\[([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\] [^\[\]]*? / ")

STARTED = "started"


@dataclass(frozen=True)
class Case:
    """One cohort on which the laws are shown."""

    name: str
    language: str
    entry: str
    edition: str
    second: bool

    def cohort(self, module: str) -> Cohort:
        """The cohort as its file would give it."""
        values = (SECOND if self.second else FIRST) | {"entry": self.entry, "edition": self.edition}
        title = {"zh": "定律检验", "en": "Laws"}
        return Cohort.model_validate(
            {"title": title, "language": self.language, "modules": [module], "parameters": values}
        )


CASES = (
    Case("zh-fill", "zh", "fill", "practice", False),
    Case("en-run", "en", "run", "practice", False),
    Case("zh-write-second", "zh", "write", "practice", True),
    Case("en-fill-second", "en", "fill", "practice", True),
    Case("zh-run-open", "zh", "run", "open", False),
    Case("en-write-open-second", "en", "write", "open", True),
)


@dataclass(frozen=True)
class Marked:
    """What every attempt of an exercise got in one case: points and mistakes named, by attempt and task."""

    source: Source
    attempts: dict[str, Attempt]
    points: dict[tuple[str, str], float]
    checks: pd.DataFrame
    said: dict[tuple[str, str], set[str]]


def cases(folder: Path) -> list[Case]:
    """The cases of an exercise: those of the open edition only where it uses a table that has one."""
    opened = bool(open_tables(read(folder / "exercise.py")))
    return [case for case in CASES if opened or case.edition == "practice"]


def open_available(folder: Path) -> bool:
    """Whether the open editions that the exercise uses are in the cache or the mirror."""
    try:
        return bool([data.load(name, edition="open") for name in open_tables(read(folder / "exercise.py"))])
    except DataError:
        return False


@cache
def marked(folder: Path, case: Case, marking: str = "isolated") -> Marked:
    """Release the exercise for the case, hand in the solution, the untouched copy and all attempts, and mark them.

    marking: as in batch.How.
    """
    place = paths.build() / "laws" / folder.name / f"{case.name}-{marking}"
    shutil.rmtree(place, ignore_errors=True)
    course = courses.of(case.cohort(folder.name), place)
    released = nbformat.read(courses.release(course, folder), as_version=4)
    handed = {name: read_attempt(folder, name) for name in dict.fromkeys(["solution", "blank", *attempts(folder)])}
    for name, attempt in handed.items():
        answered = attempt_notebook(folder, attempt, case.language, case.entry, released)
        build.write(iter([(place / "inbox" / name / f"{build.exercise_name(folder)}.ipynb", build.dumps(answered))]))
    mark(course, folder, place / "inbox", marking=marking)
    cells, messages = marks.marks(course), marks.messages(course)
    said: dict[tuple[str, str], set[str]] = {}
    for row in messages.itertuples():
        said.setdefault((str(row.trainee), str(row.task)), set()).add(str(row.mistake))
    return Marked(read(folder / "exercise.py"), handed, _sums(cells), cells, said)


def _sums(cells: pd.DataFrame) -> dict[tuple[str, str], float]:
    sums: dict[tuple[str, str], float] = {}
    for row in cells.dropna(subset=["points"]).to_dict("records"):
        key = str(row["trainee"]), str(row["task"])
        sums[key] = sums.get(key, 0.0) + float(row["points"])
    return sums


def right_is_full(found: Marked) -> list[str]:
    """The solution gets every automatic point; what a person marks waits and is not zero."""
    wanted = {name: value for name, value in points_of(found.source).items() if name in answers(found.source)}
    return _differences(found, "solution", wanted)


def untouched_is_zero(found: Marked) -> list[str]:
    """The copy as released gets nothing, in essays either."""
    return _differences(found, "blank", dict.fromkeys(points_of(found.source), 0.0))


def attempts_get_what_is_declared(found: Marked) -> list[str]:
    """Every attempt gets its declared marks, task by task; a task that it does not name is full, or 0 after a blank."""
    breaches = []
    for name, attempt in found.attempts.items():
        if attempt.about:
            breaches += _differences(found, name, _declared(found.source, attempt))
    return breaches


def mistakes_are_named(found: Marked) -> list[str]:
    """A wrong answer is told which mistake it is: the ids that its author declared, and no other."""
    breaches = []
    for name, attempt in found.attempts.items():
        for task, says in (attempt.about.get("says") or {}).items():
            wanted = {says} if isinstance(says, str) else set(says)
            got = found.said.get((name, task), set())
            if got != wanted:
                breaches.append(f"{name}, {task}: said {sorted(got)}, declared {sorted(wanted)}")
    return breaches


def every_check_can_fail(found: Marked) -> list[str]:
    """Each check is failed by an attempt that was made to fail it; the untouched copy does not count."""
    tried = [name for name, attempt in found.attempts.items() if attempt.about and attempt.rest == "solution"]
    cells = found.checks[found.checks["trainee"].isin(tried) & found.checks["task"].isin(answers(found.source))]
    failed = set(cells[cells["points"] < cells["max_points"]]["grade_id"])
    return [f"no attempt fails {grade_id}" for grade_id in sorted(set(cells["grade_id"]) - failed)]


def every_named_mistake_is_met(found: Marked) -> list[str]:
    """Each mistake that a check can name, in the exercise, is named for an attempt."""
    breaches = []
    for task in answers(found.source):
        known = {name for check in checks_of(found.source, task) for name in MISTAKE.findall(check.source)}
        met = set().union(*(said for (_, of), said in found.said.items() if of == task))
        breaches += [f"{task}: no attempt makes the mistake {name!r}" for name in sorted(known - met)]
    return breaches


LAWS: tuple[Callable[[Marked], list[str]], ...] = (
    right_is_full,
    untouched_is_zero,
    attempts_get_what_is_declared,
    mistakes_are_named,
    every_check_can_fail,
    every_named_mistake_is_met,
)


def _declared(source: Source, attempt: Attempt) -> dict[str, float]:
    full = attempt.rest == "solution"
    wanted = {task: (value if full else 0.0) for task, value in points_of(source).items() if task in answers(source)}
    return wanted | {task: float(value) for task, value in (attempt.about.get("marks") or {}).items()}


def _differences(found: Marked, name: str, wanted: dict[str, float]) -> list[str]:
    return [
        f"{name}, {task}: got {found.points.get((name, task))}, expected {value}"
        for task, value in wanted.items()
        if found.points.get((name, task)) != value
    ]


def check_module(folder: Path) -> Iterator[tuple[str, str, list[str] | None]]:
    """Every law in every case of an exercise: (case, law, breaches); breaches are None where open data is missing.

    Each case begins with the law STARTED, before its marking, which takes a while.
    """
    for case in cases(folder):
        if case.edition == "open" and not open_available(folder):
            yield case.name, "*", None
            continue
        yield case.name, STARTED, []  # marking takes a minute: say what is at work
        found = marked(folder, case)
        for law in LAWS:
            yield case.name, law.__name__, law(found)
