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
EXPONENT = 10_000  # of a Decimal, at most
LONGEST = 10_000_000  # members of a range, at most
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
    text = hex(number)
    encoder.budget.take(text=len(text))
    return ["int", text]


def _float(encoder: Encoder, value: Any) -> Tree:
    number = float.__pos__(value)
    return number if number - number == 0 else ["float", repr(number)]


def _bounds(span: range) -> tuple[int, int, int]:
    """Of a range that a loop in C comes to the end of: no alarm is heard in one. Raises CannotTravel."""
    count = (span.stop - span.start) // span.step
    if count > LONGEST:
        raise CannotTravel("large")
    return span.start, span.stop, span.step


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


def _decimal(encoder: Encoder, value: Any) -> Tree:
    """A Decimal as text; CannotTravel for one of too many digits or zeros: int() of it would take for ever."""
    text = Decimal.__str__(value)
    if len(text) > Budget.bits // 4 or not _is_near(value):
        raise CannotTravel("number")
    encoder.budget.take(text=len(text))
    return ["decimal", text]


def _is_near(number: Decimal) -> bool:
    exponent = Decimal.as_tuple(number).exponent
    return not isinstance(exponent, int) or abs(exponent) <= EXPONENT


def _read_decimal(decoder: Decoder, tree: Sequence[Any]) -> Any:
    number = Decimal(_short(tree[1]))
    if not _is_near(number):
        raise ValueError("a number of far too many digits")
    return number


def _fraction(encoder: Encoder, value: Any) -> Tree:
    """Two integers: a text such as 1e99999999 would be worked out on arrival."""
    return ["fraction", *(_integer(encoder, part) for part in (value._numerator, value._denominator))]


def _read_fraction(decoder: Decoder, tree: Sequence[Any]) -> Any:
    above, below = decoder.all(tree[1:3])
    if type(above) is not int or type(below) is not int:
        raise ValueError("no fraction")
    return Fraction(above, below)


PACK |= {type(None): lambda e, v: None, bool: lambda e, v: v, str: _text, int: _integer, float: _float}
UNPACK["int"] = lambda decoder, tree: _whole(tree[1])
UNPACK["float"] = lambda decoder, tree: SPECIAL[tree[1]]
PACK[bytes], UNPACK["bytes"] = _bytes(bytes)
PACK[bytearray], UNPACK["bytearray"] = _bytes(bytearray)
_plain("complex", complex, lambda v: [repr(v.real), repr(v.imag)], lambda two: complex(*map(float, map(_short, two))))
_plain("ellipsis", type(...), lambda v: 0, lambda _: ...)
_plain("range", range, lambda v: [hex(n) for n in _bounds(v)], lambda n: range(*_bounds(range(*map(_whole, n)))))
PACK[Decimal], UNPACK["decimal"] = _decimal, _read_decimal
PACK[Fraction], UNPACK["fraction"] = _fraction, _read_fraction
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


def _hashed(
    tag: str, base: type, items: Callable[[Any], Iterable[Any]], make: Callable[[list[Any]], Any], step: int = 1
) -> None:
    """Sets and dicts: of so many members that they can be built in good time. step: 2 where keys and values alternate.

    Integers that are multiples of 2**61 - 1 have one hash: a set of 100,000 such takes minutes.
    """

    def some(value: Any) -> list[Any]:
        inner = list(items(value))
        if len(inner) > step * Budget.members:
            raise CannotTravel("large")
        return inner

    def built(items: list[Any]) -> Any:
        if len(items) > step * Budget.members:
            raise ValueError("too many members")
        if len(items) > step * Budget.alike:
            _require_spread(items[::step])
        return make(items)

    _container(tag, base, some, built)


def _require_spread(members: list[Any]) -> None:
    _, often = collections.Counter(map(hash, members)).most_common(1)[0]
    if often > Budget.alike:
        raise ValueError("too many members of one hash")


def _alternating(value: Any) -> list[Any]:
    """Keys and values of a dict in turn."""
    return _flat(dict.items(value))


def _flat(pairs: Iterable[tuple[Any, Any]]) -> list[Any]:
    return [each for pair in list(pairs) for each in pair]


def _pairs(items: list[Any]) -> dict[Any, Any]:
    return dict(zip(items[::2], items[1::2], strict=True))


_container("list", list, list.__iter__, list)
_container("tuple", tuple, tuple.__iter__, tuple)
_hashed("set", set, set.__iter__, set)
_hashed("frozenset", frozenset, frozenset.__iter__, frozenset)
_container("deque", collections.deque, collections.deque.__iter__, collections.deque)
_hashed("keys", type({}.keys()), iter, lambda items: dict.fromkeys(items).keys())
_container("values", type({}.values()), iter, lambda items: dict(enumerate(items)).values())
_hashed("items", type({}.items()), _flat, lambda items: _pairs(items).items(), 2)
_hashed("dict", dict, _alternating, _pairs, 2)
_hashed("OrderedDict", collections.OrderedDict, _alternating, lambda i: collections.OrderedDict(_pairs(i)), 2)
_hashed("Counter", collections.Counter, _alternating, lambda items: collections.Counter(_pairs(items)), 2)


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
    kind, fields = clean_name(tree[1], "row"), tuple(clean_name(name, "_") for name in tree[2][:200])
    return _row_class(decoder, kind, fields)(*decoder.all(tree[3:]))


def _row_class(decoder: Decoder, kind: str, fields: tuple[str, ...]) -> Any:
    """A class for rows of one kind, made once: a table may come as thousands of named tuples."""
    if (kind, fields) not in decoder.rows:
        decoder.make()
        decoder.rows[kind, fields] = collections.namedtuple(kind, fields, rename=True)
    return decoder.rows[kind, fields]


_plain_tuple = PACK[tuple]
PACK[tuple], UNPACK["named"] = _tuple, _read_named
PACK[collections.defaultdict], UNPACK["defaultdict"] = _defaultdict, _read_defaultdict
PACK[enum.Enum] = lambda encoder, value: encoder.tree(value._value_)  # the class of an enumeration is the trainee's
