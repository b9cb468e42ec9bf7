"""What one child may take, by rlimits: memory, processor time, size of a file, open files, threads."""

from __future__ import annotations

import resource
from pathlib import Path

from ipgrader.warm.policy import Policy


def restrict(policy: Policy) -> None:
    """Set the limits of this process for good."""
    held = address_space()
    wanted = {
        resource.RLIMIT_AS: held + policy.memory,
        resource.RLIMIT_CPU: policy.cpu,
        resource.RLIMIT_FSIZE: policy.file,
        resource.RLIMIT_NOFILE: policy.files,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_MEMLOCK: 0,
    }
    if policy.stands("namespaces"):  # outside them it counts all that the user runs, not this child's alone
        wanted[resource.RLIMIT_NPROC] = policy.threads + policy.processes
    for kind, wish in wanted.items():
        _, hard = resource.getrlimit(kind)
        most = wish if hard == resource.RLIM_INFINITY else min(wish, hard)
        resource.setrlimit(kind, (most, most))


def address_space() -> int:
    """Bytes of address space that this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()
