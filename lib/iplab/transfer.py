"""One file over HTTP: streamed into a part beside its place, resumed where it was cut, retried, checked by sha256."""

import errno
import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import requests

from iplab.registry import OpenFile

PAUSES = (1.0, 2.0, 4.0)  # seconds before trying again; a try that brought new bytes starts the row anew
TIMEOUT = (10.0, 30.0)  # seconds to connect, seconds between two bytes
STALE = 120.0  # a part that nobody has written to for so long belongs to a process that is gone
CHUNK = 1 << 14  # bytes; less than that is lost at a cut
BUSY = (408, 425, 429, 500, 502, 503, 504)  # answers that may be another one a moment later
FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
Told = Callable[[int], object]  # hears how many more bytes are there; fewer than 0 when a part is thrown away


class NotHere(Exception):
    """The address hasn't the file or can't be reached; another one may."""


class WrongBytes(Exception):
    """The address has another file; the text is its sha256."""


def download(session: requests.Session, address: str, target: Path, file: OpenFile, told: Told) -> None:
    """Put the file at `address` to `target`, whole and with its registered sha256, or leave `target` as it was.

    Raises NotHere, WrongBytes, or OSError of the disk. What has come before a cut stays in a part for the next call.
    """
    part = _claimed(target)
    told(_size(part))
    try:
        _fill(session, address, part, file, told)
        part.replace(target)
    except (OSError, WrongBytes):
        # A full disk needs the room; wrong bytes are of no use.
        _thrown_away(part, told)
        raise
    finally:
        told(-_size(part))
        _released(part, target)


def sha256(path: Path) -> str:
    """The sha256 of a file, as 64 hexadecimal digits."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _fill(session: requests.Session, address: str, part: Path, file: OpenFile, told: Told) -> None:
    resumed = _size(part) > 0
    while True:
        _rest(session, address, part, file, told)
        found = sha256(part)
        if found == file.sha256:
            return
        if not resumed:
            raise WrongBytes(found)
        # The part may stem from another file: once more, from the first byte.
        resumed = False
        _thrown_away(part, told)


def _rest(session: requests.Session, address: str, part: Path, file: OpenFile, told: Told) -> None:
    """Ask for what is missing until it is all there; a cut connection is tried again after growing pauses."""
    failures = 0
    while _size(part) != file.bytes:
        before = _size(part)
        try:
            if _whole_after(session, address, part, told):
                return
            problem = f"cut after {_size(part)} of {file.bytes} bytes"
        except requests.RequestException as caught:
            problem = str(caught)
        failures = 1 if _size(part) > before else failures + 1
        if failures > len(PAUSES):
            raise NotHere(problem)
        time.sleep(PAUSES[failures - 1])


def _whole_after(session: requests.Session, address: str, part: Path, told: Told) -> bool:
    """One request, appended to the part; True when the server has said where the file ends and it ended there."""
    have = _size(part)
    # Without compression on the way: a range counts the bytes of the file.
    headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={have}-"} if have else {})}
    with session.get(address, headers=headers, stream=True, timeout=TIMEOUT) as answer:
        if have and _starts_over(answer, have):
            _thrown_away(part, told)
            if answer.status_code != requests.codes.ok:
                return False
        _refused(answer)
        with part.open("ab") as content:
            for chunk in answer.iter_content(CHUNK):
                content.write(chunk)
                told(len(chunk))
        return "Content-Length" in answer.headers or "chunked" in answer.headers.get("Transfer-Encoding", "")


def _starts_over(answer: requests.Response, have: int) -> bool:
    """No ranges here (200), none from this byte (416), or another one than was asked for."""
    other = not answer.headers.get("Content-Range", "").startswith(f"bytes {have}-")
    whole = answer.status_code in (requests.codes.ok, requests.codes.requested_range_not_satisfiable)
    return whole or (answer.status_code == requests.codes.partial_content and other)


def _refused(answer: requests.Response) -> None:
    said = f"HTTP {answer.status_code} {answer.reason}"
    if answer.status_code in BUSY:
        raise requests.RequestException(said)
    if not answer.ok:
        raise NotHere(said)


def _thrown_away(part: Path, told: Told) -> None:
    told(-_size(part))
    part.unlink(missing_ok=True)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _claimed(target: Path) -> Path:
    """A part of this process's own: what an earlier download left, or a new one. A rename can succeed only once."""
    own = target.with_name(f"{target.name}.{os.getpid()}-{uuid4().hex[:8]}.part")
    for left in _left(target):
        try:
            return left.rename(own)
        except OSError:
            continue  # another process was faster
    return own


def _released(part: Path, target: Path) -> None:
    """Leave what was got so far under the name that the next download looks for first."""
    if _size(part) == 0:
        part.unlink(missing_ok=True)
    else:
        part.replace(target.with_name(f"{target.name}.part"))


def _left(target: Path) -> list[Path]:
    old = [path for path in target.parent.glob(f"{target.name}.*.part") if _age(path) > STALE]
    return [target.with_name(f"{target.name}.part"), *sorted(old, key=_size, reverse=True)]


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0
