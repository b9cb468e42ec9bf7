"""Frames between processes that don't trust each other."""

import json
import os
import socket
import struct
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ipgrader.warm.channel import Broken, Channel, Closed, Late, Limits, depth

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@pytest.fixture
def pair():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Channel(ours), Channel(theirs)


@given(JSON, st.lists(st.binary(max_size=50), max_size=3))
def test_what_is_sent_arrives(message, buffers):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        Channel(ours).send(message, buffers)
        frame = Channel(theirs).receive(5)
    assert (frame.head, frame.buffers) == (message, buffers)


def test_a_large_buffer_arrives_whole(pair):
    ours, theirs = pair
    large = os.urandom(5_000_000)
    sender = threading.Thread(target=ours.send, args=({"a": 1}, [large, memoryview(large)]))
    sender.start()
    assert theirs.receive(10).buffers == [large, large]
    sender.join()


def test_open_files_arrive(pair, tmp_path):
    (tmp_path / "file").write_text("content")
    with (tmp_path / "file").open("rb") as file:
        pair[0].send("look", fds=[file.fileno()])
    (fd,) = pair[1].receive(5, files=1).fds
    with os.fdopen(fd) as got:
        assert got.read() == "content"
    assert not os.get_inheritable(pair[1].fileno())


@pytest.mark.parametrize("files", [0, 1])
def test_more_open_files_than_are_expected_are_closed(pair, files):
    before = open_files()
    with Path(os.devnull).open("rb") as file:
        pair[0].send("many", fds=[file.fileno()] * 8)
    frame = pair[1].receive(5, files=files)
    assert (len(frame.fds), open_files()) == (files, before + files)
    for fd in frame.fds:
        os.close(fd)


def test_open_files_of_a_frame_that_never_ends_are_closed(pair):
    before = open_files()
    with Path(os.devnull).open("rb") as file:
        pair[0].send("many", fds=[file.fileno()])
    pair[0].sock.sendall(b"\0\0")
    with pytest.raises(Late):
        pair[1]._take(100, time.monotonic() + 0.1)
    pair[1].close()
    pair[0].close()
    assert open_files() == before - 2


def open_files():
    return len(list(Path("/proc/self/fd").iterdir()))


def raw(text, *buffers):
    return struct.pack(">I", len(text)) + text + b"".join(buffers)


BAD = {
    "a head of 4 GB is promised": struct.pack(">I", 0xFFFFFFFF),
    "no JSON": raw(b"nonsense"),
    "not UTF-8": raw(b'["\xff", []]'),
    "NaN": raw(b"[NaN, []]"),
    "Infinity": raw(b"[-Infinity, []]"),
    "a giant integer": raw(b"[" + b"9" * 10_000 + b", []]"),
    "too deep": raw(b"[" + b"[" * 200 + b"]" * 200 + b", []]"),
    "far too deep": raw(b"[" + b"[" * 200_000 + b"]" * 200_000 + b", []]"),
    "too many items": raw(b"[[" + b"0," * 2_000 + b"0], []]"),
    "no list of lengths": raw(b"[1]"),
    "a length below zero": raw(b"[1, [-5]]"),
    "a length that is no number": raw(b'[1, ["5"]]'),
    "True for a length": raw(b"[1, [true]]"),
    "a buffer of 1 TB is promised": raw(b"[1, [1099511627776]]"),
    "many small buffers": raw(b"[1, [" + b"0," * 500 + b"0]]"),
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_a_bad_frame_is_refused(pair, data):
    ours, theirs = pair
    theirs.limits = Limits(head=1 << 20, buffers=1 << 20, count=100, items=1_000)
    sender = threading.Thread(target=ours.sock.sendall, args=(data,), daemon=True)
    sender.start()
    with pytest.raises(Broken):
        theirs.receive(5)


def test_commas_and_brackets_in_a_text_are_not_items(pair):
    ours, theirs = pair
    theirs.limits = Limits(items=100)
    message = {"text": '[{,"' * 1_000 + "\\"}
    ours.send(message)
    assert theirs.receive(5).head == message


@given(JSON)
def test_depth_is_that_of_the_value(value):
    def real(one):
        inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else None
        return 0 if inner is None else 1 + max(map(real, inner), default=0)

    assert depth(json.dumps(value).encode()) == real(value)


def test_nothing_is_sent_that_the_other_side_would_refuse(pair):
    ours, theirs = pair
    ours.limits = Limits(buffers=10)
    for message, buffers in ((float("nan"), []), (object(), []), (b"bytes", []), (1, [b"12345678901"])):
        with pytest.raises(Broken):
            ours.send(message, buffers)
    ours.send("still good")
    assert theirs.receive(5).head == "still good"


def test_waiting_has_an_end(pair):
    began = time.monotonic()
    with pytest.raises(Late):
        pair[0].receive(0.1)
    assert time.monotonic() - began < 2


def test_a_frame_in_drips_has_an_end(pair):
    ours, theirs = pair
    ours.sock.sendall(struct.pack(">I", 100) + b"[")
    with pytest.raises(Late):
        theirs.receive(0.2)


def test_a_side_that_takes_nothing_is_not_waited_for(pair):
    with pytest.raises(Late):
        pair[0].send(1, [bytes(50_000_000)], seconds=0.2)


def test_the_end_of_the_other_side_is_closed_and_end_of_file(pair):
    ours, theirs = pair
    ours.sock.sendall(b"\0\0")
    ours.close()
    with pytest.raises(Closed) as caught:
        theirs.receive(5)
    assert isinstance(caught.value, EOFError)


@pytest.mark.parametrize("filling", [b'\\"', b"\\", b'"', b'\\\\"', b"[", b"a"])
def test_depth_is_counted_in_linear_time(filling):
    began = time.monotonic()
    depth(b"[" * 101 + b'"' + filling * 300_000)
    assert time.monotonic() - began < 3
