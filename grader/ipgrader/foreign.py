"""An nbgrader course that somebody else made: its folder, its settings, its gradebook, marked as ours are.

What nbgrader's own commands left there is what there is to mark by: the released notebook, the source, the rows of the
gradebook. Submissions lie where nbgrader collects them, and stay there untouched.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from ipgrader import triage
from ipgrader.beside import files
from ipgrader.errors import MarkingError
from ipgrader.titles import Titles

SETTINGS = "nbgrader_config.py"


def is_one(name: str) -> bool:
    """Whether a name is that of a course folder and of no cohort."""
    from ipgrader import cohort

    return name not in cohort.names() and Path(name).is_dir()


@dataclass(frozen=True)
class Piece:
    """One notebook of an assignment."""

    assignment: str
    notebook: str

    @property
    def name(self) -> str:
        """nbgrader's assignment id."""
        return self.assignment


@dataclass(frozen=True)
class Foreign:
    """The course in a folder: what marking asks of a course (course.Course), read from nbgrader's own settings."""

    folder: Path

    @cached_property
    def directory(self) -> Any:
        """nbgrader's idea of the folder."""
        from nbgrader.coursedir import CourseDirectory

        return CourseDirectory(config=self.config(), root=str(self.folder))

    @property
    def course_id(self) -> str:
        """The course's name in its gradebook."""
        return str(self.directory.course_id)

    @property
    def db_url(self) -> str:
        """The gradebook's address."""
        return str(self.directory.db_url)

    @property
    def database(self) -> str:
        """The gradebook, for a message."""
        return self.db_url.removeprefix("sqlite:///")

    @property
    def inbox(self) -> Path:
        """Where nbgrader collects submissions."""
        return self.folder / str(self.directory.submitted_directory)

    @property
    def timed(self) -> bool:
        """Lateness is between nbgrader and the instructor."""
        return False

    def config(self) -> Any:
        """The settings in the folder; none is fine."""
        from traitlets.config import Config
        from traitlets.config.loader import PyFileConfigLoader

        found = (self.folder / SETTINGS).is_file()
        return PyFileConfigLoader(SETTINGS, str(self.folder)).load_config() if found else Config()

    def assignments(self) -> list[Piece]:
        """Every notebook of every assignment that the gradebook knows and somebody has handed in."""
        from ipgrader.books import gradebook

        known = []
        if not self.db_url.startswith("sqlite:///") or Path(self.database).is_file():  # opening one would make it
            with gradebook(self) as book:
                known = [(each.name, found.name) for each in book.assignments for found in each.notebooks]
        found = [Piece(*each) for each in sorted(known) if self.trainees(Piece(*each), self.inbox)]
        if not found:
            names = ", ".join(sorted({each for each, _ in known})) or "—"
            raise MarkingError(
                f"{self.folder} 里没有可评的作业：成绩册知道的作业是 {names}，"
                f"提交应放在 {self.inbox}/学员/作业/。新作业请先运行 nbgrader generate_assignment / "
                f"Nothing to mark in {self.folder}: its gradebook knows {names}, and "
                f"submissions belong in {self.inbox}/TRAINEE/ASSIGNMENT/. For a new one: nbgrader generate_assignment"
            )
        return found

    def notebook(self, step: str, piece: Piece, trainee: str = ".") -> Path:
        """The path of a notebook in one of nbgrader's steps."""
        named = str(getattr(self.directory, f"{step}_directory"))
        folder = self.directory.directory_structure.format(
            nbgrader_step=named, student_id=trainee, assignment_id=piece.assignment
        )
        return self.folder / str(folder) / f"{piece.notebook}.ipynb"

    def notebook_name(self, piece: Piece) -> str:
        """Its name without the ending."""
        return piece.notebook

    def module(self, piece: Piece) -> str:
        """What an outcome is kept under: the assignment, and its notebook where the two have other names."""
        return piece.assignment if piece.assignment == piece.notebook else f"{piece.assignment}.{piece.notebook}"

    def titles(self, piece: Piece) -> Titles:
        """Cells are called by their grade_id: there is nothing better to call them by."""
        import nbformat

        cells = triage.cells(nbformat.read(self.notebook("release", piece), as_version=4))
        return {grade_id: {"zh": grade_id, "en": grade_id} for grade_id in cells}

    def cohort_cell(self, piece: Piece) -> str:
        """There is none."""
        return ""

    def trainees(self, piece: Piece, inbox: Path) -> list[Path]:
        """The folders of the trainees who handed in the assignment."""
        return [each for each in triage.trainees(inbox) if (each / piece.assignment).is_dir()]

    def handed(self, piece: Piece, folder: Path) -> Path:
        """Where in a trainee's folder the assignment lies."""
        return folder / piece.assignment

    def look(self, piece: Piece, folder: Path, released: Any, called: Titles) -> triage.Found:
        """The notebook of this name, and what came beside it."""
        found = triage.named(self.handed(piece, folder), released, f"{piece.notebook}.ipynb")
        return replace(found, files=files(self.handed(piece, folder)))

    def submit(self, piece: Piece, trainee: str, found: triage.Found) -> None:
        """It lies there already."""

    def withdraw(self, piece: Piece, trainee: str) -> None:
        """It stays where it is: this is not our folder."""
