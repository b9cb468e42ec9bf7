"""Frames over a socket between processes that don't trust each other: a JSON head and raw buffers, within hard limits.

A frame is the length of the head (4 bytes), the head `[message, [length of each buffer]]` and the buffers. There is no
pickle: what arrives is None, bool, int, float, str, list, dict and bytes, whatever the other side intends.
"""

from __future__ import annotations

import array
import json
import os
import re
import socket
import struct
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

Json = Any  # None, bool, int, float, str, and lists and dicts of them
Bytes = bytes | bytearray | memoryview

MOST_FDS = 8
# Possessive, and a text may run to the end unclosed: otherwise a frame of nothing but quotes takes quadratic time.
TEXTS = re.compile(rb'"(?:[^"\\]|\\.)*+"?', re.S)
STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


@dataclass(frozen=True)
class Limits:
    """The most that one frame may hold: bytes of head, bytes and number of buffers, depth and items of the JSON."""

    head: int = 64 << 20
    buffers: int = 64 << 20
    count: int = 10_000
    depth: int = 100
    items: int = 5_000_000


@dataclass(frozen=True)
class Frame:
    """One message: its JSON, its buffers, the open files that came with it."""

    head: Json
    buffers: list[bytes] = field(default_factory=list)
    fds: list[int] = field(default_factory=list)


class ChannelError(Exception):
    """A frame did not come through."""


class Closed(ChannelError, EOFError):
    """The other side is gone."""


class Late(ChannelError):
    """The time is up. What was under way is lost, and so is the channel."""


class Broken(ChannelError):
    """What came is no frame, or one beyond the limits. The channel is lost."""


class Channel:
    """One end of a stream socket that carries frames."""

    def __init__(self, sock: socket.socket, limits: Limits = Limits()) -> None:
        """Take over the socket."""
        self.sock, self.limits = sock, limits
        self.received = 0  # bytes since the start; who sets a limit on a stream of frames reads it
        self._fds: list[int] = []
        self._files = 0

    def fileno(self) -> int:
        """For select and poll."""
        return self.sock.fileno()

    def close(self) -> None:
        """Close the socket; the other side sees Closed."""
        self.sock.close()
        self._drop(0)

    def send(
        self, head: Json, buffers: Sequence[Bytes] = (), *, seconds: float | None = None, fds: Sequence[int] = ()
    ) -> None:
        """Send one frame. Raises Broken if it is beyond the limits: nothing was sent then, the channel is good."""
        text = _dumped([head, [len(buffer) for buffer in buffers]])
        self._require(len(text), [len(buffer) for buffer in buffers])
        end = _deadline(seconds)
        first = memoryview(struct.pack(">I", len(text)) + text)
        if fds:
            first = first[self._send_fds(first, fds) :]
        for part in (first, *(memoryview(buffer) for buffer in buffers)):
            self._send(part.cast("B") if part.nbytes else part, end)

    def receive(self, seconds: float | None = None, *, files: int = 0) -> Frame:
        """Wait for one frame. It may bring so many open files; more are closed. Raises Closed, Late, Broken."""
        end, self._files = _deadline(seconds), files
        (length,) = struct.unpack(">I", self._take(4, end))
        self._require(length, [])
        head, sizes = _parsed(self._take(length, end), self.limits)
        self._require(length, sizes)
        buffers = [bytes(self._take(size, end)) for size in sizes]
        fds, self._fds = self._fds, []
        return Frame(head, buffers, fds)

    def _require(self, head: int, sizes: list[int]) -> None:
        limits = self.limits
        if head > limits.head or len(sizes) > limits.count or sum(sizes) > limits.buffers:
            raise Broken(f"frame too large: head {head} bytes, {len(sizes)} buffers of {sum(sizes)} bytes")

    def _send(self, data: memoryview, end: float | None) -> None:
        while data.nbytes:
            self._within(end)
            try:
                data = data[self.sock.send(data) :]
            except TimeoutError:
                raise Late("the other side takes nothing") from None
            except OSError as error:
                raise Closed(str(error)) from None

    def _send_fds(self, data: memoryview, fds: Sequence[int]) -> int:
        try:
            return self.sock.sendmsg([data], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))])
        except OSError as error:
            raise Closed(str(error)) from None

    def _take(self, size: int, end: float | None) -> bytearray:
        """Exactly `size` bytes. Memory is taken as they come, so that a promise of much costs nothing."""
        data = bytearray()
        while len(data) < size:
            self._within(end)
            data += self._some(min(size - len(data), 1 << 20))
        self.received += size
        return data

    def _some(self, size: int) -> bytes:
        room = socket.CMSG_SPACE(MOST_FDS * array.array("i").itemsize)
        try:
            part, extra, flags, _ = self.sock.recvmsg(size, room, socket.MSG_CMSG_CLOEXEC)
        except TimeoutError:
            raise Late("nothing came in time") from None
        except OSError as error:
            raise Closed(str(error)) from None
        for level, kind, data in extra:
            if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
                self._fds += array.array("i", data[: len(data) - len(data) % 4])
        self._drop(self._files)
        if flags & socket.MSG_CTRUNC:
            raise Broken("too many open files in one frame")
        if not part:
            raise Closed("the other side has closed")
        return part

    def _drop(self, most: int) -> None:
        """Close open files that nobody asked for: they would fill this process's table."""
        while len(self._fds) > most:
            os.close(self._fds.pop())

    def _within(self, end: float | None) -> None:
        left = None if end is None else end - time.monotonic()
        if left is not None and left <= 0:
            raise Late("the time is up")
        self.sock.settimeout(left)


def _deadline(seconds: float | None) -> float | None:
    return None if seconds is None else time.monotonic() + seconds


def _dumped(message: Json) -> bytes:
    try:
        # ASCII: a lone surrogate of a trainee's string travels as an escape and breaks nothing here.
        return json.dumps(message, allow_nan=False, separators=(",", ":")).encode("ascii")
    except (TypeError, ValueError, RecursionError) as error:
        raise Broken(f"not JSON: {error}") from None


def _parsed(text: bytes | bytearray, limits: Limits) -> tuple[Json, list[int]]:
    """The message and the lengths of its buffers. Raises Broken before much memory is spent on what is too much."""
    if sum(text.count(mark) for mark in (b",", b"[", b"{")) > limits.items and _items(text) > limits.items:
        raise Broken("too many items")
    if _opened(text) > limits.depth and depth(text) > limits.depth:
        raise Broken("too deep")
    try:
        whole = json.loads(text.decode(), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Broken(f"not JSON: {error}"[:200]) from None
    if not _is_frame(whole):
        raise Broken("not a frame")
    return whole[0], whole[1]


def _is_frame(whole: Json) -> bool:
    if type(whole) is not list or len(whole) != 2 or type(whole[1]) is not list:
        return False
    return all(type(size) is int and size >= 0 for size in whole[1])


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _opened(text: bytes | bytearray) -> int:
    return text.count(b"[") + text.count(b"{")


def _items(text: bytes | bytearray) -> int:
    bare = TEXTS.sub(b"", text)
    return sum(bare.count(mark) for mark in (b",", b"[", b"{"))


def depth(text: bytes | bytearray) -> int:
    """How deep the lists and dicts of a JSON text stand in each other.

    >>> depth(b'[{"a]]": [1]}, []]')
    3
    """
    bare = TEXTS.sub(b"", text).translate(None, delete=bytes(set(range(256)) - STEP.keys()))
    return max(accumulate(STEP[mark] for mark in bare), default=0)


def clean(value: Json) -> Json:
    """A message whose texts and keys can all be written as UTF-8: a lone surrogate becomes a question mark.

    >>> clean({"a" + chr(0xD800): ["b", 1, chr(0xDFFF)]})
    {'a?': ['b', 1, '?']}
    """
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {clean(key): clean(item) for key, item in value.items()}
    return [clean(item) for item in value] if isinstance(value, list) else value


def weight(value: Json) -> int:
    """Bytes of the texts in a message, about: what it will take in a file.

    >>> weight(["ab", {"c": 1}])
    15
    """
    if isinstance(value, str):
        return len(value.encode("utf-8", "replace")) + 2
    if isinstance(value, dict):
        return sum(weight(key) + weight(item) for key, item in value.items())
    return sum(map(weight, value)) if isinstance(value, list) else 8
