"""Where this user may make control groups: one a child, for the sum of its memory and the number of its processes."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from ipgrader.warm.policy import Policy

ROOT = Path("/sys/fs/cgroup")
LIMITS = {"memory": (("memory.max", "memory.limit_in_bytes"), "memory"), "pids": (("pids.max",), "pids")}


def own(controller: str) -> Path | None:
    """The folder in which a group for a child with this controller can be made, if there is one."""
    for line in _lines():
        _, controllers, path = line.split(":", 2)
        old = ROOT / controller / path.strip("/")
        new = (ROOT / path.strip("/")).parent
        if controller in controllers.split(",") and os.access(old, os.W_OK):
            return old
        if not controllers and controller in _enabled(new) and os.access(new / "cgroup.procs", os.W_OK):
            return new
    return None


def _lines() -> list[str]:
    try:
        return Path("/proc/self/cgroup").read_text().splitlines()
    except OSError:
        return []


def _enabled(folder: Path) -> list[str]:
    try:
        return (folder / "cgroup.subtree_control").read_text().split()
    except OSError:
        return []


def available() -> bool:
    """Whether memory and number of processes can be bounded together."""
    return all(own(controller) for controller in LIMITS)


def make(name: str, policy: Policy) -> list[str]:
    """Groups for one child; the paths to give to `join` and `remove`. Raises OSError."""
    most = {"memory": policy.memory + policy.disk, "pids": policy.threads + policy.processes}
    made = []
    for controller, (files, _) in LIMITS.items():
        parent = own(controller)
        if parent is None:
            raise OSError(f"no control group for {controller} can be made here")
        group = parent / name
        group.mkdir(exist_ok=True)
        made.append(str(group))
        file = next(group / file for file in files if (group / file).exists())
        file.write_text(str(most[controller]))
    return sorted(set(made))


def join(groups: list[str]) -> None:
    """Put this process into its groups."""
    for group in groups:
        (Path(group) / "cgroup.procs").write_text("0")


def remove(groups: list[str]) -> None:
    """Take the groups away after the child's end."""
    for group in groups:
        for _ in range(20):
            with contextlib.suppress(OSError):
                Path(group).rmdir()
            if not Path(group).exists():
                break
            time.sleep(0.01)
