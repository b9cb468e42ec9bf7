"""Which ways of marking this machine has, and what is missing for a safe one."""

from __future__ import annotations

import sys
from functools import cache

from ipgrader.batch import How
from ipgrader.errors import MarkingError

UNSAFE = (
    "没有沙箱：学员的代码能读写这台电脑上您能读写的一切。只用于您信任的作业 / "
    "No sandbox: trainees' code can read and write whatever you can on this machine. Only for work that you trust."
)
COLD = (
    "这个系统上没有预热评分，改用 nbgrader 自己的评分（慢，检查与作答在同一进程） / "
    "No warm marking on this system: nbgrader's own is used (slow; checks and answers share a process)."
)


def way(marking: str = "isolated", *, sandbox: bool = True, trusted: bool = False) -> tuple[How, list[str]]:
    """How to mark here, and what the instructor must be told about it.

    sandbox: False to go on where there is none; trusted: submissions of our own making, which need none. Raises
    MarkingError, with what is missing and how to get it, where the sandbox can't be built and nobody said to go on.
    """
    if marking == "nbgrader":
        return How("nbgrader", walls=False), [UNSAFE]
    missing = lacking()
    if sandbox and missing and not trusted:
        raise MarkingError(
            f"这台机器建不了沙箱，缺少 {'；'.join(missing)}。可以换一台 Linux，或加 --no-sandbox 继续（没有保护） / "
            f"This machine cannot build the sandbox; it lacks: {'; '.join(missing)}. Use a Linux machine, or go on "
            "without protection: --no-sandbox"
        )
    if sys.platform != "linux":
        return How("nbgrader", walls=False), [UNSAFE, COLD]
    walls = sandbox and not missing
    return How(marking, walls=walls), [] if walls else [UNSAFE]


@cache
def lacking() -> tuple[str, ...]:
    """Defences that are required and that this machine cannot build, each with what would give it."""
    if sys.platform != "linux":
        return (f"Linux 5.13 或更新 / Linux 5.13 or newer ({sys.platform})",)
    from ipgrader.warm import sandbox

    return tuple(f"{row.by}: {row.how}" for row in sandbox.support() if row.required and not row.available)
