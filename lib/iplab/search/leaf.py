"""The smallest parts of a query: words and phrases with truncation, IPC symbols, dates, numbers, earlier steps."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from lark import Token, Tree

from iplab.search import fields
from iplab.search.errors import QueryError
from iplab.search.nodes import Days, Earlier, Near, Node, Number, Or, Phrase, Span, Symbol, leaves
from iplab.search.text import HAN, fold

PIECE = re.compile(rf"[{HAN}]|[^\W_{HAN}*+?#]*[*+?#][^\W_{HAN}*+?#]*(?:[*+?#][^\W_{HAN}*+?#]*)*|[^\W_{HAN}]+")
SYMBOL = re.compile(r"([A-H])(?:(\d\d)(?:([A-Z])(?:\s*(\d{1,4})(?:/(\d{2,6}))?)?)?)?")
BELOW = re.compile(r"(/low|/below|/\*|/\+|及以下|\+|\*)$", re.IGNORECASE)
DAY = re.compile(r"(\d{4})(?:[-./年]?(\d{1,2})(?:[-./月]?(\d{1,2})日?|月)?|年)?")
SHORTEST = 2  # letters before a truncation


def read(query: str, token: Token, field: str | None) -> Node:
    """The part that one word, phrase, range or #step of a query asks for."""
    span = Span(int(token.start_pos or 0), int(token.end_pos or 0))
    if token.type == "STEP":
        return Earlier(span, int(token[1:]))
    kind = fields.kind(field) if field else "text"
    if kind == "date":
        return _days(query, token, span, str(field))
    if token.type == "RANGE":
        raise QueryError(
            query, span.start, f"{field} 不是日期字段，不能写范围", f"{field} holds no dates: no range here"
        )
    if kind == "symbol":
        return _symbol(query, token, span)
    if kind == "number":
        return _number(query, token, span, str(field))
    return _phrase(query, token, span, field)


def _phrase(query: str, token: Token, span: Span, field: str | None) -> Node:
    written = fold(query[span.start : span.end]).strip('"“”„«»「」')
    # Between Chinese characters each ? and # is a sign of its own.
    words = [sign for piece in PIECE.findall(written) for sign in (piece if re.fullmatch(r"[?#]+", piece) else [piece])]
    if not any(re.search(r"\w", word) for word in words):
        alone = bool(re.search(r"[*+?#]", written))
        raise QueryError(
            query, span.start, "截词符前面要有字母" if alone else "这里没有可检索的字",
            "a truncation sign needs letters before it" if alone else "there is nothing to search here",
        )  # fmt: skip
    for word in words:
        _refuse_the_boundless(query, span, word)
    return Phrase(span, tuple(_without_idle_truncation(words)), field)


def _refuse_the_boundless(query: str, span: Span, word: str) -> None:
    if not re.search(r"[*+?#]", word) or word in "?#":
        return
    letters = re.match(r"[^*+?#]*", word)
    if letters is None or len(letters.group()) >= SHORTEST or re.fullmatch(r"[*+]", word):
        return
    raise QueryError(
        query, span.start, f"“{word}”截词前至少要有 {SHORTEST} 个字母，否则命中太多",
        f"{word!r}: at least {SHORTEST} letters before a truncation, or it would match nearly everything",
    )  # fmt: skip


def _without_idle_truncation(words: list[str]) -> list[str]:
    # After a Chinese character * and + change nothing: characters have no endings.
    return [word for number, word in enumerate(words) if not (word in "*+" and number)]


def near(query: str, operator: Token, found: Near) -> Near:
    """A proximity with its distance: ADJ and ADJ1 mean next to each other, ADJ3 at most two words between."""
    distance = int(re.sub(r"\D", "", operator) or 1)
    if not 1 <= distance <= 50:
        raise QueryError(
            query, int(operator.start_pos or 0), "距离要在 1 到 50 之间，如 ADJ3、NEAR5",
            "the distance must be from 1 to 50, as in ADJ3 or NEAR5",
        )  # fmt: skip
    for side in (found.left, found.right):
        _refuse_unless_words(query, operator, side)
    words = [part for part in leaves(found) if isinstance(part, Phrase)]
    there = next((part for part in words if part.field != words[0].field), None)
    if there:
        raise QueryError(
            query, there.span.start, f"{operator} 两边要在同一个字段里，如 TI=(solar {operator} cooker)",
            f"both sides of {operator} must be in one field, as in TI=(solar {operator} cooker)",
        )  # fmt: skip
    return replace(found, between=distance - 1, ordered=operator.upper().startswith("ADJ"))


def _refuse_unless_words(query: str, operator: Token, side: Node) -> None:
    if isinstance(side, Or):
        for part in side.parts:
            _refuse_unless_words(query, operator, part)
    if isinstance(side, Phrase | Near | Or):
        return
    raise QueryError(
        query, side.span.start, f"{operator} 两边只能是词、词组，或用 OR 连接的几个词",
        f"{operator} joins words, phrases or words joined by OR, nothing else",
    )  # fmt: skip


def _symbol(query: str, token: Token, span: Span) -> Symbol:
    written = fold(str(token).strip('"')).upper().replace("/LOW", "/low").replace("/BELOW", "/low")
    bare = BELOW.sub("", written)
    found = SYMBOL.fullmatch(bare.strip())
    if not found:
        raise QueryError(
            query, span.start, f"“{bare}”不是 IPC 分类号。写法如 F24S、F24S20/30、H01M10/00/low（及其下位组）",
            f"{bare!r} is no IPC symbol. Write F24S, F24S20/30 or H01M10/00/low (with what stands below)",
        )  # fmt: skip
    section, number, letter, group, sub = found.groups()
    compact = f"{section}{number or ''}{letter or ''}" + (f"{int(group)}/{sub or '00'}" if group else "")
    # Nobody who asks for a subclass wants only what is classed nowhere below it.
    return Symbol(span, compact, below=group is None or bare != written)


def _number(query: str, token: Token, span: Span, field: str) -> Number:
    written = fold(str(token).strip('"')).upper()
    start = re.sub(r"[^0-9A-Z]", "", written)
    if len(start) < (1 if field == "KC" else SHORTEST):
        raise QueryError(query, span.start, "号码太短", "the number is too short")
    return Number(span, field, start, exact=not re.search(r"[*+?]$", written))


def _days(query: str, token: Token, span: Span, field: str) -> Days:
    if token.type != "RANGE":
        first, last = _period(query, span.start, str(token).strip('"'))
        return Days(span, field, first, last)
    ends = re.split(r"\s+(?:TO|至|到)\s+|\s*[,，]\s*", str(token)[1:-1].strip(), flags=re.IGNORECASE)
    if len(ends) != 2:
        raise QueryError(
            query, span.start, "日期范围写作 [20200101 TO 20201231]", "write a range of dates as [20200101 TO 20201231]"
        )
    begin = None if ends[0] == "*" else _period(query, span.start, ends[0])[0]
    end = None if ends[1] == "*" else _period(query, span.start, ends[1])[1]
    return _in_order(query, Days(span, field, begin, end))


def compared(query: str, name: Token, value: Tree[Token] | Token, field: str) -> Days:
    """A date field compared by >=, <=, > or <; anything else can't be compared."""
    place = int(name.start_pos or 0)
    if fields.kind(field) != "date" or not isinstance(value, Token):
        raise QueryError(query, place, "只有日期字段能用 > 和 < 比较", "only date fields are compared by > and <")
    first, last = _period(query, int(value.start_pos or 0), str(value).strip('"'))
    span = Span(place, int(value.end_pos or 0))
    sign = name[len(name.rstrip("<>=:")) :]
    step = date.resolution
    bounds = {">=": (first, None), "<=": (None, last), ">": (last + step, None), "<": (None, first - step)}
    return Days(span, field, *bounds[sign])


def _period(query: str, place: int, written: str) -> tuple[date, date]:
    """First and last day of a year, month or day."""
    found = DAY.fullmatch(written.strip())
    try:
        if not found:
            raise ValueError
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        last_month = month or 12
        return date(year, month or 1, day or 1), date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError:
        raise QueryError(
            query, place, f"“{written}”不是日期。写法如 2020、202006、20200630 或 2020-06-30",
            f"{written!r} is no date. Write 2020, 202006, 20200630 or 2020-06-30",
        ) from None  # fmt: skip


def _in_order(query: str, found: Days) -> Days:
    if found.first and found.last and found.first > found.last:
        raise QueryError(query, found.span.start, "日期范围的开始晚于结束", "the range of dates begins after its end")
    return found
