"""Symbols of the International Patent Classification (IPC): parse, write, what lies below one, the WIPO field.

A symbol is a section (A), class (A01), subclass (A01B), main group (A01B 1/00) or subgroup (A01B 1/02). Main group and
subgroup are two things: only /00 is the main group. The digits of a subgroup do not show its place in the hierarchy:
the dots before its title in the scheme do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from iplab import data
from iplab.errors import MethodError

LEVELS = ("section", "class", "subclass", "main_group", "subgroup")
SYMBOL = re.compile(r"([A-H])(?:(\d\d)(?:([A-Z])(?:0{0,3}([1-9]\d{0,3})(?:/(\d{2,6}))?)?)?)?", re.ASCII)
PADDED = re.compile(r"([A-H]\d\d[A-Z]\d{4})(\d{6})", re.ASCII)


@dataclass(frozen=True)
class Symbol:
    """An IPC symbol in its parts; those below its level are "".

    >>> parse("A01B 1/02").level, parse("A01B 1/00").level
    ('subgroup', 'main_group')
    """

    section: str
    class_: str = ""
    subclass: str = ""
    main_group: str = ""
    subgroup: str = ""

    @property
    def level(self) -> str:
        """Which of LEVELS it is; 00 marks a main group."""
        below_main = "" if self.subgroup == "00" else self.subgroup
        parts = [self.section, self.class_, self.subclass, self.main_group, below_main]
        return LEVELS[sum(bool(part) for part in parts) - 1]

    @property
    def text(self) -> str:
        """The normal form: A01B 1/02."""
        return f"{self._subclass} {self._group}".strip()

    @property
    def compact(self) -> str:
        """In one word, as many databases hold it: A01B1/02."""
        return self._subclass + self._group

    @property
    def st8(self) -> str:
        """The fixed width of WIPO ST.8, 19 places: main group right-aligned in 5-8, subgroup left-aligned from 10.

        >>> parse("A01B 1/02").st8
        'A01B   1/02        '
        """
        group = f"{self.main_group:>4}/{self.subgroup}" if self.main_group else ""
        return f"{self._subclass:<4}{group}".ljust(19)

    @property
    def key(self) -> tuple[str, int, str]:
        """For sorting in the order of the scheme: 3/426 stands between 3/42 and 3/43, and 3/00 before 10/00."""
        return self._subclass, int(self.main_group or 0), self.subgroup

    @property
    def _subclass(self) -> str:
        return self.section + self.class_ + self.subclass

    @property
    def _group(self) -> str:
        return f"{self.main_group}/{self.subgroup}" if self.main_group else ""

    def up(self) -> list[Symbol]:
        """Itself and what contains it by its writing: subgroup, main group, subclass, class, section.

        >>> [symbol.text for symbol in parse("A01B 1/02").up()]
        ['A01B 1/02', 'A01B 1/00', 'A01B', 'A01', 'A']
        """
        parts = (self.section, self.class_, self.subclass, self.main_group)
        above = [Symbol(*parts[:size]) for size in (3, 2, 1) if all(parts[:size])]
        if self.main_group:
            above.insert(0, Symbol(*parts, "00"))
        return list(dict.fromkeys([self, *above]))


def parse(text: str) -> Symbol:
    """A symbol in any of its usual forms: A01B 1/02, a01b1/02, A01B   1/02 (ST.8), A01B0001020000, A01B 1/02 (2006.01).

    A main group without /00 is taken as one. MethodError when it is none, with what is probably meant.

    >>> parse("Ａ０１Ｂ０００１０２００００").text, parse("H04N 1").text
    ('A01B 1/02', 'H04N 1/00')
    """
    plain = _plain(text)
    if padded := PADDED.fullmatch(plain):
        # The subgroup is filled up with zeros on the right and has two digits or more.
        plain = f"{padded[1]}/{padded[2][:2]}{padded[2][2:].rstrip('0')}"
    found = SYMBOL.fullmatch(plain)
    if found is None:
        raise MethodError(_no_symbol(str(text).strip(), plain))
    section, class_, subclass, main, sub = (part or "" for part in found.groups())
    return Symbol(section, class_, subclass, main, sub or ("00" if main else ""))


def below(symbol: str, symbols: Iterable[str], levels: Mapping[str, int] | None = None) -> list[str]:
    """Those of the symbols that the symbol covers, itself included, in their order and as they were written.

    Down to the main group the writing tells. For a subgroup `levels` must hold its main group in the scheme: each
    symbol with its number of dots (1 or more); it covers the groups after it that have more dots, up to the first
    that has not.

    >>> below("A01B 1/00", ["A01B1/02", "A01B 10/00"])
    ['A01B1/02']
    >>> below("A01B 1/02", ["A01B1/04", "A01B 1/06"], {"A01B 1/02": 1, "A01B 1/04": 2, "A01B 1/06": 1})
    ['A01B1/04']
    """
    top = parse(symbol)
    if top.level != "subgroup":
        return [one for one in symbols if top in parse(one).up()]
    covered = _covered(top, levels or {})
    return [one for one in symbols if parse(one) in covered]


def field_of(symbol: str, prefixes: Mapping[str, int] | None = None) -> int | None:
    """The technology field of a symbol, 1 to 35, by its longest prefix; None when no prefix fits (Schmoch 2008).

    `prefixes` maps subclasses and main groups to fields; without it the table wipo35 is used. A prefix is met part by
    part, so the main group A61K 8 does not take A61K 80 with it.

    >>> field_of("A61K 8/02", {"A61K": 16, "A61K 8": 14}), field_of("A61K 80/00", {"A61K": 16, "A61K 8": 14})
    (14, 16)
    """
    known = _wipo_prefixes() if prefixes is None else _parsed(prefixes)
    return next((known[one] for one in parse(symbol).up() if one in known), None)


@cache
def _wipo_prefixes() -> dict[Symbol, int]:
    table = data.load("wipo35")
    return _parsed(dict(zip(table["ipc_prefix"], table["field"], strict=True)))


def _parsed(prefixes: Mapping[str, int]) -> dict[Symbol, int]:
    # A prefix may end with the stroke of its main group: G01N33/.
    return {parse(prefix.removesuffix("/")): int(field) for prefix, field in prefixes.items()}


def _covered(top: Symbol, levels: Mapping[str, int]) -> set[Symbol]:
    dots = {parse(one): number for one, number in levels.items()}
    if top not in dots:
        raise MethodError(
            f"{top.text} 是小组，下位组要看分类表的圆点数，从数字看不出来。请在 levels 中给出该大组的圆点数。 / "
            f"{top.text} is a subgroup: what lies below it shows in the dots of the scheme, not in the digits. Give "
            f"the dots of its main group in levels."
        )
    group = sorted((one for one in dots if one.key[:2] == top.key[:2]), key=lambda one: one.key)
    covered = {top}
    for one in group[group.index(top) + 1 :]:
        if dots[one] <= dots[top]:
            break
        covered.add(one)
    return covered


def _plain(text: str) -> str:
    if not isinstance(text, str):
        raise MethodError(
            f"分类号应是文本，实为 {text!r}（外观设计没有 IPC，空值请先去掉）。 / "
            f"An IPC symbol must be text, got {text!r} (designs have none: leave missing ones out first)."
        )
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
    plain = re.sub(r"^INT\.?CL\.?\d?[:.]?", "", plain)
    plain = re.sub(r"\(\d{4}\.\d\d\)$", "", plain)
    return re.sub(r"^([A-H]\d\d[A-Z])-", r"\1", plain)


def _no_symbol(text: str, plain: str) -> str:
    zh, en = "应写成 A01B 1/02 这样", "Write it like A01B 1/02"
    if plain.startswith("Y"):
        zh, en = "Y 部只有 CPC 有，IPC 只有 A 到 H 部", "Only the CPC has a section Y; the IPC has A to H"
    elif re.match(r"[A-H][\dOIL]{2}[A-Z]?", plain) and re.match(r"[A-H]\d?[OIL]", plain):
        zh, en = (
            "大类是两位数字：字母 O、I、L 是否应为数字 0、1",
            "A class has two digits: is a letter O, I or L a 0 or 1",
        )
    elif re.fullmatch(r"[A-H]\d\d[A-Z]\d+/\d?", plain):
        zh, en = (
            "斜线后至少两位数字，大组写作 /00",
            "After the stroke there are two digits or more; a main group has /00",
        )
    return f"认不出 IPC 分类号 {text!r}：{zh}。 / The IPC symbol {text!r} is not recognised. {en}."
