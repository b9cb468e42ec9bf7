"""Weigh and clear away a folder in which somebody may have made what he liked: deep chains, closed folders, links."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

DEEPEST = 60  # folders in folders; a notebook has no use for more
TOO_MUCH = 1 << 62


def weight(folder: str) -> tuple[int, int]:
    """Bytes on disk and number of files and folders below a folder; too much of both where it is too deep."""
    waiting = [(folder, 0)]
    total = count = 0
    while waiting:
        path, depth = waiting.pop()
        if depth > DEEPEST:
            return TOO_MUCH, TOO_MUCH
        for entry in _entries(path):
            count += 1
            with contextlib.suppress(OSError):
                total += entry.stat(follow_symlinks=False).st_blocks * 512
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, depth + 1))
    return total, count


def _entries(path: str) -> list[os.DirEntry[str]]:
    with contextlib.suppress(OSError), os.scandir(path) as found:
        return list(found)
    return []


def remove(folder: str) -> None:
    """Take a folder away, however deep. What cannot be taken away stays; nothing is raised.

    Each folder is moved to the top before it is emptied: no path becomes too long, and nothing calls itself.
    """
    moved = 0
    while folders := [entry for entry in _emptied(folder) if entry.is_dir(follow_symlinks=False)]:
        for one in folders:
            for inner in _emptied(one.path):
                moved += 1
                with contextlib.suppress(OSError):
                    Path(inner.path).rename(Path(folder, f".{moved}"))
            with contextlib.suppress(OSError):
                Path(one.path).rmdir()
        if {entry.path for entry in folders} == {entry.path for entry in _entries(folder)}:
            return  # nothing gives way, such as another user's folders
    with contextlib.suppress(OSError):
        Path(folder).rmdir()


def _emptied(path: str) -> list[os.DirEntry[str]]:
    """Take away all files of a folder; its folders, which are left."""
    with contextlib.suppress(OSError):
        Path(path).chmod(0o700)
    left = []
    for entry in _entries(path):
        if entry.is_dir(follow_symlinks=False):
            left.append(entry)
        else:
            with contextlib.suppress(OSError):
                Path(entry.path).unlink()
    return left
