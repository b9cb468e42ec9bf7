"""The ground on which hostile notebooks are marked: a course of five small tasks, and things around it to go for."""

from __future__ import annotations

import ctypes
import os
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import corpus
import nbformat
import psutil
import pytest
from ipgrader import build, course, isolated, mark, outcomes
from ipgrader.outcomes import Outcome
from ipgrader.warm.policy import Policy

HERE = Path(__file__).parent
MEMORY = ctypes.create_string_buffer(b"12345678")  # a piece of this process that another might read
SECONDS = 5.0  # for a cell
OWN = ("fill", "left")  # what cases call their files in shared memory; others on this machine have theirs


@dataclass(frozen=True)
class Given:
    """What marking gave: the outcome, and all that the marked notebook shows."""

    points: float | None
    code: str
    manual: int  # cells that wait for a person: none here should
    shown: str
    bytes: int
    notes: tuple[Mapping[str, str], ...] = ()
    seconds: float = 0.0

    @property
    def said(self) -> str:
        """The notes as the trainee gets them in English."""
        return "\n".join(note["en"] for note in self.notes)


@dataclass(frozen=True)
class Ground:
    """The course, released, with a gradebook. places: what stands for @NAME@ in the cells of a case."""

    top: Path
    course: Any
    assignment: Path
    released: Any
    places: Mapping[str, object]
    before: dict[str, Any] = field(default_factory=dict)
    # Children of this process that other tests have running, such as a browser, which starts and ends some of its own.
    others: frozenset[int] = field(default_factory=lambda: frozenset(one.pid for one in psutil.Process().children()))

    def hand_in(self, inbox: Path, trainee: str, text: str) -> None:
        """Put a notebook into an inbox."""
        (inbox / trainee).mkdir(parents=True)
        (inbox / trainee / "small.ipynb").write_text(text, encoding="utf-8")

    def warm(self) -> None:
        """Start the warm processes, by marking a copy as it was given out."""
        self.hand_in(self.top / "ready", "ready", build.dumps(self.released))
        mark.mark(self.course, self.assignment, self.top / "ready", marking="isolated")
        time.sleep(1)  # until what ends has ended
        self.before.update(self.left())

    def mark(self, handed: Sequence[tuple[corpus.Case, str]], marking: str = "isolated") -> list[Given]:
        """Hand in and mark, in this order, as one batch. handed: cases, and hostile or benign."""
        inbox = Path(tempfile.mkdtemp(prefix="inbox-", dir=self.top))
        for number, (case, which) in enumerate(handed):
            text = corpus.handed_in(case, which, self.released, self.places)
            self.hand_in(inbox, f"{number:03}-{case.name}-{which}-{marking}", text)
        before, began = content(inbox), time.time()
        found = mark.mark(self.course, self.assignment, inbox, again=True, marking=marking)
        assert content(inbox) == before, "what was handed in has changed"
        shutil.rmtree(inbox)
        return [self._given(each, seconds) for each, seconds in zip(found, self._times(found, began), strict=True)]

    def _times(self, found: Sequence[Outcome], began: float) -> list[float]:
        """Seconds that each took: its outcome goes on file when it is done."""
        ends = [outcomes.path(self.course, each.module, each.trainee).stat().st_mtime for each in found]
        return [end - start for start, end in pairwise([began, *ends])]

    def _given(self, found: Outcome, seconds: float) -> Given:
        given = self.given(found.trainee, found.points, found.code, found.manual)
        return replace(given, notes=found.notes, seconds=seconds)

    def given(self, trainee: str, points: float | None, code: str, manual: int) -> Given:
        """What is known of a marking, and what its autograded notebook shows."""
        path = self.course.notebook("autograded", self.assignment, trainee)
        if not path.is_file():
            return Given(points, code, manual, "", 0)
        return Given(points, code, manual, outputs(path), path.stat().st_size)

    def left(self) -> dict[str, Any]:
        """What a submission could leave behind or change: processes, open files of this process, files."""
        return {
            "processes": sum(map(_lives, self._started())),
            "open files": len(list(Path("/proc/self/fd").iterdir())),
            "memory files": sorted(path for path in Path("/dev/shm").iterdir() if path.name.startswith(OWN)),
            "files": sorted(path.name.rpartition("-")[0] for path in (self.top / "tmp").iterdir()),
            "outside": content(self.top / "outside"),
            "master": content(self.course.folder / "source"),
        }

    def _started(self) -> Iterator[psutil.Process]:
        """What this process has started since the ground was made, and all that came from it."""
        for child in psutil.Process().children():
            with suppress(psutil.NoSuchProcess):
                if child.pid not in self.others:
                    yield from [child, *child.children(recursive=True)]

    def changed(self) -> dict[str, tuple[Any, Any]]:
        """What is not as it was when all was warm, a moment after a marking."""
        end = time.monotonic() + 5
        while (now := self.left()) != self.before and time.monotonic() < end:
            time.sleep(0.02)
        changed = {key: (self.before[key], now[key]) for key in now if now[key] != self.before[key]}
        self._clear_away(self.before["outside"])
        self.before.update({**now, "outside": self.before["outside"]})  # each change is told once
        return changed

    def _clear_away(self, wanted: Mapping[str, bytes]) -> None:
        """Put the files around the course back."""
        for name in content(self.top / "outside").keys() - wanted.keys():
            (self.top / "outside" / name).unlink()
        for name, data in wanted.items():
            (self.top / "outside" / name).write_bytes(data)


def _lives(process: psutil.Process) -> bool:
    """One that has ended and waits to be counted is not left."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def content(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def outputs(path: Path) -> str:
    """All that the cells of a notebook show: the trainee's and the checks."""
    texts: list[str] = []
    for cell in nbformat.read(path, as_version=4).cells:
        for output in cell.get("outputs", ()):
            texts += [output.get("text", ""), output.get("ename", ""), output.get("evalue", "")]
            texts += [str(value) for value in output.get("data", {}).values()]
    return "\n".join(texts)


@contextmanager
def opened(top: Path) -> Iterator[Ground]:
    """The ground in a folder that is there and empty; the environment is set for the course."""
    root = top / "course"
    shutil.copytree(HERE / "course", root)
    settings = (HERE.parents[2] / "grader" / "nbgrader_config.py").read_text(encoding="utf-8")
    settings += f"\nc.Execute.timeout = {SECONDS:g}\n"
    (root / "grader" / "nbgrader_config.py").write_text(settings, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, around(top) as places:
        patch.setenv("IPLAB_COURSE", str(root))
        patch.delenv("IPLAB_EXERCISES", raising=False)
        patch.setenv("HALL_SECRET", "GOT")
        (top / "tmp").mkdir()
        patch.setattr(tempfile, "tempdir", str(top / "tmp"))  # what marking leaves there is no other process's
        found = course.of("zh_write")
        assignment = found.assignments()[0]
        released = nbformat.read(course.release(found, assignment), as_version=4)
        own = {"MASTER": found.notebook("source", assignment), "GRADEBOOK": found.database, "WORKER": os.getpid()}
        own |= {"ADDRESS": ctypes.addressof(MEMORY), "KEY": 0x1B000 + os.getpid()}
        yield Ground(top, found, assignment, released, {**places, **own})


@contextmanager
def around(top: Path) -> Iterator[dict[str, object]]:
    """Files and sockets of this user's, which no notebook may reach."""
    (top / "outside").mkdir()
    (top / "outside" / "secret").write_text("GOT")
    (top / "outside" / "peer.ipynb").write_text("a peer's work")
    with ExitStack() as stack:
        # The path of a socket must be short.
        short = stack.enter_context(tempfile.TemporaryDirectory(prefix="hall-", dir="/tmp"))
        addresses: list[Any] = [("127.0.0.1", 0), f"{short}/service", f"\0hall-{os.getpid()}"]
        families = (socket.AF_INET, socket.AF_UNIX, socket.AF_UNIX)
        listening = [stack.enter_context(socket.socket(family)) for family in families]
        for one, address in zip(listening, addresses, strict=True):
            one.bind(address)
            one.listen()
        letterbox = stack.enter_context(socket.socket(type=socket.SOCK_DGRAM))
        letterbox.bind(("127.0.0.1", 0))
        places: dict[str, object] = {"OUTSIDE": top / "outside", "SERVICE": addresses[1], "ABSTRACT": addresses[2][1:]}
        yield places | {"TCP": listening[0].getsockname()[1], "UDP": letterbox.getsockname()[1]}


@contextmanager
def without(off: Mapping[str, Any]) -> Iterator[str]:
    """Switch a defence off; yields the way of marking then. off: marking, walls, limits (of a Policy), seconds."""
    changes: dict[str, Any] = dict(off.get("limits", {}))
    if "walls" in off:
        changes["off"] = tuple(off["walls"])
    config = course.Course.config
    with pytest.MonkeyPatch.context() as patch:
        if changes:
            patch.setattr(isolated, "Policy", lambda **given: Policy(**{**given, **changes}))
        if "seconds" in off:
            patch.setattr(course.Course, "config", lambda self: _timed(config(self), off["seconds"]))
        yield str(off.get("marking", "isolated"))


def _timed(config: Any, seconds: float) -> Any:
    config.Execute.timeout = seconds
    return config
