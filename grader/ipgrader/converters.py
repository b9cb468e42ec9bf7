"""nbgrader's own converters, run in this process: the source of truth for what nbgrader does."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipgrader.books import put_alembic_on_path, quiet

if TYPE_CHECKING:
    from ipgrader.course import Course


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
    with quiet(), _log_of(job.log) as log:
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
