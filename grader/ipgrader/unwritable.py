"""A full disk and a locked gradebook concern every submission: the run stops, and says what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from ipgrader.errors import MarkingError
from ipgrader.markable import Markable

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def is_so(error: BaseException) -> bool:
    """Whether an error is of this kind, and no fault of one submission."""
    return isinstance(error, OperationalError) or (isinstance(error, OSError) and error.errno in NO_ROOM)


@contextmanager
def told(course: Markable) -> Iterator[None]:
    """Say it in words, as a MarkingError."""
    try:
        yield
    except OperationalError as error:
        place = course.db_url.removeprefix("sqlite:///")
        raise MarkingError(
            f"成绩册 {place} 写不进去（{error.orig}）；请关闭 Formgrader，看看磁盘是否已满，再运行一次，已评的保留 / "
            f"The gradebook {place} cannot be written ({error.orig}); close Formgrader, see that the disk has room, "
            "and run again; what is marked stays."
        ) from None
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise MarkingError(
            f"写不进 {course.folder}（{error.strerror}）；请腾出磁盘空间后再运行一次，已评的保留 / "
            f"{course.folder} cannot be written ({error.strerror}); make room and run again; what is marked stays."
        ) from None
