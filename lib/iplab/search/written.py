"""A parsed query written again in the language of the desk, with every bracket that it needs."""

from __future__ import annotations

import re
from datetime import date

from iplab.search.nodes import And, Days, Earlier, Near, Node, Not, Number, Or, Phrase, Symbol
from iplab.search.text import is_han

OPERATOR = re.compile(r"(AND|OR|NOT|(ADJ|NEAR)\d*|与|或|非|与非|并且|或者)", re.IGNORECASE)


def written(node: Node) -> str:
    """A query that asks for the same.

    >>> from iplab.search.syntax import parse
    >>> written(parse("a OR b AND TI=solar ADJ3 TI=cook*"))
    'a OR (b AND (TI=solar ADJ3 TI=cook*))'
    """
    text = _written(node)
    return text[1:-1] if isinstance(node, And | Or | Not | Near) else text


def spelling(words: tuple[str, ...]) -> str:
    """The words of a phrase as people write them: no blank beside a Chinese character.

    >>> spelling(("5g", "基", "站")), spelling(("solar", "cook*"))
    ('5g基站', 'solar cook*')
    """
    text = ""
    for word in words:
        parted = text and not is_han(text[-1]) and not is_han(word) and text[-1] not in "?#" and word not in "?#"
        text += f" {word}" if parted else word
    return text


def _written(node: Node) -> str:
    if isinstance(node, And | Or):
        sign = " AND " if isinstance(node, And) else " OR "
        return f"({sign.join(_written(part) for part in node.parts)})"
    if isinstance(node, Not):
        return f"({_written(node.left)} NOT {_written(node.right)})"
    if isinstance(node, Near):
        sign = f"{'ADJ' if node.ordered else 'NEAR'}{node.between + 1}"
        return f"({_written(node.left)} {sign} {_written(node.right)})"
    return _leaf(node)


def _leaf(node: Node) -> str:
    if isinstance(node, Phrase):
        text = spelling(node.words)
        quoted = f'"{text}"' if " " in text or OPERATOR.fullmatch(text) else text
        return f"{node.field}={quoted}" if node.field else quoted
    if isinstance(node, Symbol):
        return f"IPC={node.symbol}{'/low' if node.below and '/' in node.symbol else ''}"
    if isinstance(node, Days):
        return f"{node.field}=[{_day(node.first)} TO {_day(node.last)}]"
    if isinstance(node, Number):
        return f"{node.field}={node.start}{'' if node.exact else '*'}"
    assert isinstance(node, Earlier)
    return f"#{node.step}"


def _day(day: date | None) -> str:
    return f"{day:%Y%m%d}" if day else "*"
