"""From what is chosen in the panel to a query of the desk, and what there is to choose in a collection."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from iplab.search.desk import SearchDesk
from iplab.search.index import whole_column
from iplab.search.written import OPERATOR

# Where words are looked for: the code of the desk, "" for title, abstract and claims.
SCOPES = {"TA": ("题目和摘要", "title and abstract"), "TI": ("题目", "title"), "": ("题目、摘要、权利要求", "all text")}
KINDS = {
    "A": ("公布的申请", "published application"),
    "B": ("授权", "grant"),
    "C": ("授权（2010 年以前）", "grant (before 2010)"),
    "U": ("实用新型", "utility model"),
    "Y": ("实用新型（2010 年以前）", "utility model (before 2010)"),
    "S": ("外观设计", "design"),
    "D": ("外观设计（2010 年以前）", "design (before 2010)"),
}
LEVELS = ("section", "class", "subclass", "main group")
WIDTHS = (1, 3, 4)


@dataclass(frozen=True)
class Choice:
    """What is chosen; the words of a block are joined by OR, the blocks by AND; without: words to leave out."""

    blocks: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    scope: str = "TA"
    classes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    applicant: str = ""


def query(choice: Choice) -> str:
    """The choice in the language of the desk; "" when nothing is chosen.

    >>> query(Choice(blocks=(("太阳灶", "solar cooker"), ("灶",)), kinds=("U",), first="2020"))
    'TA=(太阳灶 OR "solar cooker") AND TA=灶 AND KC=U AND PD>=2020'
    """
    joined = " AND ".join(parts(choice))
    without = words(choice.without, choice.scope)
    return f"({joined}) NOT {without}" if joined and without else joined


def parts(choice: Choice) -> list[str]:
    """The parts that are joined by AND, in the order of the panel."""
    made = [words(block, choice.scope) for block in choice.blocks]
    made += [_any("IPC", [_symbol(one) for one in choice.classes]), _any("KC", list(choice.kinds)), _years(choice)]
    made += [words((choice.applicant,), "PA")]
    return [part for part in made if part]


def words(typed: tuple[str, ...], scope: str) -> str:
    """Words of which one is enough, in one field."""
    return _any(scope, [_word(word) for word in typed if word.strip()])


def lines(text: str) -> tuple[str, ...]:
    """The words of a text area, one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def kinds(desk: SearchDesk) -> dict[str, int]:
    """The first letters of the kinds of documents in the collection, with their numbers, the known ones first."""
    counted = Counter(code.decode()[:1] for code in whole_column(desk.engine.held, "KC").tolist())
    held = {kind: number for kind, number in counted.items() if kind}
    return {kind: held[kind] for kind in sorted(held, key=lambda one: (one not in KINDS, one))}


def years(desk: SearchDesk) -> list[str]:
    """The years of publication from the first to the last, newest first."""
    held = whole_column(desk.engine.held, "PD")
    known = held[held > 0] // 10_000
    return [str(year) for year in range(known.max(), known.min() - 1, -1)] if len(known) else []


def below(desk: SearchDesk, symbol: str) -> dict[str, int]:
    """What stands next below a symbol ("" for the sections) in the collection: symbol, publications that carry it."""
    held = desk.engine.held.execute(
        "SELECT symbol, id FROM classes WHERE symbol >= ? AND symbol < ?", (symbol, _end(symbol))
    )
    found: dict[str, set[int]] = {}
    for one, row in held:
        found.setdefault(_next(one, symbol), set()).add(row)
    return {one: len(rows) for one, rows in sorted(found.items(), key=lambda item: _order(item[0])) if one}


def _next(symbol: str, above: str) -> str:
    """The beginning of a symbol one level below another; "" where there is none."""
    wider = [width for width in WIDTHS if width > len(above)]
    if wider:
        return symbol[: wider[0]] if len(symbol) >= wider[0] else ""
    return symbol.split("/", maxsplit=1)[0] + "/00" if "/" in symbol else ""


def _order(symbol: str) -> tuple[str, int]:
    group = re.search(r"(\d+)/", symbol)
    return symbol[:4], int(group.group(1)) if group else 0


def _end(symbol: str) -> str:
    return symbol + "\U0010ffff"


def _symbol(symbol: str) -> str:
    return f"{symbol}/low" if "/" in symbol else symbol


def _any(field: str, values: list[str]) -> str:
    inside = values[0] if len(values) == 1 else f"({' OR '.join(values)})"
    if not values:
        return ""
    return f"{field}={inside}" if field else inside


def _word(typed: str) -> str:
    """A word, in quotation marks where it holds blanks or signs of the query language."""
    plain = typed.strip().replace('"', " ").strip()
    if OPERATOR.fullmatch(plain) or re.search(r"[\s()（）\[\]=:：＝<>]", plain) or plain.startswith("#"):
        return f'"{plain}"'
    return plain


def _years(choice: Choice) -> str:
    if choice.first and choice.last:
        return f"PD=[{choice.first} TO {choice.last}]"
    return f"PD>={choice.first}" if choice.first else f"PD<={choice.last}" if choice.last else ""
