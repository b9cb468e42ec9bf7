"""The page a trainee gets back: points, teaching messages, own answers, comments; never a hidden check or its value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from markupsafe import Markup
from nbconvert.exporters import Exporter

from ipgrader import build, marks, outcomes, pages, tasks
from ipgrader.books import gradebook
from ipgrader.cohort import find
from ipgrader.course import Course
from ipgrader.errors import CohortError
from ipgrader.outcomes import Outcome
from ipgrader.triage import cells

BEIJING = timezone(timedelta(hours=8))
OWN_LINE = re.compile(r"Cell In\[[\d ]*\], line (\d+)")
WITHHELD = ("（输出里有不应展示的内容，已略去）", "(This output held text that may not be shown; it is left out.)")
NO_ANSWER = "No response."  # nbgrader's own comment on an untouched answer, which it gives 0 points


@dataclass(frozen=True)
class Place:
    """Whose page it is: nbgrader's ids and the cohort's title in both languages."""

    assignment: str
    notebook: str
    trainee: str
    title: Mapping[str, str]


@dataclass(frozen=True)
class Grade:
    """What the gradebook holds of one cell."""

    points: float
    most: float
    waiting: bool


@dataclass(frozen=True)
class Piece:
    """A cell that the trainee wrote: its text, what it showed, and where it stopped, if it did."""

    shown: Markup
    outputs: list[Markup] = field(default_factory=list)
    stopped: tuple[str, str] | None = None
    added: bool = False


@dataclass(frozen=True)
class Result:
    """One task of the page."""

    task: tasks.Task
    text: Markup
    points: float
    most: float
    waiting: bool
    untouched: bool
    messages: list[str]
    pieces: list[Piece]
    comments: list[Markup]

    @property
    def state(self) -> str:
        """`waiting`, `blank` (left as it was given out), `full`, `part` or `none`."""
        if self.waiting:
            return "waiting"
        if self.untouched and self.points <= 0:
            return "blank"
        return "full" if self.points >= self.most else "part" if self.points > 0 else "none"


def write(course: Course) -> list[Path]:
    """One page a trainee and module, in the cohort's language: feedback/TRAINEE/MODULE/NAME.html. Returns the paths."""
    names = {folder.name: build.exercise_name(folder) for folder in course.assignments()}
    files = [(_target(course, one, names[one.module]), one) for one in outcomes.read(course) if one.module in names]
    sources = {
        module: tasks.source(course.folder, module, names[module]) for module in {one.module for _, one in files}
    }
    with gradebook(course) as book:
        text = [(path, _page_of(course, book, one, names[one.module], sources[one.module])) for path, one in files]
    build.write(iter(text))
    return [path for path, _ in files]


def _target(course: Course, one: Outcome, name: str) -> Path:
    return course.folder / "feedback" / one.trainee / one.module / f"{name}.html"


def _page_of(course: Course, book: Any, one: Outcome, name: str, source: Any) -> str:
    own = course.folder / "autograded" / one.trainee / one.module / f"{name}.ipynb"
    notebook = nbformat.read(own, as_version=4) if one.code in outcomes.MARKED else None
    return page(source, notebook, book, Place(one.module, name, one.trainee, _title(course)), one)


class FeedbackExporter(Exporter):  # type: ignore[misc]  # nbconvert ships no types
    """The same page for `nbgrader generate_feedback` and Formgrader's button."""

    file_extension = ".html"
    output_mimetype = "text/html"

    def from_notebook_node(self, nb: Any, resources: Any = None, **more: Any) -> tuple[str, Any]:
        """The trainee's page; nbgrader's converter stands in the course folder when it calls this."""
        from nbgrader.api import Gradebook

        nb, resources = super().from_notebook_node(nb, resources, **more)
        where, directory = resources["nbgrader"], self.parent.coursedir
        course = _course(directory.course_id, Path(directory.root))
        title = _title(course) if course else {"zh": directory.course_id, "en": directory.course_id}
        place = Place(where["assignment"], where["notebook"], where["student"], title)
        kept = outcomes.read_one(course, place.assignment, place.trainee) if course else None
        source = tasks.source(Path(directory.root), place.assignment, place.notebook)
        with Gradebook(where["db_url"], directory.course_id) as book:
            return page(source, nb, book, place, kept), resources


def _course(name: str, folder: Path) -> Course | None:
    """The course in this folder; None where its cohort file is not at hand."""
    try:
        return Course(find(name), folder)
    except CohortError:
        return None


def _title(course: Course) -> Mapping[str, str]:
    return {"zh": course.cohort.title.zh, "en": course.cohort.title.en}


def page(source: Any, notebook: Any, book: Any, place: Place, one: Outcome | None) -> str:
    """The page as HTML.

    source: the instructor's notebook; notebook: the autograded one, None if it could not be marked; book: an open
    gradebook; one: what became of the submission.
    """
    language = tasks.language(source)
    results = _results(source, notebook, book, place, language) if notebook else []
    automatic = [result for result in results if not result.task.manual]
    return pages.render(
        "feedback.html.j2",
        language,
        trainee=place.trainee,
        cohort=place.title[language],
        exercise=tasks.title(source),
        one=one,
        submitted=beijing(one.submitted) if one else "",
        results=results,
        automatic=(sum(r.points for r in automatic), sum(r.most for r in automatic)),
        manual=[result for result in results if result.task.manual],
        waiting=[result for result in results if result.waiting],
    )


def beijing(text: str) -> str:
    """nbgrader's UTC time as a clock in China shows it; "" stays "".

    >>> beijing("2026-01-31 10:05:00.000000 UTC")
    '2026-01-31 18:05'
    """
    if not text:
        return ""
    moment = datetime.strptime(text, "%Y-%m-%d %H:%M:%S.%f UTC").replace(tzinfo=UTC)
    return f"{moment.astimezone(BEIJING):%Y-%m-%d %H:%M}"


@dataclass(frozen=True)
class Work:
    """One trainee's work: grades, comments and own cells by grade_id, added cells by task, lines to keep back."""

    grades: Mapping[str, Grade]
    comments: Mapping[str, str]
    untouched: set[str]
    own: Mapping[str, Any]
    added: Mapping[str, list[Any]]
    secret: set[str]
    language: str


def _results(source: Any, notebook: Any, book: Any, place: Place, language: str) -> list[Result]:
    listed = tasks.of(source)
    grades, comments, untouched = _gradebook(book, place)
    added, secret = _added(notebook, source, listed), tasks.hidden_lines(source)
    work = Work(grades, comments, untouched, cells(notebook), added, secret, language)
    return [_result(task, work) for task in listed]


def _gradebook(book: Any, place: Place) -> tuple[dict[str, Grade], dict[str, str], set[str]]:
    submitted = book.find_submission_notebook(place.notebook, place.assignment, place.trainee)
    grades = {g.name: Grade(float(g.score), float(g.max_score), bool(g.needs_manual_grade)) for g in submitted.grades}
    comments = {c.name: c.manual_comment for c in submitted.comments if c.manual_comment}
    return grades, comments, {c.name for c in submitted.comments if c.auto_comment == NO_ANSWER}


def _added(notebook: Any, source: Any, listed: list[tasks.Task]) -> dict[str, list[Any]]:
    """Cells that a trainee added, by the task after whose start they stand."""
    known, found, current = set(cells(source)), dict[str, list[Any]](), ""
    starts = {task.answer: task.name for task in listed}
    for cell in notebook.cells:
        grade_id = (cell.metadata.get("nbgrader") or {}).get("grade_id")
        current = starts.get(str(grade_id), current)
        if grade_id not in known and current and cell.source.strip():
            found.setdefault(current, []).append(cell)
    return found


def _result(task: tasks.Task, work: Work) -> Result:
    marked = [work.grades[grade_id] for grade_id in task.marked if grade_id in work.grades]
    shows = [work.own[name] for name in task.shows if name in work.own]
    answer = [_piece(work.own[task.answer], shows, work)] if task.answer in work.own else []
    return Result(
        task=task,
        text=_task_text(task.text),
        points=sum(grade.points for grade in marked),
        most=sum(grade.most for grade in marked),
        waiting=any(grade.waiting for grade in marked),
        untouched=task.answer in work.untouched,
        messages=_messages(task, work),
        pieces=answer + [_piece(cell, [], work, added=True) for cell in work.added.get(task.name, [])],
        comments=[pages.markdown(work.comments[task.answer])] if task.answer in work.comments else [],
    )


_task_text = lru_cache(maxsize=200)(pages.markdown)  # the same for every trainee


def _piece(cell: Any, shows: list[Any], work: Work, *, added: bool = False) -> Piece:
    """A cell of the trainee's; `shows` are given cells right after it that print what the answer gives."""
    if cell.cell_type != "code":
        return Piece(pages.markdown(cell.source), added=added)
    items = [item for each in (cell, *shows) for item in each.get("outputs", ())]
    safe = [item for item in items if not _holds(item, work.secret)]
    shown = pages.outputs(safe, work.language)
    if len(safe) < len(items):
        shown.append(pages.plain(pages.say(work.language)(*WITHHELD)))
    return Piece(pages.code(cell.source), shown, stopped(cell) if all(item in safe for item in items) else None, added)


def _holds(item: Any, secret: set[str]) -> bool:
    """Whether an output repeats a line of a hidden check, which a trainee's code may have looked up."""
    text = "\n".join(
        str(part) for part in (item.get("text", ""), item.get("evalue", ""), *item.get("data", {}).values())
    )
    return any(line in text or repr(line)[1:-1] in text for line in secret)


def stopped(cell: Any) -> tuple[str, str] | None:
    """The own line at which a trainee's cell stopped, and the error's last line; None if it ran through.

    A cell that ran longer than allowed has no last line: its error is nbgrader's, not the trainee's.
    """
    errors = [item for item in cell.get("outputs", ()) if item.output_type == "error"]
    if not errors:
        return None
    error = errors[0]
    lines, trace = cell.source.splitlines(), pages.TERMINAL_COLOUR.sub("", "\n".join(error.traceback))
    places = [int(number) for number in OWN_LINE.findall(trace) if int(number) <= len(lines)]
    last = "" if marks.timed_out(cell) else f"{error.ename}: {error.evalue}".strip().splitlines()[0][:300]
    return (lines[places[0] - 1].strip() if places else "", last)


def _messages(task: tasks.Task, work: Work) -> list[str]:
    """What the failed checks of a task teach, in the cohort's language: each mistake once, `other` only where alone."""
    both = [name for name in task.checks if name in work.own and name in work.grades]
    short = [name for name in both if work.grades[name].points < work.grades[name].most]
    said: dict[str, str] = {}
    for mistake, text in (marks.message(work.own[name]) for name in short):
        said.setdefault(mistake or text, pages.half(text, work.language))
    named = {mistake: text for mistake, text in said.items() if mistake != "other"}
    return list((named or said).values())
