"""The cohort report: run the report notebook on a course's tables, and make one page of it that stands alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import pandas as pd
from iplab import parameters
from markupsafe import Markup

from ipgrader import build, kernels, marks, outcomes, pages, tasks, triage
from ipgrader.course import Course
from ipgrader.errors import MarkingError
from ipgrader.feedback import BEIJING
from ipgrader.results import NOTES

NOTEBOOK = Path(__file__).resolve().parents[1] / "reports" / "cohort.py"
TABLES = ("outcomes", "marks", "cells", "messages", "tasks", "notes", "loose")
# The kernel's start-up notes would alarm whoever runs this; its errors are still said.
KERNEL = ("--IPKernelApp.log_level=40",)


def write(course: Course) -> Path:
    """Write report.html into the course folder, and report.ipynb, the run it was made of. Returns the page's path.

    Raises MarkingError when nothing has been marked yet, or when the report notebook stops.
    """
    _require(course)
    paths = _tables(course)
    values = {**paths, **_about(course)}
    draft, made = notebook(course.cohort.language), course.folder / "report.ipynb"
    try:
        run = _run(draft, made, values)
    except RuntimeError as error:
        if kernels.NOT_STARTED not in str(error):
            raise
        run = _run(draft, made, values)
    html = pages.render("report.html.j2", course.cohort.language, parts=list(_parts(run)), **_head(course))
    target = course.folder / "report.html"
    build.write(iter([(target, html)]))
    return target


def _require(course: Course) -> None:
    if not outcomes.read(course):
        name = course.cohort.name
        raise MarkingError(
            f"班级 {name} 还没有评分结果，写不出报告；请先运行 ipgrader mark {name} / "
            f"Cohort {name} has no marking results to report on; run: ipgrader mark {name}"
        )


def _tables(course: Course) -> dict[str, str]:
    """Write the tables that the report reads beside each other; returns their paths by name."""
    frames = {
        "outcomes": outcomes.table(course),
        "marks": marks.by_task(course),
        "cells": marks.marks(course),
        "messages": marks.messages(course),
        "tasks": _task_table(course),
        "notes": _note_table(course),
        "loose": pd.DataFrame({"file": [path.name for path in triage.loose(course.inbox)]}, dtype=str),
    }
    folder = course.folder / "tables"
    csv = {name: frames[name].to_csv(index=False).encode("utf-8", "backslashreplace").decode() for name in TABLES}
    build.write((folder / f"{name}.csv", text) for name, text in csv.items())
    return {name: f"tables/{name}.csv" for name in TABLES}


def _task_table(course: Course) -> pd.DataFrame:
    rows = [
        (assignment.name, task.name, task.title, task.manual)
        for assignment in course.assignments()
        for task in tasks.of(tasks.source(course.folder, assignment.name, build.exercise_name(assignment)))
    ]
    return pd.DataFrame(rows, columns=["module", "task", "title", "by_person"])


def _note_table(course: Course) -> pd.DataFrame:
    rows = [(one.trainee, one.module, n["zh"], n["en"]) for one in outcomes.read(course) for n in one.notes]
    return pd.DataFrame(rows, columns=list(NOTES))


def _about(course: Course) -> dict[str, Any]:
    names = {folder.name: build.exercise_name(folder) for folder in course.assignments()}
    return {
        "language": course.cohort.language,
        "notebooks": json.dumps(names),
        "folder": f"build/cohorts/{course.cohort.name}",
        "due": _due(course),
    }


def notebook(language: str) -> Any:
    """The report notebook in one language: a filter on its cells, as for lessons."""
    source = jupytext.read(NOTEBOOK, fmt="py:percent")
    cells = [cell for cell in source.cells if cell.metadata.get("lang") in (None, language)]
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": build.KERNEL})


def _run(draft: Any, target: Path, values: dict[str, Any]) -> Any:
    import papermill

    try:
        return papermill.execute_notebook(
            draft,
            str(target),
            values,
            kernel_name=kernels.name(),
            cwd=str(target.parent),
            progress_bar=False,
            extra_arguments=[*KERNEL],
        )
    except papermill.PapermillExecutionError as error:
        raise MarkingError(
            f"报告没有做成：{error.ename}: {error.evalue}；运行记录在 {target} / "
            f"The report could not be made: {error.ename}: {error.evalue}; the run is kept in {target}."
        ) from None


def _parts(run: Any) -> Iterator[Markup]:
    """Texts and outputs of the run. Its HTML is made by `sections`, which escapes all that came from outside."""
    for cell in run.cells:
        if cell.cell_type == "markdown":
            yield pages.markdown(cell.source)
        for output in cell.get("outputs", ()):
            if "text/html" in output.get("data", {}):
                yield Markup(output.data["text/html"])  # ours, see above


def _head(course: Course) -> dict[str, Any]:
    cohort, language = course.cohort, course.cohort.language
    titles = [tasks.title(tasks.source(course.folder, a.name, build.exercise_name(a))) for a in course.assignments()]
    return {
        "cohort": pages.say(language)(cohort.title.zh, cohort.title.en),
        "exercises": titles,
        "due": _due(course),
        "made": f"{datetime.now(BEIJING):%Y-%m-%d %H:%M}",
        "values": _words(cohort.values(), language),
    }


def _due(course: Course) -> str:
    due = course.cohort.due
    return f"{due.astimezone(BEIJING):%Y-%m-%d %H:%M}" if due else ""


def _words(values: Any, language: str) -> dict[str, str]:
    """The parameters as a notebook shows them: 省级行政区 四川省."""
    shown: Any = parameters.show(values, language)
    return dict(shown.data.itertuples(index=False))
