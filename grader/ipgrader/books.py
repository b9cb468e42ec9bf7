"""nbgrader's gradebook of a course."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ipgrader.markable import Markable

_held: dict[str, Any] = {}


@contextmanager
def gradebook(course: Markable) -> Iterator[Any]:
    """nbgrader's own gradebook of the course, open; the one that is held, if one is."""
    if course.db_url in _held:
        yield _held[course.db_url]
        return
    from nbgrader.api import Gradebook

    put_alembic_on_path()
    with quiet(), Gradebook(course.db_url, course.course_id) as book:
        yield book


@contextmanager
def held(course: Markable) -> Iterator[None]:
    """Keep the gradebook open for many submissions: opening it takes as long as writing the marks of one."""
    with gradebook(course) as book:
        _held[course.db_url] = book
        try:
            yield
        finally:
            del _held[course.db_url]


@contextmanager
def quiet() -> Iterator[None]:
    """Without SQLAlchemy's warnings on nbgrader's own way of adding a submission: nobody here can act on them.

    And without nbgrader's log of a gradebook that cannot be written: the error itself comes, and is told in words.
    """
    from sqlalchemy.exc import SAWarning
    from tornado.log import app_log

    stood, app_log.disabled = app_log.disabled, True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)
        try:
            yield
        finally:
            app_log.disabled = stood


def put_alembic_on_path() -> None:
    """nbgrader calls `alembic` by name, which fails when the environment is not activated."""
    here = str(Path(sys.executable).parent)
    if here not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([here, os.environ.get("PATH", "")])
