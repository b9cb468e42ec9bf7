"""What a child may do: where it reads and writes, how much it takes, which defences stand around it."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

# Each can be switched off alone, so that a test can show that it is needed.
DEFENCES = frozenset({"view", "namespaces", "landlock", "seccomp", "limits", "capabilities"})


@dataclass(frozen=True)
class Policy:
    """The world of one child. Sizes in bytes, times in seconds.

    folder: the child's own, cleared away by whoever made it. Inside a view it is empty memory that `source` (a folder
    of files that lie beside the notebook) is copied into; without a view it is the folder on disk.
    readable, writable: further paths. Python's own and the system's libraries need not be named.
    memory: beyond what the template holds already. disk, names: all files together. processes: besides the child's own.
    """

    folder: str
    source: str = ""
    readable: tuple[str, ...] = ()
    writable: tuple[str, ...] = ()
    memory: int = 1 << 30
    cpu: int = 300
    wall: int = 900
    file: int = 64 << 20
    disk: int = 128 << 20
    names: int = 20_000
    files: int = 256
    threads: int = 64
    processes: int = 0
    output: int = 4 << 20
    sockets: bool = False  # a Jupyter kernel listens on sockets in its folder; a box has no sockets at all
    off: tuple[str, ...] = ()

    @property
    def work(self) -> str:
        """Where the cells run: what lies beside the notebook lies there, and nothing else."""
        return f"{self.folder}/work"

    @property
    def home(self) -> str:
        """Where programs keep what they want to keep."""
        return f"{self.folder}/home"

    def stands(self, defence: str) -> bool:
        """Whether a defence is on."""
        return defence not in self.off

    def to_json(self) -> dict[str, Any]:
        """For a frame."""
        return asdict(self)

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Policy:
        """From a frame."""
        lists = {"readable", "writable", "off"}
        given: dict[str, Any] = {key: tuple(value) if key in lists else value for key, value in data.items()}
        return Policy(**given)

    def without(self, *defences: str) -> Policy:
        """The same with defences switched off; without any names, with all of them off."""
        return replace(self, off=(*self.off, *(defences or sorted(DEFENCES))))


# What the C library and Python read; nothing of /etc that names people or holds secrets.
SYSTEM = (
    *("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/nix/store", "/gnu/store"),
    *("/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime", "/etc/timezone", "/etc/fonts"),
    *("/etc/mime.types", "/etc/alternatives", "/etc/os-release", "/etc/locale.alias"),
    "/sys/devices/system/cpu",
)
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")


@cache
def shown_paths() -> tuple[str, ...]:
    """Python's own folders and the system's libraries; nothing of a home folder around them."""
    python = [*sysconfig.get_paths().values(), sys.base_prefix, sys.prefix, *filter(_installed, sys.path)]
    homes = (Path("/"), Path.home(), Path.home().parent)
    return tuple(existing([*SYSTEM, *(path for path in python if Path(path) not in homes)]))


def _installed(path: str) -> bool:
    return Path(path).name in ("site-packages", "dist-packages")


def existing(paths: Sequence[str]) -> list[str]:
    """Those that are there, each once, none that lies below another."""
    there = sorted({str(Path(path).absolute()) for path in paths if path and Path(path).exists()})
    kept: list[str] = []
    for path in there:  # sorted: what holds a path comes before it
        if not kept or not path.startswith(kept[-1].rstrip("/") + "/"):
            kept.append(path)
    return kept
