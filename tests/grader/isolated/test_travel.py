"""Values on their way between two processes that don't trust each other."""

import collections
import datetime as dt
import decimal
import enum
import fractions
import inspect
import json
import math
import pathlib
import random
import time
from contextlib import contextmanager

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from ipgrader.warm import live, travel
from ipgrader.warm.channel import Limits, depth
from ipgrader.warm.desk import Desk
from ipgrader.warm.travel import Untravelled, decode, encode
from ipgrader.warm.travel_frames import fingerprint


def remote(**names) -> live.Remote:
    """The judge's view of a namespace, by way of JSON as on the channel."""
    desk = Desk(names)

    def ask(request, buffers):
        reply, more = desk.answer(json.loads(json.dumps(request, allow_nan=False)), list(buffers))
        return json.loads(json.dumps(reply, allow_nan=False)), more

    return live.Remote(ask)


def there(value):
    """A value after its way to the judge."""
    return remote(value=value).get(["value"])["value"]


def why(value) -> str:
    """The reason that an Untravelled gives."""
    assert type(value) is Untravelled, value
    with pytest.raises(AssertionError) as caught:
        bool(value)
    return str(caught.value)


def same(one, other) -> bool:
    """Equal in value and type, NaN like NaN."""
    if type(one) is not type(other):
        return False
    if isinstance(one, float):
        return one == other or (math.isnan(one) and math.isnan(other))
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return same(list(one), list(other)) and same(list(one.values()), list(other.values()))
    return one == other


# --- what travels ---

SCALARS = (
    some.none()
    | some.booleans()
    | some.integers(-(2**16_000), 2**16_000)
    | some.floats()
    | some.text()
    | some.binary()
    | some.dates()
    | some.datetimes()
    | some.timedeltas()
)
KEYS = some.booleans() | some.integers() | some.text() | some.dates() | some.tuples(some.integers(), some.text())
VALUES = some.recursive(
    SCALARS,
    lambda inner: (
        some.lists(inner, max_size=4)
        | some.dictionaries(KEYS, inner, max_size=4)
        | some.tuples(inner, inner)
        | some.sets(KEYS, max_size=4)
        | some.frozensets(KEYS, max_size=4)
    ),
    max_leaves=20,
)


@given(VALUES)
@settings(max_examples=150, deadline=None)
def test_pythons_values_arrive_as_they_are(value):
    assert same(there(value), value)


@given(VALUES)
@settings(max_examples=50, deadline=None)
def test_a_tree_keeps_to_the_limits_of_the_channel(value):
    text = json.dumps(encode(value)[0], allow_nan=False).encode()
    assert depth(text) < Limits().depth - 10


Point = collections.namedtuple("Point", "x y")


@pytest.mark.parametrize(
    "value",
    [
        1 - 2j,
        ...,
        range(3, 9, 2),
        dt.time(9, 30),
        dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
        decimal.Decimal("0.10"),
        fractions.Fraction(1, 3),
        collections.Counter("aab"),
        collections.OrderedDict(b=1, a=2),
        collections.deque([1, 2]),
        collections.defaultdict(int, a=1),
        np.float64(0.5),
        np.int32(7),
        np.bool_(True),
        np.str_("中"),
        np.datetime64("2025-01-01"),
        pd.Timestamp("2025-06-30", tz="Asia/Shanghai"),
        pd.Timedelta("36h"),
        pd.Period("2025Q1", freq="Q"),
        pd.Interval(0, 1),
        pd.NA,
        pd.NaT,
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_known_type_keeps_its_type(value):
    found = there(value)
    assert type(found) is type(value)
    assert found is value or bool(found == value)


def test_a_missing_key_of_a_counter_or_defaultdict_is_still_nothing():
    assert there(collections.Counter("a"))["b"] == 0
    assert there(collections.defaultdict(list))["b"] == []
    with pytest.raises(KeyError):
        there(collections.defaultdict(lambda: 1))["b"]


def test_a_named_tuple_keeps_its_fields():
    assert there(Point(1, 2)).y == 2 and there(Point(1, 2)) == (1, 2)


ARRAYS = [
    np.arange(6).reshape(2, 3),
    np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    np.array(["a", "中文"]),
    np.array([None, [1], "x"], dtype=object),
    np.zeros((0, 3)),
    np.array(3),
    np.array([True, False]),
    np.array(["2025-01-01"], dtype="M8[D]"),
    np.arange(4, dtype=">i8"),
    np.arange(10)[::-2],
]


@pytest.mark.parametrize("value", ARRAYS, ids=lambda value: f"{value.dtype}{value.shape}")
def test_an_array_keeps_shape_type_and_values(value):
    found = there(value)
    np.testing.assert_array_equal(found, value)
    assert found.shape == value.shape and found.dtype == value.dtype.newbyteorder("=")
    assert found.flags.writeable


FRAMES = [
    pd.DataFrame(
        {"n": [1, 2], "t": ["x", None], "d": pd.to_datetime(["2025", None]), "f": [1.5, np.nan], "b": [True, False]}
    ),
    pd.DataFrame({"o": [[1], {"a": 1}], "m": pd.Series(["p", 3], dtype=object)}),
    pd.DataFrame(
        {
            "i": pd.array([1, None], "Int64"),
            "b": pd.array([True, None], "boolean"),
            "f": pd.array([0.5, None], "Float64"),
        }
    ),
    pd.DataFrame({"c": pd.Categorical(["x", "y"], ["y", "x"], ordered=True), "s": pd.array(["a", None], "string")}),
    pd.DataFrame(
        {"z": pd.date_range("2025", periods=2, tz="Asia/Shanghai"), "p": pd.period_range("2025", periods=2, freq="M")}
    ),
    pd.DataFrame({"v": pd.interval_range(0, 2), "a": pd.array([1, 2], "int64[pyarrow]")}),
    pd.DataFrame({"n": [1, 2, 3]}, index=pd.MultiIndex.from_tuples([("a", 1), ("b", 2), ("c", 3)], names=["k", None])),
    pd.DataFrame({"n": range(3)}, index=pd.date_range("2025", periods=3, name="day")),
    pd.DataFrame([[1, 2]], columns=["same", "same"]),
    pd.DataFrame(),
    pd.DataFrame(columns=["a"]),
    pd.DataFrame(index=["r"]),
    pd.DataFrame({"中": ["四川", "", None, "浙江"]}).iloc[1:3],
    pd.DataFrame({"a": [1, 1, 2], "b": [1, 2, 3]}).groupby("a").agg({"b": ["sum", "mean"]}),
]


@pytest.mark.parametrize("value", FRAMES, ids=lambda value: "-".join(map(str, value.columns)) or "empty")
def test_a_frame_arrives_whole(value):
    pd.testing.assert_frame_equal(there(value), value, check_freq=True)
    for name in range(value.shape[1]):
        pd.testing.assert_series_equal(there(value.iloc[:, name]), value.iloc[:, name], check_freq=True)
    pd.testing.assert_index_equal(there(value.index), value.index, exact=True)


CELLS = some.one_of(some.none(), some.text(max_size=5), some.integers(-5, 5), some.floats(), some.booleans())


@given(some.lists(some.tuples(CELLS, some.text(max_size=3), some.integers(-(2**60), 2**60), some.floats()), max_size=6))
@settings(max_examples=60, deadline=None)
def test_random_frames_arrive_whole(rows):
    value = pd.DataFrame(rows, columns=["any", "text", "whole", "real"])
    pd.testing.assert_frame_equal(there(value), value)


def test_a_frame_leaves_attrs_behind_and_is_the_judges_own():
    value = pd.DataFrame({"n": [1]})
    value.attrs["note"] = "x"
    found = there(value)
    found.loc[0, "n"] = 9
    assert found.attrs == {} and value.loc[0, "n"] == 1


def test_a_styled_frame_is_its_frame():
    frame = pd.DataFrame({"n": [1, 2]})
    pd.testing.assert_frame_equal(there(frame.style.highlight_max()), frame)


# --- what is reduced or refused ---


class Liar(dict):
    """Says that it equals everything and shows something else."""

    def __eq__(self, other):
        return True

    __hash__ = None

    def items(self):
        return [("right", 1)]

    def __iter__(self):
        return iter(["right"])

    def __getitem__(self, key):
        return 1

    __class__ = property(lambda self: int)


class Sure(str):
    __slots__ = ()

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


class Meta(type):
    @property
    def __mro__(cls):
        return (int, object)


class Strange(metaclass=Meta):
    pass


class Frame(pd.DataFrame):
    @property
    def columns(self):
        return ["right"]

    def __getitem__(self, key):
        return 42

    def equals(self, other):
        return True


class Grade(enum.IntEnum):
    HIGH = 5


def test_an_overridden_method_has_no_say():
    found = there(Liar(wrong=2))
    assert type(found) is dict and found == {"wrong": 2} and found != {"right": 1}
    text = there(Sure("wrong"))
    assert type(text) is str and text != "right"
    frame = there(Frame({"wrong": [1]}))
    assert type(frame) is pd.DataFrame and list(frame.columns) == ["wrong"] and not frame.equals(1)
    assert there(Grade.HIGH) == 5 and type(there(Grade.HIGH)) is int
    assert there(True) is True
    assert not isinstance(there(Strange()), int)


def cyclic():
    value = []
    value.append({"me": value})
    return value


def deep(levels: int):
    value = 0
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (cyclic(), "holds itself"),
        (deep(21), "too deeply"),
        (deep(900), "too deeply"),
        (10**10_000, "digits"),
        (decimal.Decimal("1" * 5000), "digits"),
        ("\ud800", "UTF-8"),
        ([0] * 3_000_000, "too large"),
        ("x" * (61 << 20), "too large"),
        (np.zeros(9_000_000), "too large"),
        (pd.DataFrame({"a": [1]}).groupby("a"), ".sum()"),
        (open, None),
        (pathlib.Path("/etc/passwd"), None),
    ],
    ids=lambda value: None if value is None else str(type(value).__name__),
)
def test_what_cannot_travel_says_why(value, said):
    found = there(value)
    if said is not None:
        assert said in why(found)
        assert " / " in why(found) and why(found).startswith("[unreadable-value] ")


def test_a_part_that_cannot_travel_spares_the_rest():
    found = there({"good": 1, "bad": "\udc00", "huge": 10**9_000})
    assert found["good"] == 1
    assert "UTF-8" in why(found["bad"]) and "digits" in why(found["huge"])


def test_depth_twenty_travels():
    assert there(deep(20)) == deep(20)


def test_a_path_arrives_without_the_means_to_open_it():
    found = there(pathlib.Path("/etc/hostname"))
    assert found.name == "hostname" and not hasattr(found, "read_text")


@pytest.mark.parametrize(
    "use",
    [
        str,
        len,
        list,
        float,
        bool,
        hash,
        repr,
        callable,
        lambda v: v == 1,
        lambda v: v + 1,
        lambda v: v.name,
        lambda v: v[0],
        lambda v: isinstance(v, dict),
        lambda v: v in [1],
        np.asarray,
        lambda v: sorted([v, 1]),
        lambda v: f"{v}",
    ],
)
def test_using_what_could_not_travel_gives_the_reason(use):
    value = decode(["refused", "deep", "Node"])
    if use in (repr, callable):
        use(value)
        return
    with pytest.raises(AssertionError, match="Node"):
        use(value)


class Inside:
    """A trainee's object in a column, with no data of its own."""

    def __eq__(self, other):
        return True

    __hash__ = object.__hash__


def test_objects_of_a_trainees_class_in_a_frame_are_stand_ins():
    frame = there(pd.DataFrame({"o": pd.Series([Inside(), 1], dtype=object)}))
    assert type(frame["o"][0]).__name__ == "Inside" and frame["o"][0] != 5 and frame["o"][1] == 1
    groups = there(pd.Series(pd.Categorical([Inside()])))
    assert groups.cat.categories[0] != 1


# --- a hostile process may send anything ---


def mutated(tree, chance: random.Random):
    """A tree in which something is not as it should be."""
    if isinstance(tree, list) and tree and chance.random() < 0.8:
        tree, place = list(tree), chance.randrange(len(tree))
        tree[place] = mutated(tree[place], chance)
        return tree
    junk = [
        None,
        True,
        -1,
        2**40,
        1e308,
        "",
        "O8",
        "<M8[as]",
        "dateutil//etc/passwd",
        [],
        {},
        ["list"],
        ["array"],
        ["frame", 1],
    ]
    return chance.choice(
        [*junk, ["kept", 0], ["held", 0], ["function", 0, 1, 2, 3, 4], ["module", "os"], ["module", "antigravity"]]
    )


@pytest.mark.parametrize("seed", range(400))
def test_a_malformed_tree_raises_nothing(seed):
    chance = random.Random(seed)
    value = chance.choice([*FRAMES, *ARRAYS, {"a": [1, (2, {3})]}, pd.Timestamp("2025"), len, Inside()])
    tree, buffers = encode(value, lambda _: 0)
    for _ in range(1 + seed % 3):
        tree = mutated(tree, chance)
    if buffers and seed % 4 == 0:
        place = chance.randrange(len(buffers))
        buffers[place] = chance.randbytes(chance.choice([0, len(buffers[place]), 7]))
    found = decode(tree, buffers, live.Remote(lambda *_: ({}, [])).stand_in)
    assert type(found) in (Untravelled, *HARMLESS) or isinstance(found, (live.StandIn, np.generic)) or callable(found)


HARMLESS = (
    *(
        type(None),
        bool,
        int,
        float,
        str,
        list,
        dict,
        tuple,
        set,
        bytes,
        range,
        type,
        type(np),
        pd.DataFrame,
        np.ndarray,
    ),
    *(pd.Series, pd.Timestamp, type(pd.NaT), type(pd.NA), pd.RangeIndex, pd.Index, pd.DatetimeIndex, pd.MultiIndex),
)


def test_a_module_is_a_library_that_knows_nothing_of_a_check():
    assert there(math) is math
    for name in ("antigravity", "__main__", "builtins", "os", "ipgrader.judge", __name__):
        assert type(decode(["module", name])) is Untravelled
    assert "cannot read objects of this kind" in why(there(live))


@pytest.mark.parametrize(
    "tree",
    [
        ["array", "|b1", [2], 0],
        ["strings", "str", 1, None, 1, 0],
        ["array", "<U1", [1], 2],
        ["zoned", "dateutil//dev/zero", ["array", "<M8[s]", [0], 3]],
        ["array", "|O8", [1], 1],
        ["decimal", "9" * 100_000],
        ["int", "0x" + "f" * 100_000],
        ["range", ["0x0", "0x1", "0x0"]],
    ],
    ids=lambda tree: str(tree)[:30],
)
def test_bytes_that_are_no_values_are_refused(tree):
    buffers = [b"\x02\x03", b"\0" * 8 + b"\xff" * 8, (0xD800).to_bytes(4, "little"), b""]
    found = decode(tree, buffers)
    if tree[1] == "|b1":
        assert found.tolist() == [True, True]
    else:
        assert type(found) is Untravelled


# --- stand-ins ---


class OwnError(ValueError):
    pass


class Desk_:
    """A desk."""

    def __init__(self, capacity):
        self.capacity, self.booked, self._secret = capacity, 0, 1

    def book(self, hours):
        self.booked += hours
        return self.booked

    @property
    def free(self):
        return self.capacity - self.booked


def addition(first, second=1, *rest, scale=1, **more):
    """Add."""
    return scale * (first + second + sum(rest)), sorted(more)


def failing(kind):
    raise {
        "own": OwnError("oh"),
        "key": KeyError("col"),
        "name": NameError("name 'x' is not defined", name="x"),
        "exit": SystemExit(0),
        "interrupt": KeyboardInterrupt(),
        "unicode": UnicodeDecodeError("utf-8", b"x", 0, 1, "why"),
    }[kind]


def changes(table):
    table["new"] = 1
    return len(table.columns)


def test_a_function_is_called_where_it_lives():
    add = remote(add=addition).get(["add"])["add"]
    assert add(1) == (2, []) and add(1, 2, 3, scale=2, z=1) == (12, ["z"])
    assert (add.__name__, add.__doc__, type(add).__name__) == ("addition", "Add.", "function")
    assert list(inspect.signature(add).parameters) == ["first", "second", "rest", "scale", "more"]


def test_an_argument_is_a_copy_each_time():
    change = remote(change=changes).get(["change"])["change"]
    table = pd.DataFrame({"n": [1, 2], "t": ["x", "y"]})
    assert [change(table), change(table.copy()), change(table.head(1))] == [3, 3, 3]
    assert list(table.columns) == ["n", "t"]


def test_a_table_that_was_sent_is_not_sent_again():
    sizes = []
    desk = Desk({"change": changes})

    def ask(request, buffers):
        sizes.append(sum(map(len, buffers)))
        return desk.answer(request, list(buffers))

    change = live.Remote(ask).get(["change"])["change"]
    table = pd.DataFrame({"t": ["text"] * 500, "n": range(500)})
    assert [change(table), change(table.copy(deep=False)), change(table.assign(n=1))] == [3, 3, 3]
    assert sizes[1] > 0 and sizes[2] == 0 and sizes[3] > 0


def changed(change):
    """A table, and what `change` makes of a second reference to the same memory."""
    table = pd.DataFrame({
        "a": [1, 2, 3, 4], "b": [5, 6, 7, 8], "x": list("wxyz"), "y": list("wzyx"),
        "n": pd.array([1, None, 3, 4], dtype="Int64"), "d": pd.date_range("2025-01-01", periods=4),
    })  # fmt: skip
    other = table.copy(deep=False)
    return table, change(other)


def set_one(column, value):
    def change(table):
        table.loc[0, column] = value
        return table

    return change


OTHERS = {
    **{f"{name} written to": set_one(name, value) for name, value in (("a", 9), ("x", "?"), ("n", 9))},
    "a date written to": set_one("d", pd.Timestamp("2030-01-01")),
    "rows of a slice": lambda table: table.iloc[1:3].reset_index(drop=True),
    "columns in another order": lambda table: table[["b", "a", "x", "y", "n", "d"]],
    "two names exchanged": lambda table: table.rename(columns={"a": "b", "b": "a"}),
    "two text columns exchanged": lambda table: table[["a", "b", "y", "x", "n", "d"]].set_axis(table.columns, axis=1),
    "another index": lambda table: table.set_axis(pd.RangeIndex(1, 5)),
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_table_is_never_taken_for_one_that_was_sent(name):
    """A table is known by the memory of its values: whatever differs must show there."""
    table, other = changed(OTHERS[name])
    print_, held = fingerprint(table)
    assert print_ is not None and held
    assert fingerprint(table)[0] == fingerprint(table.copy(deep=False))[0] == print_
    assert fingerprint(other)[0] != print_


def test_a_call_that_could_not_be_made_leaves_nothing_half_sent():
    change = remote(change=changes).get(["change"])["change"]
    table = pd.DataFrame({"n": [1]})
    with pytest.raises(TypeError, match="hand its own function"):
        change(table, lambda: 1)
    assert change(table) == 2


@pytest.mark.parametrize(
    ("kind", "expected", "name", "text"),
    [
        ("own", ValueError, "OwnError", "oh"),
        ("key", KeyError, "KeyError", "'col'"),
        ("name", NameError, "NameError", "name 'x' is not defined"),
        ("exit", SystemExit, "SystemExit", "0"),
        ("interrupt", KeyboardInterrupt, "KeyboardInterrupt", ""),
        (
            "unicode",
            UnicodeDecodeError,
            "UnicodeDecodeError",
            "'utf-8' codec can't decode byte 0x78 in position 0: why",
        ),
    ],
)
def test_an_exception_arrives_as_one_of_the_same_name(kind, expected, name, text):
    fail = remote(fail=failing).get(["fail"])["fail"]
    with pytest.raises(expected) as caught:
        fail(kind)
    assert (type(caught.value).__name__, str(caught.value)) == (name, text)
    if kind == "name":
        assert caught.value.name == "x"
    if kind == "key":
        assert caught.value.args == ("col",)


def test_an_instance_shows_its_public_data_and_does_its_work():
    desk = remote(desk=Desk_(8)).get(["desk"])["desk"]
    assert (type(desk).__name__, desk.capacity, desk.booked) == ("Desk_", 8, 0)
    assert desk.book(3) == 3 and desk.booked == 3 and desk.free == 5
    assert not hasattr(desk, "nothing") and not hasattr(desk, "_secret")
    with pytest.raises(AttributeError, match="cannot change"):
        desk.capacity = 99


def test_a_class_makes_instances_there():
    made = remote(Desk=Desk_).get(["Desk"])["Desk"](4)
    assert made.book(1) == 1 and made.booked == 1


def test_a_generator_is_read_as_far_as_the_check_reads():
    def numbers():
        n = 0
        while True:
            yield n
            n += 1

    found = remote(numbers=numbers).get(["numbers"])["numbers"]()
    assert [next(found), next(found)] == [0, 1]
    assert list(there(iter([1, 2]))) == [1, 2] and list(there(map(str, [1]))) == ["1"]


def test_a_function_can_be_handed_back():
    names = remote(twice=lambda f, x: f(f(x)), add=lambda x: x + 1).get(["twice", "add"])
    assert names["twice"](names["add"], 1) == 3


def test_names_that_are_not_there_are_not_there():
    assert remote(x=1).get(["x", "y"]) == {"x": 1}


def test_one_value_that_is_too_large_spares_the_others():
    found = remote(big=np.zeros(9_000_000), small=1).get(["big", "small"])
    assert found["small"] == 1 and "too large" in why(found["big"])


# --- figures ---


def figure():
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    made, axes = plt.subplots()
    axes.bar(["甲", "乙"], [1, 2], label="件数")
    axes.plot([0, 1], [3, 4], label="线", color="red")
    axes.scatter([0, 1], [1, 2])
    axes.set_title("题")
    axes.set_xlabel("市")
    axes.set_yscale("log")
    axes.legend()
    made.suptitle("总")
    plt.close(made)
    return made


def test_a_figure_is_read_by_its_own_methods():
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    found = there(figure())
    axes = found.axes[0]
    assert isinstance(found, Figure) and isinstance(axes, Axes)
    assert (found.get_suptitle(), axes.get_title(), axes.get_xlabel(), axes.get_yscale()) == ("总", "题", "市", "log")
    assert [bar.get_height() for bar in axes.patches] == [1, 2] == [bar.get_height() for bar in axes.containers[0]]
    assert list(axes.lines[0].get_ydata()) == [3, 4] and axes.lines[0].get_color() == "red"
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["线", "件数"]
    assert [text.get_text() for text in axes.get_xticklabels()] == ["甲", "乙"]
    assert axes.collections[0].get_offsets().shape == (2, 2)
    assert axes.get_legend_handles_labels()[1] == ["线", "件数"]


def test_what_a_figure_does_not_tell_is_said():
    with pytest.raises(AttributeError, match="get_title"):
        there(figure()).axes[0].get_nothing()


def test_an_array_of_axes_keeps_its_shape():
    import matplotlib.pyplot as plt

    made, axes = plt.subplots(2, 2)
    plt.close(made)
    assert there(axes).shape == (2, 2) and there(axes)[1, 1].get_title() == ""


def test_encode_alone_has_no_stand_ins():
    assert type(decode(*encode(len))) is Untravelled
    assert travel.encode({"f": len})[0][0] == "dict"


# --- what a forged tree cannot do ---

ALIKE = [["int", hex(n * (2**61 - 1))] for n in range(1, 50_000)]  # all of one hash


@contextmanager
def soon(seconds=3.0):
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds


@pytest.mark.parametrize(
    "tree",
    [
        ["set", *ALIKE],
        ["frozenset", *ALIKE],
        ["keys", *ALIKE],
        ["dict", *(part for each in ALIKE for part in (each, 1))],
        ["items", *(part for each in ALIKE for part in (each, 1))],
        ["Counter", *(part for each in ALIKE for part in (each, 1))],
        ["defaultdict", "int", ["dict", *(part for each in ALIKE for part in (each, 1))]],
        ["set", *(["fraction", *(["int", hex(n * (2**61 - 1))], 1)] for n in range(1, 50_000))],
        ["set", *(["tuple", each, 1] for each in ALIKE)],
    ],
    ids=lambda tree: f"{tree[0]} of {tree[1][0]}",
)
def test_members_of_one_hash_are_refused(tree):
    with soon():
        assert "one piece" in why(decode(tree))


def test_a_range_without_end_is_refused():
    assert there(range(10, -10_000_000 + 10, -1)) == range(10, -10_000_000 + 10, -1)
    for value in (range(1 << 60), range(0, -(1 << 2_000), -1), pd.RangeIndex(1 << 40), range(10_000_001)):
        assert "too large" in why(there(value))
    for tree in (
        ["range", ["0x0", "0x1000000000000000", "0x1"]],
        ["range_index", ["range", ["0x0", hex(1 << 50), "0x1"]], None],
    ):
        assert "one piece" in why(decode(tree))


def test_members_are_counted():
    assert len(there(set(range(100_000)))) == 100_000 == len(there(dict.fromkeys(range(100_000))))
    for value in (set(range(100_001)), dict.fromkeys(range(100_001)), {n: n for n in range(100_001)}.items()):
        assert "too large" in why(there(value))
    with soon():
        assert "one piece" in why(decode(["set", *range(100_001)]))


@pytest.mark.parametrize(
    "value",
    [
        fractions.Fraction(2**9_999 + 1, 3**5_000),
        fractions.Fraction(-7, 2),
        decimal.Decimal("1e10000"),
        decimal.Decimal("-1.5e-9000"),
        decimal.Decimal("NaN"),
        decimal.Decimal("Infinity"),
    ],
)
def test_long_numbers_travel_as_far_as_they_can_be_used(value):
    assert repr(there(value)) == repr(value)


@pytest.mark.parametrize(
    "tree",
    [
        ["fraction", "1e99999999"],
        ["fraction", "1e99999999", 1],
        ["fraction", 1, 0],
        ["fraction", True, 1],
        ["fraction", ["decimal", "1e10000"], 1],
        ["fraction", ["int", "0x" + "f" * 100_000], 1],
        ["decimal", "1e10001"],
        ["decimal", "1e-99999999"],
        ["decimal", "9" * 100_000],
        ["complex", ["9" * 1_000_000, "0"]],
        ["array", "<U0", [10**12], 0],
        ["list", *(["named", f"kind{n}", ["a"], 1] for n in range(20_000))],
    ],
    ids=str,
)
def test_what_would_take_long_is_refused(tree):
    with soon():
        value = decode(tree, [b""])
        assert "one piece" in why(value)


def test_numbers_of_too_many_digits_say_so():
    for value in (decimal.Decimal("1e10001"), fractions.Fraction(2**20_000, 3), decimal.Decimal("0.1") ** 20_000):
        assert "far too many digits" in why(there(value))


def test_stand_ins_are_counted():
    assert len(there([Desk_(1) for _ in range(1_000)])) == 1_000
    with soon():
        assert "too many functions or objects" in why(there([Desk_(1) for _ in range(200_000)]))
    forged = {"values": {"x": ["list", *(["instance", 0, "int", True, ["dict"]] for _ in range(200_000))]}}
    with soon():
        assert "one piece" in why(live.Remote(lambda request, buffers: (forged, [])).get(["x"])["x"])


def test_stand_ins_of_all_values_of_a_message_are_counted_together():
    few = ["list", *(["instance", 0, "int", True, ["dict"]] for _ in range(900))]
    found = live.Remote(lambda request, buffers: ({"values": {"x": few, "y": few}}, [])).get(["x", "y"])
    assert len(found["x"]) == 900 and "one piece" in why(found["y"])


def test_a_table_of_named_rows_travels():
    with soon():
        rows = there(list(pd.DataFrame({"a": range(5_000), "b": 1}).itertuples()))
    assert len(rows) == 5_000 and rows[7].a == 7 and type(rows[0]) is type(rows[1])


def test_the_text_of_an_exception_is_cut():
    told = {"raised": {"kind": "ValueError", "bases": ["ValueError"] * 10**6, "text": "x" * 10**7, "args": "y"}}
    stand_in = live.Remote(lambda request, buffers: (told, [])).stand_in(["function", 0, "function", "f", None, None])
    with pytest.raises(ValueError) as caught:
        stand_in()
    assert str(caught.value) == "x" * live.MOST_TEXT


def test_a_function_of_endless_parameters_is_cut():
    tree = ["function", 0, "function", "f", None, [[f"a{n}", 1, False] for n in range(100_000)]]
    with soon():
        assert len(inspect.signature(live.Remote(lambda *_: ({}, [])).stand_in(tree)).parameters) == 100
