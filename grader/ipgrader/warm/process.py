"""A process that is not our child: signalled through an open file, so that its number can't have become another's."""

from __future__ import annotations

import contextlib
import os
import select
import signal
from collections.abc import Sequence
from pathlib import Path


class Process:
    """A child of the template, as its worker sees it."""

    def __init__(self, pid: int, fds: Sequence[int]) -> None:
        """fds: the pidfd that came with the news of it, if this system has such files."""
        self.pid = pid
        self.handle = fds[0] if fds else None

    def signal(self, number: int) -> None:
        """Send a signal; nothing happens when the process is gone."""
        if not self.pid:  # not started, or let go: 0 would mean this very process group
            return
        with contextlib.suppress(OSError):
            if self.handle is None:
                os.kill(self.pid, number)
            else:
                signal.pidfd_send_signal(self.handle, number)

    def interrupt(self) -> None:
        """Stop what its cell is doing."""
        self.signal(signal.SIGINT)

    def kill(self) -> None:
        """End it."""
        self.signal(signal.SIGKILL)

    def gone(self, seconds: float = 0) -> bool:
        """Whether it has ended, waiting for at most that long."""
        if self.handle is None:
            return not self.pid or not Path(f"/proc/{self.pid}").exists()
        return bool(select.select([self.handle], [], [], seconds)[0])

    def close(self) -> None:
        """Let go of it."""
        if self.handle is not None:
            os.close(self.handle)
        self.handle, self.pid = None, 0
