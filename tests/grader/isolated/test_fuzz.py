"""Random damage, random values, random messages: no mark moves, nothing crashes, everything ends."""

import json
import math
import random
import socket
import struct
import tempfile
import time
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from hypothesis.extra import numpy as arrays
from hypothesis.extra import pandas as tables
from ipgrader import isolated
from ipgrader.repair import repair
from ipgrader.warm import live
from ipgrader.warm.boxes import Asking, Box, Ran, Stopped
from ipgrader.warm.channel import Channel, Limits
from ipgrader.warm.outputs import Outputs
from ipgrader.warm.policy import Policy
from ipgrader.warm.process import Process
from ipgrader.warm.travel import UNPACK, Untravelled, decode, encode

from . import test_repair

TIMES = pytest.mark.parametrize("times", [1, pytest.param(20, marks=pytest.mark.slow)], ids=["short", "long"])


def always(law, *strategies, examples):
    """Try a law on so many random examples."""
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    settings(max_examples=examples, deadline=None, suppress_health_check=quiet)(given(*strategies)(law))()


# --- random damage, marked to the end ---

WRONG = (
    "def double(x):\n    return x",
    "top = 4",
    "Who knows.",
    "last = 0\n\ndouble = None",
)


@pytest.fixture(scope="module")
def score(room, tmp_path_factory):
    """A function: a notebook of test_repair's exercise -> the points of its four checks."""
    judge = room.bench.prepare(test_repair.MASTER, tmp_path_factory.mktemp("beside"))
    here = SimpleNamespace(template=room.template, judge=judge, folder="")
    work = SimpleNamespace(seconds=20.0, whole=60.0, walls=True, isolated=True)

    def points(notebook):
        run = isolated._run(here, work, repair(test_repair.MASTER, notebook, {}), {})
        return [score for name, score in sorted(run.scores.items()) if name.startswith("check")]

    yield points
    judge.close()


@TIMES
def test_a_right_answer_never_loses_a_mark_by_damage(score, times):
    def law(seed, often):
        assert score(test_repair.damaged(seed, times=often)) == [2, 2, 2, 2]

    always(law, some.integers(0, 10**9), some.integers(1, 8), examples=10 * times)


@TIMES
def test_a_wrong_answer_never_gains_one(score, times):
    def law(seed, often):
        notebook = test_repair.damaged(seed, times=often, own=False)
        for cell in notebook.cells:
            if cell.source in test_repair.ANSWERS:
                cell.source = WRONG[test_repair.ANSWERS.index(cell.source)]
        assert score(notebook) == [0, 0, 0, 0]

    always(law, some.integers(0, 10**9), some.integers(1, 8), examples=10 * times)


def scrambled(notebook, seed):
    """Anything may have happened to any cell, answers too."""
    chance = random.Random(seed)
    for _ in range(chance.randrange(1, 8)):
        if notebook.cells:
            kind = chance.choice([*test_repair.DAMAGE, test_repair.merge])
            kind(notebook.cells, chance.randrange(len(notebook.cells)), chance)
    return notebook


@TIMES
def test_whatever_happens_to_a_wrong_notebook_it_gains_nothing(score, times):
    def law(seed):
        notebook = test_repair.answered(test_repair.RELEASED, *WRONG)
        assert score(scrambled(notebook, seed)) == [0, 0, 0, 0]

    always(law, some.integers(0, 10**9), examples=10 * times)


# --- random values ---

DTYPES = arrays.scalar_dtypes() | arrays.unicode_string_dtypes(max_len=5) | arrays.byte_string_dtypes(max_len=5)
NUMPY = arrays.arrays(DTYPES, arrays.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4))
COLUMNS = [
    tables.column("n", dtype="i8"),
    tables.column("x", dtype="f8"),
    tables.column("t", elements=some.text(max_size=5)),
    tables.column("d", dtype="datetime64[ns]"),
    tables.column("b", dtype="bool"),
]
FRAMES = tables.data_frames(COLUMNS, index=tables.range_indexes(max_size=5) | tables.indexes(dtype="i8", max_size=5))
LEAVES = some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=8) | some.decimals()
LEAVES |= (
    some.fractions() | some.complex_numbers() | some.binary(max_size=8) | some.datetimes(timezones=some.timezones())
)
PAIRS = some.tuples(some.integers(), some.floats(allow_nan=False))
KEYS = some.integers() | some.text(max_size=5) | some.fractions() | PAIRS
NESTED = some.recursive(
    LEAVES | NUMPY | FRAMES | some.timedeltas() | some.times(),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(KEYS, inner, max_size=3)
        | some.tuples(inner, inner)
        | some.frozensets(KEYS, max_size=3)
    ),
    max_leaves=8,
)


def alike(one, other):
    """Equal in type and content; NaN like NaN, a moment in a named zone like one at the same offset."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        one = one.astype(one.dtype.newbyteorder("<"))  # arrays arrive in one order of bytes
        return (one.dtype, one.shape, one.tobytes()) == (other.dtype, other.shape, other.tobytes())
    if isinstance(one, pd.DataFrame):
        return pd.testing.assert_frame_equal(one, other) is None
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, dict):
        return alike(list(one), list(other)) and alike(list(one.values()), list(other.values()))
    return repr(one) == repr(other) or one == other or hasattr(one, "tzinfo")


@TIMES
def test_a_value_arrives_as_it_is_or_says_why_not(times):
    def law(value):
        tree, buffers = encode(value)
        arrived = decode(json.loads(json.dumps(tree, allow_nan=False)), buffers)
        assert type(arrived) is Untravelled or alike(value, arrived), (value, arrived)

    always(law, NESTED, examples=150 * times)


class Awkward:
    """Answers every question of Python's about it with nonsense, as the seed says."""

    def __init__(self, seed):
        self.__dict__["chance"] = random.Random(seed)

    def _nonsense(self, *_, **__):
        chance = self.__dict__["chance"]
        if chance.random() < 0.3:
            raise chance.choice([ValueError, SystemExit, RecursionError, MemoryError, StopIteration])("no")
        return chance.choice([self, None, 7, "x", [self], {"a": self}, float("nan"), type(self), lambda: self])


def awkward(seed, base):
    """An instance of a class of one's own whose methods are nonsense."""
    chance = random.Random(seed)
    names = ["getattribute", "getattr", "iter", "len", "hash", "eq", "bool", "str", "repr", "getitem", "call", "next"]
    names += ["array", "reduce", "dir", "class", "index", "int", "float", "contains", "keys", "dict", "slots"]
    chosen = chance.sample(
        [f"__{name}__" for name in names if name not in ("getattribute", "class", "dict", "slots")], 5
    )
    chosen += ["items", "keys", "values", "dtype", "shape", "tolist", "index", "columns", "_fields", "_value_"]
    body = {name: Awkward._nonsense for name in chosen}
    made = type("Own", (Awkward, base) if base is not object else (Awkward,), body)
    value = made.__new__(made)
    Awkward.__init__(value, seed)
    return value


@TIMES
def test_an_awkward_object_crashes_nothing(times):
    def law(seed, base):
        value = awkward(seed, base)
        kept = []
        tree, buffers = encode([value], lambda each: kept.append(each) or len(kept))
        json.dumps(tree, allow_nan=False)
        decode(tree, buffers, lambda each: None)

    bases = some.sampled_from(
        [object, int, float, str, list, dict, set, tuple, bytes, pd.DataFrame, pd.Series, np.ndarray]
    )
    always(law, some.integers(0, 10**9), bases.filter(lambda base: base is not np.ndarray), examples=150 * times)


ATOMS = some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False, allow_infinity=False)
ATOMS |= some.text(max_size=6) | some.sampled_from(
    ["<i8", "M8[ns]", "0x7", "nan", "1e9", "UTC", "D", "int", "dict", "figure"]
)
TREES = some.recursive(
    ATOMS,
    lambda inner: (
        some.lists(inner, max_size=5)
        | some.builds(lambda tag, rest: [tag, *rest], some.sampled_from(sorted(UNPACK)), some.lists(inner, max_size=5))
    ),
    max_leaves=25,
)


def changed(tree, chance):
    """A tree with something else in one of its places."""
    if type(tree) is not list or not tree or chance.random() < 0.2:
        return chance.choice([None, -1, 10**30, "x", [], ["list"], ["dict", 1], 0.5, True, ["array", "<i8", [-1], 0]])
    place = chance.randrange(len(tree))
    return [*tree[:place], changed(tree[place], chance), *tree[place + 1 :]]


@TIMES
def test_a_forged_tree_is_a_value_or_says_that_it_is_broken(times):
    def law(tree, buffers):
        began = time.monotonic()
        decode(tree, buffers, lambda each: None)
        assert time.monotonic() - began < 5

    always(law, TREES, some.lists(some.binary(max_size=40), max_size=4), examples=300 * times)


@TIMES
def test_a_true_tree_with_something_forged_in_it_is_too(times):
    def law(value, seed):
        tree, buffers = encode(value)
        chance = random.Random(seed)
        for _ in range(chance.randrange(1, 4)):
            tree = changed(tree, chance)
        began = time.monotonic()
        decode(tree, buffers, lambda each: None)
        assert time.monotonic() - began < 5

    always(law, NESTED, some.integers(0, 10**9), examples=150 * times)


@TIMES
def test_a_forged_answer_is_a_value_or_an_exception(times):
    keys = some.sampled_from(["values", "value", "raised", "kind", "bases", "text", "args", "name", "x"])
    names = some.sampled_from(
        ["ValueError", "KeyError", "StopIteration", "ExceptionGroup", "UnicodeDecodeError", "print"]
    )
    forged = some.recursive(
        ATOMS | names | TREES, lambda inner: some.dictionaries(keys, inner, max_size=5), max_leaves=12
    )

    def law(reply):
        remote = live.Remote(lambda request, buffers: (reply if isinstance(reply, dict) else {"value": reply}, []))
        remote.get(["x"])
        try:
            remote.do("call", 0)
        except BaseException as error:
            assert type(error).__module__ == "builtins"
            str(error)

    always(law, forged, examples=200 * times)


# --- random messages of a box ---

TEXT = some.text(some.characters(exclude_categories=[]), max_size=8)
JSON = some.recursive(
    ATOMS | TEXT, lambda inner: some.lists(inner, max_size=4) | some.dictionaries(TEXT, inner, max_size=4), max_leaves=8
)
KINDS = [
    "stream",
    "display_data",
    "execute_result",
    "error",
    "clear_output",
    "update_display_data",
    "comm_open",
    "comm_msg",
]
CONTENT = some.fixed_dictionaries(
    {},
    optional={
        name: JSON | TEXT
        for name in ("name", "text", "data", "metadata", "transient", "ename", "evalue", "traceback", "comm_id", "wait")
    },
)
TOLD = some.tuples(some.sampled_from(KINDS) | TEXT, CONTENT | JSON, JSON)
MESSAGES = some.fixed_dictionaries({"told": TOLD}) | some.fixed_dictionaries({"done": JSON | CONTENT}) | JSON


def framed(message):
    text = json.dumps([message, []]).encode()
    return struct.pack(">I", len(text)) + text


NOISE = some.lists(MESSAGES.map(framed) | some.binary(max_size=12), max_size=5).map(b"".join)


def box_that_says(data):
    """A box whose process has said this, and is gone; the channel's limits are small."""
    ours, theirs = socket.socketpair()
    asked, _ = socket.socketpair()
    theirs.sendall(data)
    theirs.shutdown(socket.SHUT_WR)
    template = SimpleNamespace(able=frozenset(), ended=lambda number, seconds: {"cpu": 0.0, "rss": 0})
    policy = Policy(folder=tempfile.mkdtemp())
    control = Channel(ours, Limits(head=1 << 20))
    box = Box(template, policy, 1, Process(0, []), control, Asking(Channel(asked), Process(0, [])), Outputs(1 << 20))
    return box, theirs


@TIMES
def test_whatever_a_box_says_the_worker_goes_on(times):
    def law(data):
        box, other = box_that_says(data)
        began = time.monotonic()
        ran = box.run("1", 0.2)
        assert isinstance(ran, Ran) and time.monotonic() - began < 4
        json.dumps(ran.outputs, ensure_ascii=False).encode()
        assert ran.count is None or 0 <= ran.count < 1 << 31
        box.close()
        other.close()

    always(law, NOISE, examples=100 * times)


@TIMES
def test_whatever_a_box_answers_the_judge_gets_an_answer_or_an_end(times):
    def law(data, closed):
        box, other = box_that_says(data)
        try:
            box.asking.ask({"op": "get", "names": ["x"]}, seconds=0.05)
        except Stopped as error:
            assert error.reason in ("time", "died")
        box.close()
        other.close()

    always(law, NOISE, some.booleans(), examples=50 * times)


@pytest.mark.slow
def test_a_real_box_that_talks_nonsense_costs_itself_alone(room):
    """Bytes of all kinds on the control channel of a box at work; the next box is as good as the first."""
    say = (
        "import gc\nfrom ipgrader.warm.box import Box\nbox = next(o for o in gc.get_objects() if isinstance(o, Box))\n"
    )

    def law(data):
        box = Box.start(room.template)
        began = time.monotonic()
        assert isinstance(box.run(f"{say}box.control.sock.sendall({data!r})", 2.0), Ran)
        assert time.monotonic() - began < 8
        box.close()
        other = Box.start(room.template)
        assert other.run("print(1)", 10).outputs[0].text == "1\n"
        other.close()

    always(law, NOISE, examples=60)


def test_a_law_that_does_not_hold_is_found():
    def law(number):
        assert math.isfinite(number)

    with pytest.raises(AssertionError):
        always(law, some.floats(), examples=100)
