"""The nbgrader course of a cohort: one folder, one gradebook. nbgrader's own commands work in it at any point."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from ipgrader import build, paths, titles, triage
from ipgrader.books import gradebook
from ipgrader.cohort import Cohort, find
from ipgrader.converters import run_converter
from ipgrader.errors import CohortError
from ipgrader.markable import Markable
from ipgrader.parameters import assigned, cohort_id, inject
from ipgrader.source import Source, module_code, read
from ipgrader.titles import Titles


@dataclass(frozen=True)
class Course:
    """A cohort and its course folder."""

    cohort: Cohort
    folder: Path

    @property
    def inbox(self) -> Path:
        """Where submissions arrive; marking never writes there."""
        return self.cohort.inbox

    @property
    def database(self) -> Path:
        """nbgrader's gradebook."""
        return self.folder / "gradebook.db"

    @property
    def course_id(self) -> str:
        """The course's name in its gradebook."""
        return self.cohort.name

    @property
    def timed(self) -> bool:
        """Whether there is a due time to hold submissions against."""
        return self.cohort.due is not None

    @property
    def db_url(self) -> str:
        """The gradebook's address, as nbgrader takes it."""
        return f"sqlite:///{self.database}"

    def assignments(self) -> list[Path]:
        """Exercise folders of the cohort's modules; a folder's name is nbgrader's assignment id."""
        return self.cohort.folders()

    def notebook(self, step: str, assignment: Path, trainee: str = ".") -> Path:
        """The path of an exercise in one of nbgrader's steps: source, release, submitted, autograded."""
        return self.folder / step / trainee / assignment.name / f"{self.notebook_name(assignment)}.ipynb"

    def notebook_name(self, assignment: Path) -> str:
        """The name of an exercise's notebook, without its ending."""
        return build.exercise_name(assignment)

    def module(self, assignment: Path) -> str:
        """What its outcomes are kept under: nbgrader's assignment id."""
        return assignment.name

    def titles(self, assignment: Path) -> Titles:
        """What the cells of an exercise are called when we speak of them."""
        return titles.of(read(assignment / "exercise.py"), self.cohort.parameters.entry)

    def cohort_cell(self, assignment: Path) -> str:
        """grade_id of the cell that holds the cohort's parameters."""
        return cohort_id(module_code(assignment))

    def trainees(self, assignment: Path, inbox: Path) -> list[Path]:
        """The folders of the trainees that an inbox holds."""
        return triage.trainees(inbox)

    def handed(self, assignment: Path, folder: Path) -> Path:
        """A trainee's folder holds one module."""
        return folder

    def look(self, assignment: Path, folder: Path, released: Any, called: Titles) -> triage.Found:
        """Which notebook of a trainee's folder is marked, and what must be noted."""
        name = f"{self.notebook_name(assignment)}.ipynb"
        return triage.look(folder, released, name, self.cohort_cell(assignment), called)

    def submit(self, assignment: Path, trainee: str, found: triage.Found) -> None:
        """Put the notebook where nbgrader looks for it."""
        from ipgrader import submission

        submission.submit(self, assignment, trainee, found)

    def withdraw(self, assignment: Path, trainee: str) -> None:
        """Take a submission that can't be marked out of nbgrader's way."""
        from ipgrader import submission

        submission.withdraw(self, assignment, trainee)

    def config(self) -> Any:
        """The settings that nbgrader's commands find in this folder."""
        from traitlets.config.loader import PyFileConfigLoader

        return PyFileConfigLoader("nbgrader_config.py", str(self.folder)).load_config()


def of(cohort: Cohort | str, folder: Path | None = None) -> Course:
    """The course of a cohort, in build/cohorts or another folder; makes the folder and nbgrader's settings in it."""
    cohort = find(cohort) if isinstance(cohort, str) else cohort
    course = Course(cohort, folder or paths.build() / "cohorts" / cohort.name)
    settings = (paths.root() / "grader" / "nbgrader_config.py").read_text(encoding="utf-8")
    build.write(
        iter([(course.folder / "nbgrader_config.py", f"{settings}\nc.CourseDirectory.course_id = {cohort.name!r}\n")])
    )
    for step in ("source", "release", "submitted", "autograded", "feedback"):
        (course.folder / step).mkdir(exist_ok=True)
    return course


def source_notebook(course: Course, source: Source) -> Any:
    """The instructor's notebook in this cohort's language, entry and parameters, solutions and hidden checks in it."""
    values = course.cohort.values()
    plain = build.notebook(source, course.cohort.language, course.cohort.parameters.entry)
    return inject(plain, source.module, values)


def release(course: Course, assignment: Path) -> Path:
    """Write the source notebook, record it in the gradebook, write the trainees' copy; returns its path.

    Doing it again changes nothing; submissions and marks stay. CohortError if parameters changed, or graded cells
    came or went, after marking.
    """
    wanted = source_notebook(course, read(assignment / "exercise.py"))
    refuse_other_parameters(course, assignment)
    _refuse_other_cells(course, assignment, wanted)
    build.write(iter([(course.notebook("source", assignment), build.dumps(wanted))]))
    with gradebook(course) as book:
        book.update_or_create_assignment(assignment.name, duedate=course.cohort.due)
    _generate(course, assignment)
    return _normalised(course.notebook("release", assignment))


def refuse_other_parameters(course: Course, assignment: Path) -> None:
    """CohortError where work was marked with other parameters than the cohort file now has: those marks would lie."""
    path, now = course.notebook("source", assignment), course.cohort.values()
    if not path.is_file() or not _has_marks(course, assignment):
        return
    key = cohort_id(module_code(assignment))
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.id == key]
    before = assigned(cells[0].source) if cells else {}
    changed = [name for name in now if name in before and before[name] != now[name]]
    if not changed:
        return
    listed = [f"{name}: {before[name]} → {now[name]}" for name in changed]
    place = ("language",) if changed[0] == "language" else ("parameters", changed[0])
    raise course.cohort.error(
        place,
        f"已有评过分的作业，参数却改了（{'；'.join(listed)}）。"
        "请改回原来的值；要换参数，就把改好的文件另存为一个新的班级文件 / "
        f"parameters changed after work was marked ({'; '.join(listed)}). Put the old value back, "
        "or save the changed file as a new cohort",
    )


def _has_marks(course: Course, assignment: Path) -> bool:
    from nbgrader.api import MissingEntry

    with gradebook(course) as book:
        try:
            return bool(book.find_assignment(assignment.name).submissions)
        except MissingEntry:
            return False


def _refuse_other_cells(course: Course, assignment: Path, wanted: Any) -> None:
    """Before anything is written: nbgrader takes no cell more or less once work has been submitted."""
    from nbgrader.api import MissingEntry

    with gradebook(course) as book:
        try:
            known = book.find_assignment(assignment.name)
        except MissingEntry:
            return
        recorded = {cell.name for notebook in known.notebooks for cell in notebook.source_cells}
        changed = recorded ^ {cell.metadata.nbgrader.grade_id for cell in wanted.cells}
        if not (known.submissions and changed):
            return
    raise CohortError(
        f"班级 {course.cohort.name} 已有评过分的作业，{assignment.name} 的格却有增减：{sorted(changed)}。"
        "请另起一个班级名 / "
        f"Cohort {course.cohort.name} has marked work, but cells of {assignment.name} came or went: {sorted(changed)}. "
        "Start a cohort of another name."
    )


def _generate(course: Course, assignment: Path) -> None:
    from nbgrader.converters import GenerateAssignment, NbGraderException

    try:
        run_converter(GenerateAssignment, course, assignment)
    except NbGraderException as error:
        log = getattr(error, "log", "")
        raise CohortError(
            f"班级 {course.cohort.name}：nbgrader 不能发布 {assignment.name}，记录如下 / "
            f"Cohort {course.cohort.name}: nbgrader cannot release {assignment.name}; its log:\n{log}"
        ) from None


def _normalised(path: Path) -> Path:
    """The same bytes from every machine: nbgrader writes without our final newline and key order."""
    build.write(iter([(path, build.dumps(nbformat.read(path, as_version=4)))]))
    return path


def released_sha(course: Markable, assignment: Any) -> str:
    """sha256 of the source notebook: marks given under another one are out of date."""
    return hashlib.sha256(course.notebook("source", assignment).read_bytes()).hexdigest()
