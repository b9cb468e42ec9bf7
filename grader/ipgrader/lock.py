"""One run at a time in a course folder: a lock of the operating system, which a killed run cannot leave behind."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ipgrader.errors import MarkingError

NAME = ".run.lock"
_held: set[Path] = set()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder to oneself; a step of a run that holds it already may ask again.

    Raises MarkingError, at once, where another process holds it.
    """
    folder = folder.resolve()
    if folder in _held:
        yield
        return
    with (folder / NAME).open("a") as file:
        _lock(file, folder)
        _held.add(folder)
        try:
            yield
        finally:
            _held.discard(folder)


def _lock(file: IO[str], folder: Path) -> None:
    try:
        _ask_the_system(file)
    except (BlockingIOError, PermissionError):  # Unix and Windows, each in its own words
        raise MarkingError(
            f"另一次运行正在 {folder} 里工作；请等它结束再运行 / "
            f"Another run is at work in {folder}; wait for it to end."
        ) from None
    except OSError:  # a network folder that knows no locks: work as before there were any
        return


if sys.platform == "win32":
    import msvcrt

    def _ask_the_system(file: IO[str]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _ask_the_system(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
