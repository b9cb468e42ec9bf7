"""A cohort's results as tables: points, checks, mistakes, what waits. They count this cohort and estimate nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from ipgrader.outcomes import MARKED

# Messages that name no misconception: nothing was answered, or the answer never ran.
NO_MISTAKE = ("", "other", "stopped", "not-answered", "blank-left")
NUMBERS = ("points", "max_points", "manual", "late_seconds")
FLAGS = ("needs_manual", "by_person")
NOTES = ("trainee", "module", "zh", "en")


@dataclass(frozen=True)
class Results:
    """What a report is made of.

    outcomes: one row a trainee and module (trainee, module, code, late_seconds, submitted, rehearsal, …);
    marks: one row a trainee and task (…, points, max_points, needs_manual); cells: one row a trainee and graded cell;
    messages: one row a failed check (trainee, module, task, grade_id, mistake, message);
    tasks: one row a task in the order of the exercise (module, task, title, by_person);
    notes: one row a note on a submission (trainee, module, zh, en);
    loose: one row a notebook that lies in no trainee's folder (file).
    """

    outcomes: pd.DataFrame
    marks: pd.DataFrame
    cells: pd.DataFrame
    messages: pd.DataFrame
    tasks: pd.DataFrame
    notes: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(NOTES)))
    loose: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["file"]))

    @property
    def modules(self) -> list[str]:
        """The modules that have an outcome, in order."""
        return sorted(set(self.outcomes["module"]))


def read(*paths: Path | str) -> Results:
    """Read the CSV files of a course, in the order of Results; ids stay text (007 is not 7, NA is a name)."""
    return Results(*(_csv(Path(path)) for path in paths))


def _csv(path: Path) -> pd.DataFrame:
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    for name in frame.columns.intersection(list(NUMBERS)):
        frame[name] = pd.to_numeric(frame[name].replace("", None))
    for name in frame.columns.intersection(list(FLAGS)):
        frame[name] = frame[name].eq("True")
    return frame


def each(frame: pd.DataFrame) -> list[Any]:
    """The rows, each with its columns as attributes and its label as `Index`."""
    return list(frame.itertuples())


def matrix(results: Results, module: str) -> pd.DataFrame:
    """Points by trainee (rows) and task (columns, in order); missing where nothing is marked yet."""
    own = results.marks[results.marks["module"] == module]
    order = results.tasks.loc[results.tasks["module"] == module, "task"]
    shown = own.assign(points=own["points"].mask(own["needs_manual"]))
    return shown.pivot(index="trainee", columns="task", values="points").reindex(columns=list(order))


def worth(results: Results, module: str) -> pd.Series:
    """The points each task is worth, by task."""
    own = results.marks[results.marks["module"] == module]
    return own.groupby("task")["max_points"].first()


def automatic(results: Results, module: str) -> pd.Series:
    """Each marked trainee's points from the automatic checks, by trainee."""
    return _automatic_rows(results, module).groupby("trainee")["points"].sum()


def automatic_most(results: Results, module: str) -> float:
    """The most that the automatic checks of a module can give."""
    manual = _manual(results, module)
    return float(worth(results, module).drop(manual, errors="ignore").sum())


def _manual(results: Results, module: str) -> list[str]:
    own = results.tasks[results.tasks["module"] == module]
    return list(own.loc[own["by_person"], "task"])


def _automatic_rows(results: Results, module: str) -> pd.DataFrame:
    own = results.marks[(results.marks["module"] == module) & results.marks["outcome"].isin(MARKED)]
    return own[~own["task"].isin(_manual(results, module))]


def by_task(results: Results, module: str) -> pd.DataFrame:
    """How the marked submissions did on each task: full, part, none (counts), n, share of the points obtained (0 to 1).

    A task for a person is left out while some answers wait: those marked first are not all. Of another task, only a
    submission that lacks a check waits; it is left out of that task's n.
    """
    own = results.marks[(results.marks["module"] == module) & results.marks["outcome"].isin(MARKED)]
    open_still = set(waiting(results, module)["task"]) & set(_manual(results, module))
    counted = own[~own["task"].isin(open_still) & ~own["needs_manual"]]
    return _tally(counted, "task", matrix(results, module).columns)


def by_check(results: Results, module: str) -> pd.DataFrame:
    """The same for each automatic check, in the order of the exercise."""
    own = results.cells[(results.cells["module"] == module) & ~results.cells["needs_manual"]]
    own = own[~own["task"].isin(_manual(results, module))]
    return _tally(own, "grade_id", own["grade_id"].drop_duplicates())


def _tally(rows: pd.DataFrame, key: str, order: pd.Index | pd.Series) -> pd.DataFrame:
    rows = rows.dropna(subset=["points"])
    full, none = rows["points"] >= rows["max_points"], rows["points"] <= 0
    flags = rows.assign(full=full, none=none & ~full, part=~full & ~none, n=1)
    sums = flags.groupby(key)[["full", "part", "none", "n", "points", "max_points"]].sum()
    sums["share"] = sums["points"] / sums["max_points"]
    return sums.reindex([name for name in order if name in sums.index])


def mistakes(results: Results, module: str) -> pd.DataFrame:
    """Misconceptions that checks named: mistake, n (trainees), who, tasks, message; the most frequent first."""
    own = results.messages[results.messages["module"] == module]
    return _by_mistake(own[~own["mistake"].isin(NO_MISTAKE)], results, module)


def stumbles(results: Results, module: str) -> pd.DataFrame:
    """The other failed checks: not answered, stopped with an error, or wrong in a way no check knows."""
    own = results.messages[results.messages["module"] == module]
    return _by_mistake(own[own["mistake"].isin(NO_MISTAKE)], results, module)


def _by_mistake(rows: pd.DataFrame, results: Results, module: str) -> pd.DataFrame:
    order = list(results.tasks.loc[results.tasks["module"] == module, "task"])
    named = rows["mistake"].where(rows["mistake"] != "", rows["message"])  # without an id, what was said tells apart
    found = [
        {
            "mistake": group["mistake"].iloc[0],
            "n": group["trainee"].nunique(),
            "who": sorted(set(group["trainee"])),
            "tasks": [task for task in order if task in set(group["task"])],
            "message": group["message"].mode()[0],
        }
        for _, group in rows.groupby(named, sort=False)
    ]
    frame = pd.DataFrame(found, columns=["mistake", "n", "who", "tasks", "message"])
    return frame.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def untouched(results: Results, module: str) -> list[str]:
    """Trainees who handed in a notebook without one answer: every check they failed says so."""
    own = results.messages[results.messages["module"] == module]
    blank = own.groupby("trainee")["mistake"].apply(lambda names: names.isin(["not-answered", "blank-left"]).all())
    points = automatic(results, module)
    return [name for name in points[points == 0].index if blank.get(name, False)]


def waiting(results: Results, module: str) -> pd.DataFrame:
    """Tasks that wait for a person: trainee, task, max_points."""
    own = results.marks[(results.marks["module"] == module) & results.marks["needs_manual"]]
    return own[["trainee", "task", "max_points"]].reset_index(drop=True)


def late(results: Results, module: str) -> pd.Series:
    """Seconds after the due time, by trainee, the latest first."""
    own = results.outcomes[(results.outcomes["module"] == module) & (results.outcomes["late_seconds"] > 0)]
    return own.set_index("trainee")["late_seconds"].sort_values(ascending=False)


def untimed(results: Results) -> int:
    """How many marked submissions came without a time, so that nobody can say whether they are late."""
    return int((results.outcomes["code"].isin(MARKED) & (results.outcomes["submitted"] == "")).sum())


def notes(results: Results, module: str) -> pd.DataFrame:
    """Notes on submissions: zh, en, n (trainees), who; one that many share stands once, the most frequent first."""
    own = results.notes[results.notes["module"] == module].drop_duplicates(list(NOTES))
    found = [
        {"zh": zh, "en": en, "n": len(group), "who": sorted(group["trainee"])}
        for (zh, en), group in own.groupby(["zh", "en"], sort=False)
    ]
    frame = pd.DataFrame(found, columns=["zh", "en", "n", "who"])
    return frame.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def unmarked(results: Results, module: str) -> pd.Series:
    """Outcome codes of the submissions that could not be marked, by trainee."""
    own = results.outcomes[(results.outcomes["module"] == module) & ~results.outcomes["code"].isin(MARKED)]
    return own.set_index("trainee")["code"]
