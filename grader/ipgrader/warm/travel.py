"""Values between the trainee's process and the judge: as data within limits, never by pickle.

`encode` takes a value apart with the methods of its built-in base class, so that an overridden __iter__, __eq__ or
__class__ has no say. `decode` builds new objects of known types only. What is more than data (a function, an instance
of a trainee's class) arrives as a stand-in (live.py); what cannot travel as an `Untravelled`, which says why when used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

Tree = Any  # None, bool, int, float, str, or [tag, …]: what JSON holds
Hold = Callable[[Any], int]  # keeps an object where it is and gives the number by which it can be asked
Pack = Callable[["Encoder", Any], Tree]
Unpack = Callable[["Decoder", Sequence[Any]], Any]

PACK: dict[type, Pack] = {}  # by exact type, then by the base classes of a subclass
UNPACK: dict[str, Unpack] = {}  # by tag
WHOLE = ("large", "cycle", "deep", "many")  # reasons that refuse the whole value, not a part of it
# Said when a value that could not travel is used; checks show such messages to trainees.
REFUSED = {
    "cycle": ("它包含了自己", "it holds itself"),
    "deep": ("它嵌套得太深", "it is nested too deeply"),
    "large": ("它太大了", "it is too large"),
    "many": ("其中自定义的对象或函数太多", "it holds too many functions or objects of a class of your own"),
    "number": ("其中有一个位数过多的数", "it holds a number of far too many digits"),
    "text": ("其中有不能用 UTF-8 表示的字符", "it holds characters that UTF-8 cannot express"),
    "group": (
        "分组还没有汇总，请接着求和、计数等",
        "the groups are not summed up yet: add .sum(), .count() or the like",
    ),
    "kind": ("评分程序读不了这种对象", "marking cannot read objects of this kind"),
    "broken": ("它没能完整传到评分程序", "it did not reach the marking program in one piece"),
}
NAMED = 60  # characters of a foreign name that may stand in a message


class CannotTravel(Exception):
    """A value that cannot be sent."""

    def __init__(self, reason: str, kind: str = "") -> None:
        """reason: a key of REFUSED; kind: the name of the value's type."""
        super().__init__(reason, kind)
        self.reason, self.kind = reason, kind


@dataclass
class Budget:
    """What one message may still hold; shared by all values in it. Below the limits of channel.py."""

    depth: int = 20
    items: int = 4_000_000  # of the JSON
    text: int = 60 << 20  # bytes of the JSON
    size: int = 60 << 20  # bytes of the buffers
    buffers: int = 9_000
    bits: int = 16_384  # of one integer
    members: int = 100_000  # of one set or dict
    alike: int = 100  # of these, with one and the same hash
    classes: int = 1_000  # that the judge must make: for stand-ins, for kinds of rows

    def take(self, *, items: int = 0, text: int = 0, size: int = 0) -> None:
        """Use some of it up; CannotTravel when there is not enough left."""
        text += 25 * items  # as long as a float is written
        if items > self.items or text > self.text or size > self.size:
            raise CannotTravel("large")
        self.items, self.text, self.size = self.items - items, self.text - text, self.size - size


@dataclass
class Sent:
    """Tables that the other side has already, by fingerprint: it keeps each under its number."""

    numbers: dict[bytes, int] = field(default_factory=dict)
    held: list[Any] = field(default_factory=list)  # fingerprints name objects by identity: these must live on
    room: int = 50

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Forget what was noted within it if it fails: nothing has been sent then."""
        before = dict(self.numbers)
        try:
            yield
        except BaseException:
            self.numbers = before
            raise


@dataclass
class Encoder:
    """Takes values apart: what is written so far, and the containers that are open just now."""

    hold: Hold | None = None
    strict: bool = False  # whether a part that cannot travel is an error
    budget: Budget = field(default_factory=Budget)
    buffers: list[bytes] = field(default_factory=list)
    path: list[int] = field(default_factory=list)
    sent: Sent | None = None
    held: int = 0

    def keep(self, value: Any) -> int:
        """Keep an object where it is; the number by which it can be asked."""
        assert self.hold is not None
        self.held += 1
        if self.held > self.budget.classes:
            raise CannotTravel("many")
        return self.hold(value)

    def tree(self, value: Any) -> Tree:
        """One value as a tree; a part that cannot travel is marked as such in its place."""
        try:
            tree = _pack_of(type(value))(self, value)
        except CannotTravel as error:
            if self.strict or error.reason in WHOLE:
                raise
            tree = ["refused", error.reason, error.kind or type_name(value)]
        if type(tree) is list:
            self.budget.take(items=4)
        return tree

    def all(self, values: Iterable[Any]) -> list[Tree]:
        """Many values, each as a tree."""
        return [self.tree(value) for value in values]

    @contextmanager
    def inside(self, value: Any, items: int) -> Iterator[None]:
        """While a container is taken apart: it may not hold itself, nor be too deep or too large."""
        if id(value) in self.path:
            raise CannotTravel("cycle")
        if len(self.path) >= self.budget.depth:
            raise CannotTravel("deep")
        self.budget.take(items=items)
        self.path.append(id(value))
        try:
            yield
        finally:
            self.path.pop()

    def buffer(self, data: Any) -> int:
        """Keep raw bytes beside the tree; returns their number."""
        raw = bytes(data)
        self.budget.take(size=len(raw))
        if len(self.buffers) >= self.budget.buffers:
            raise CannotTravel("large")
        self.buffers.append(raw)
        return len(self.buffers) - 1


@dataclass
class Decoder:
    """Builds values from trees. `live` makes the stand-ins; without it there are none."""

    buffers: Sequence[bytes] = ()
    live: Callable[[Sequence[Any]], Any] | None = None
    kept: dict[int, Any] | None = None
    classes: int = 0  # made so far: each costs as much as a thousand numbers
    rows: dict[Any, Any] = field(default_factory=dict)  # classes of named tuples

    def make(self) -> None:
        """One more class must be made for what came. Raises ValueError when these are too many."""
        self.classes += 1
        if self.classes > Budget.classes:
            raise ValueError("too many classes")

    def value(self, tree: Tree) -> Any:
        """The value of a tree. Raises whatever a malformed tree leads to: `decode` takes care of it."""
        return UNPACK[tree[0]](self, tree) if type(tree) is list else tree

    def all(self, trees: Sequence[Tree]) -> list[Any]:
        """The values of many trees."""
        return [self.value(tree) for tree in trees]


def encode(value: Any, hold: Hold | None = None) -> tuple[Tree, list[bytes]]:
    """A value as (tree, buffers). Never raises for a value, whatever it is: what cannot travel is marked as refused.

    hold: keeps a function or an instance and gives its number; without it there are no stand-ins.
    """
    encoder = Encoder(hold)
    return encode_with(encoder, value), encoder.buffers


def encode_with(encoder: Encoder, value: Any) -> Tree:
    """One of several values of a message, whose budget and buffers they share."""
    kept = len(encoder.buffers)
    try:
        return encoder.tree(value)
    except CannotTravel as error:
        reason = error.reason
    except (RecursionError, MemoryError):
        reason = "large"
    except KeyboardInterrupt:  # the time is over
        raise
    except BaseException:  # an object whose own code gets in the way, if only by exit()
        reason = "kind"
    encoder.path.clear()
    del encoder.buffers[kept:]
    return ["refused", reason, type_name(value)]


def decode(tree: Tree, buffers: Sequence[bytes] = (), live: Callable[[Sequence[Any]], Any] | None = None) -> Any:
    """The value of (tree, buffers), of known types only; an Untravelled for what is malformed. Never raises.

    live: makes a stand-in from its tree (live.Remote.stand_in).
    """
    return decode_with(Decoder(buffers, live), tree)


def decode_with(decoder: Decoder, tree: Tree) -> Any:
    """One of several values of a message, whose limits they share."""
    try:
        return decoder.value(tree)
    except Exception:  # a hostile process may send anything
        return Untravelled("broken", "")


_mro = type.__dict__["__mro__"].__get__  # a metaclass of the trainee has no say
_space = type.__dict__["__dict__"].__get__
_name = type.__dict__["__name__"].__get__


def _pack_of(kind: type) -> Pack:
    """How a type travels: as itself, else as the nearest base class that can, else as an object of the trainee's."""
    pack = PACK.get(kind)
    if pack is None:
        from ipgrader.warm import live  # it needs this module

        pack = next((PACK[base] for base in _mro(kind) if base in PACK), live.pack)
    return pack


def class_attribute(kind: type, name: str) -> Any:
    """What a class or its bases say under this name, without running any code of theirs; None if nothing."""
    return next((_space(base)[name] for base in _mro(kind) if name in _space(base)), None)


def type_name(value: Any) -> str:
    """The name of a value's type, if it is one that may be shown."""
    return clean_name(_name(type(value)), "object")


def clean_name(text: Any, otherwise: str) -> str:
    """A foreign name that may stand in a message; `otherwise` for one that is none.

    >>> clean_name("Fee", "object"), clean_name("<b>", "object")
    ('Fee', 'object')
    """
    return text if type(text) is str and text.isidentifier() and len(text) <= NAMED else otherwise


def _refuse(self: Any, *_: Any, **__: Any) -> Any:
    raise AssertionError(object.__getattribute__(self, "_said"))


class Untravelled:
    """In the place of a value that could not travel. Whatever a check does with it, the reason is what it gets."""

    __class__ = property(_refuse)  # isinstance asks for it

    def __init__(self, reason: Any, kind: Any) -> None:
        """reason: a key of REFUSED; kind: the name of the value's type, where it is known."""
        zh, en = REFUSED[reason if isinstance(reason, str) and reason in REFUSED else "broken"]
        name = clean_name(kind, "")
        said = (
            f"[unreadable-value] 这个结果{name and f'（{name}）'}没法检查：{zh}。"
            "请改用普通的数、文字、列表、字典或表格 / "
            f"This result{name and f' ({name})'} cannot be checked: {en}. "
            "Use plain numbers, text, lists, dictionaries or tables."
        )
        object.__setattr__(self, "_said", said)

    def __repr__(self) -> str:
        """For a traceback."""
        return "<Untravelled>"


# All that Python asks of an object by itself: whatever a check does, it meets the reason.
ASKED = """getattr setattr delattr call iter next len contains getitem setitem delitem reversed
eq ne lt le gt ge bool hash int float complex index round abs neg pos invert str format dir copy enter exit array
add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow and or xor matmul"""
for _asked in ASKED.split():
    setattr(Untravelled, f"__{_asked}__", _refuse)


UNPACK["refused"] = lambda decoder, tree: Untravelled(tree[1], tree[2])

# They fill PACK and UNPACK, and need what stands above.
from ipgrader.warm import travel_columns, travel_figure, travel_frames, travel_plain  # noqa: E402, F401
