"""Files by Landlock: the child reads what its policy names and writes into its own folder, whatever the rights say.

Also TCP (kernel 6.7), and signals and abstract sockets to processes outside (kernel 6.12). By the package landlockpy.
"""

from __future__ import annotations

import contextlib
import sys
from functools import reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING

from ipgrader.warm.policy import DEVICES, Policy, existing, shown_paths

if TYPE_CHECKING:
    from landlockpy import AccessFS, Ruleset

FILES_ONLY = ("EXECUTE", "WRITE_FILE", "READ_FILE", "TRUNCATE", "IOCTL_DEV")
# A test lowers it, to be an older kernel: Debian 12 has 2.
highest_abi = 99


def abi() -> int:
    """The kernel's version of Landlock; 0: none."""
    if sys.platform != "linux":
        return 0
    import landlockpy

    return min(int(landlockpy.abi_version()), highest_abi)


def restrict(policy: Policy) -> None:
    """Enter Landlock for good. Raises OSError where there is none."""
    import landlockpy as ll

    version = abi()
    every = ll.fs_for_abi(version)
    read = ll.AccessFS.READ_FILE | ll.AccessFS.READ_DIR | ll.AccessFS.EXECUTE
    with ll.Ruleset(handled_fs=every, handled_net=ll.net_for_abi(version), scoped=ll.scope_for_abi(version)) as rules:
        for path in existing([*shown_paths(), *policy.readable]):
            _allow(rules, path, read)
        for path in (*policy.writable, policy.folder, *DEVICES, *_own(policy)):
            _allow(rules, path, every & ~ll.AccessFS.MAKE_CHAR & ~ll.AccessFS.MAKE_BLOCK)
        if _own(policy):
            _allow(rules, "/proc", read & ~ll.AccessFS.EXECUTE)
        rules.restrict()


def _own(policy: Policy) -> tuple[str, ...]:
    """What belongs to the child alone where it has a view of its own. Its /proc shows its own processes only."""
    return ("/tmp", "/dev/shm") if policy.stands("view") else ()


def _allow(rules: Ruleset, path: str, access: AccessFS) -> None:
    if not Path(path).is_dir():
        access &= _of_files()
    with contextlib.suppress(FileNotFoundError):
        rules.allow_path(path, access)


def _of_files() -> AccessFS:
    import landlockpy as ll

    return reduce(or_, (ll.AccessFS[name] for name in FILES_ONLY))
