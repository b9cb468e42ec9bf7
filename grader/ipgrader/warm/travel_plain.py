"""How Python's own values travel: numbers, text, times, and containers of anything that travels."""

from __future__ import annotations

import collections
import enum
import pathlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ipgrader.warm.travel import (
    PACK,
    UNPACK,
    Budget,
    CannotTravel,
    Decoder,
    Encoder,
    Pack,
    Tree,
    Unpack,
    class_attribute,
    clean_name,
    type_name,
)

SMALL = 1 << 53  # JSON numbers beyond this are not read alike everywhere
SPECIAL = {repr(number): number for number in (float("nan"), float("inf"), float("-inf"))}
FACTORIES = {kind.__name__: kind for kind in (int, float, str, list, dict, set, tuple, bool)}


def _text(encoder: Encoder, value: Any) -> Tree:
    text = str.__str__(value)
    plain = text.isascii() and text.isprintable()
    try:
        encoder.budget.take(text=2 * len(text) if plain else 12 * len(text))  # as JSON writes it, at most
        return text if plain else text.encode() and text
    except UnicodeEncodeError:
        raise CannotTravel("text") from None


def _integer(encoder: Encoder, value: Any) -> Tree:
    number = int.__pos__(value)
    if -SMALL < number < SMALL:
        return number
    if number.bit_length() > encoder.budget.bits:
        raise CannotTravel("number")
    encoder.budget.take(text=encoder.budget.bits // 4)
    return ["int", hex(number)]


def _float(encoder: Encoder, value: Any) -> Tree:
    number = float.__pos__(value)
    return number if number - number == 0 else ["float", repr(number)]


def _whole(text: str) -> int:
    return int(_short(text), 16)


def _short(text: str) -> str:
    """A text that turns into a number without taking forever."""
    if len(text) > Budget.bits // 4 + 3:
        raise ValueError
    return text


def _plain(tag: str, base: type, write: Callable[[Any], Any], read: Callable[[Any], Any]) -> None:
    """A type that is written as a short text or a few numbers."""
    PACK[base] = lambda encoder, value: [tag, write(value)]
    UNPACK[tag] = lambda decoder, tree: read(tree[1])


def _bytes(base: Any) -> tuple[Pack, Unpack]:
    return (
        lambda encoder, value: [base.__name__, encoder.buffer(base.__getitem__(value, slice(None)))],
        lambda decoder, tree: base(decoder.buffers[tree[1]]),
    )


def _decimal(text: str) -> str:
    """Decimal and Fraction as text; CannotTravel for one of too many digits."""
    if len(text) > Budget.bits // 4:
        raise CannotTravel("number")
    return text


PACK |= {type(None): lambda e, v: None, bool: lambda e, v: v, str: _text, int: _integer, float: _float}
UNPACK["int"] = lambda decoder, tree: _whole(tree[1])
UNPACK["float"] = lambda decoder, tree: SPECIAL[tree[1]]
PACK[bytes], UNPACK["bytes"] = _bytes(bytes)
PACK[bytearray], UNPACK["bytearray"] = _bytes(bytearray)
_plain("complex", complex, lambda v: [repr(v.real), repr(v.imag)], lambda two: complex(*map(float, two)))
_plain("ellipsis", type(...), lambda v: 0, lambda _: ...)
_plain("range", range, lambda v: [hex(n) for n in (v.start, v.stop, v.step)], lambda n: range(*map(_whole, n)))
_plain("decimal", Decimal, lambda v: _decimal(Decimal.__str__(v)), lambda text: Decimal(_short(text)))
_plain("fraction", Fraction, lambda v: _decimal(Fraction.__str__(v)), lambda text: Fraction(_short(text)))
_plain("date", date, date.isoformat, date.fromisoformat)
_plain("timedelta", timedelta, lambda v: [v.days, v.seconds, v.microseconds], lambda n: timedelta(*n))
# A path without the means to open it: the judge reads nothing that a trainee points at.
_plain("path", pathlib.PurePath, lambda v: _text(Encoder(), pathlib.PurePath.__str__(v)), pathlib.PurePosixPath)


def _clock(base: Any) -> tuple[Pack, Unpack]:
    """datetime and time; a named zone is reduced to its offset of that moment."""

    def pack(encoder: Encoder, value: Any) -> Tree:
        offset = base.utcoffset(value)
        bare = base.isoformat(base.replace(value, tzinfo=None))
        return [base.__name__, bare, base.fold.__get__(value), None if offset is None else offset.total_seconds()]

    def unpack(decoder: Decoder, tree: Sequence[Any]) -> Any:
        zone = None if tree[3] is None else timezone(timedelta(seconds=tree[3]))
        return base.fromisoformat(tree[1]).replace(tzinfo=zone, fold=tree[2])

    return pack, unpack


for _base in (datetime, time):
    PACK[_base], UNPACK[_base.__name__] = _clock(_base)


def _container(tag: str, base: type, items: Callable[[Any], Iterable[Any]], make: Callable[[list[Any]], Any]) -> None:
    """Containers of items, read by the methods of the base class."""

    def pack(encoder: Encoder, value: Any) -> Tree:
        inner = list(items(value))
        with encoder.inside(value, len(inner)):
            return [tag, *encoder.all(inner)]

    PACK[base] = pack
    UNPACK[tag] = lambda decoder, tree: make(decoder.all(tree[1:]))


def _alternating(value: Any) -> list[Any]:
    """Keys and values of a dict in turn."""
    return [each for pair in list(dict.items(value)) for each in pair]


def _pairs(items: list[Any]) -> dict[Any, Any]:
    return dict(zip(items[::2], items[1::2], strict=True))


_container("list", list, list.__iter__, list)
_container("tuple", tuple, tuple.__iter__, tuple)
_container("set", set, set.__iter__, set)
_container("frozenset", frozenset, frozenset.__iter__, frozenset)
_container("deque", collections.deque, collections.deque.__iter__, collections.deque)
_container("keys", type({}.keys()), iter, lambda items: dict.fromkeys(items).keys())
_container("values", type({}.values()), iter, lambda items: dict(enumerate(items)).values())
_container("items", type({}.items()), iter, lambda items: dict(items).items())
_container("dict", dict, _alternating, _pairs)
_container("OrderedDict", collections.OrderedDict, _alternating, lambda i: collections.OrderedDict(_pairs(i)))
_container("Counter", collections.Counter, _alternating, lambda items: collections.Counter(_pairs(items)))


_factory = vars(collections.defaultdict)["default_factory"].__get__


def _defaultdict(encoder: Encoder, value: Any) -> Tree:
    """A defaultdict keeps its factory where that is a built-in type: a missing key is then still 0 or empty."""
    factory = _factory(value)
    name = factory.__name__ if any(factory is each for each in FACTORIES.values()) else ""
    return ["defaultdict", name, PACK[dict](encoder, value)]


def _read_defaultdict(decoder: Decoder, tree: Sequence[Any]) -> Any:
    return collections.defaultdict(FACTORIES.get(tree[1]), decoder.value(tree[2]))


def _tuple(encoder: Encoder, value: Any) -> Tree:
    """A tuple; a named one keeps the names of its fields."""
    plain, names = _plain_tuple(encoder, value), class_attribute(type(value), "_fields")
    if type(value) is tuple or type(names) is not tuple or len(names) != len(plain) - 1:
        return plain
    return ["named", type_name(value), [clean_name(name, "_") for name in names], *plain[1:]]


def _read_named(decoder: Decoder, tree: Sequence[Any]) -> Any:
    """namedtuple itself renames what is no field name."""
    kind, fields, values = clean_name(tree[1], "row"), tree[2][:200], decoder.all(tree[3:])
    return collections.namedtuple(kind, fields, rename=True)(*values)


_plain_tuple = PACK[tuple]
PACK[tuple], UNPACK["named"] = _tuple, _read_named
PACK[collections.defaultdict], UNPACK["defaultdict"] = _defaultdict, _read_defaultdict
PACK[enum.Enum] = lambda encoder, value: encoder.tree(value._value_)  # the class of an enumeration is the trainee's
