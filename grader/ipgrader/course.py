"""The nbgrader course of a cohort: one folder, one gradebook. nbgrader's own commands work in it at any point."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from ipgrader import build, paths
from ipgrader.cohort import Cohort, find
from ipgrader.errors import CohortError
from ipgrader.parameters import assigned, cohort_id, inject
from ipgrader.source import Source, module_code, read


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
    def db_url(self) -> str:
        """The gradebook's address, as nbgrader takes it."""
        return f"sqlite:///{self.database}"

    def assignments(self) -> list[Path]:
        """Exercise folders of the cohort's modules; a folder's name is nbgrader's assignment id."""
        return self.cohort.folders()

    def notebook(self, step: str, assignment: Path, trainee: str = ".") -> Path:
        """The path of an exercise in one of nbgrader's steps: source, release, submitted, autograded."""
        return self.folder / step / trainee / assignment.name / f"{build.exercise_name(assignment)}.ipynb"

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


@contextmanager
def gradebook(course: Course) -> Iterator[Any]:
    """nbgrader's own gradebook of the course, open."""
    from nbgrader.api import Gradebook

    put_alembic_on_path()
    with _quiet(), Gradebook(course.db_url, course.cohort.name) as book:
        yield book


@contextmanager
def _quiet() -> Iterator[None]:
    """Without SQLAlchemy's warnings on nbgrader's own way of adding a submission: nobody here can act on them."""
    from sqlalchemy.exc import SAWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)
        yield


def put_alembic_on_path() -> None:
    """nbgrader calls `alembic` by name, which fails when the environment is not activated."""
    here = str(Path(sys.executable).parent)
    if here not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([here, os.environ.get("PATH", "")])


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


def released_sha(course: Course, assignment: Path) -> str:
    """sha256 of the source notebook: marks given under another one are out of date."""
    return hashlib.sha256(course.notebook("source", assignment).read_bytes()).hexdigest()


def run_converter(converter: Any, course: Course, assignment: Path, trainee: str = "*") -> str:
    """Run one of nbgrader's converters in this process; returns its log. The log is on the exception too, as `.log`."""
    from nbgrader.coursedir import CourseDirectory

    put_alembic_on_path()
    config = course.config()
    directory = CourseDirectory(
        config=config, root=str(course.folder), assignment_id=assignment.name, student_id=trainee
    )
    job = converter(coursedir=directory, config=config)
    job.force = True
    with _quiet(), _log_of(job.log) as log:
        try:
            job.start()
        except Exception as error:
            error.log = log.getvalue()  # type: ignore[attr-defined]  # read by the caller, which keeps it for the instructor
            raise
        return log.getvalue()


@contextmanager
def _log_of(logger: Any) -> Iterator[io.StringIO]:
    """What nbgrader logs meanwhile, and nothing of it on the screen."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    before = logger.handlers, logger.level, logger.propagate
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.INFO)
    try:
        yield text
    finally:
        logger.handlers, _, logger.propagate = before
        logger.setLevel(before[1])
