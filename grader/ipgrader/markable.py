"""What marking asks of a course: one of ours (course.Course), or somebody else's nbgrader course (foreign.Foreign)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from ipgrader.titles import Titles
from ipgrader.triage import Found


class Markable(Protocol):
    """A course folder with nbgrader's steps in it. An `assignment` is what the course itself gives for one notebook."""

    @property
    def folder(self) -> Path:
        """Where it lies."""

    @property
    def course_id(self) -> str:
        """Its name in its gradebook."""

    @property
    def db_url(self) -> str:
        """The address of its gradebook."""

    @property
    def timed(self) -> bool:
        """Whether there is a due time to hold submissions against."""

    @property
    def inbox(self) -> Path:
        """Where submissions arrive; marking never writes there."""

    def config(self) -> Any:
        """nbgrader's settings."""

    def notebook(self, step: str, assignment: Any, trainee: str = ".") -> Path:
        """The path of a notebook in one of nbgrader's steps: source, release, submitted, autograded."""

    def notebook_name(self, assignment: Any) -> str:
        """Its name without the ending."""

    def module(self, assignment: Any) -> str:
        """What its outcomes are kept under."""

    def titles(self, assignment: Any) -> Titles:
        """What its cells are called when we speak of them, by grade_id."""

    def cohort_cell(self, assignment: Any) -> str:
        """grade_id of the cell with the cohort's parameters, "" where there is none."""

    def trainees(self, assignment: Any, inbox: Path) -> list[Path]:
        """The folders of the trainees that an inbox holds."""

    def handed(self, assignment: Any, folder: Path) -> Path:
        """Where in a trainee's folder the assignment lies."""

    def look(self, assignment: Any, folder: Path, released: Any, called: Titles) -> Found:
        """Which notebook of a trainee's folder is marked, and what must be noted."""

    def submit(self, assignment: Any, trainee: str, found: Found) -> None:
        """Take a submission over to where nbgrader looks for it."""

    def withdraw(self, assignment: Any, trainee: str) -> None:
        """Take one that can't be marked out of nbgrader's way."""
