"""A parsed query, apart from any engine: what is asked, not how it is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Span:
    """Where a part stands in the query: start and end, counted in characters from 0."""

    start: int
    end: int


@dataclass(frozen=True)
class Node:
    """A part of a query."""

    span: Span = field(compare=False)


@dataclass(frozen=True)
class Phrase(Node):
    """Words that follow each other; a word may end in * or + or hold ? and #. field: TI, AB … or None."""

    words: tuple[str, ...]
    field: str | None = None


@dataclass(frozen=True)
class Near(Node):
    """Left and right with at most `between` words between them; ordered: left comes first."""

    left: Node
    right: Node
    between: int
    ordered: bool


@dataclass(frozen=True)
class And(Node):
    """All of them."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Or(Node):
    """Any of them."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Not(Node):
    """Left without right."""

    left: Node
    right: Node


@dataclass(frozen=True)
class Symbol(Node):
    """An IPC symbol in compact form (F24S20/30); below: what stands under it too."""

    symbol: str
    below: bool


@dataclass(frozen=True)
class Days(Node):
    """A date field from first to last, both included; None is open."""

    field: str
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Number(Node):
    """A number field (PN, AP, FAM) that begins with these signs; `exact` when it has no truncation."""

    field: str
    start: str
    exact: bool


@dataclass(frozen=True)
class Earlier(Node):
    """The result of an earlier step of the log: #3."""

    step: int


def leaves(node: Node) -> Iterator[Node]:
    """The parts of a query that ask for something themselves, from left to right.

    >>> at = Span(0, 0)
    >>> [leaf.words for leaf in leaves(And(at, (Phrase(at, ("solar",)), Phrase(at, ("灶",)))))]
    [('solar',), ('灶',)]
    """
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part)
    elif isinstance(node, Not | Near):
        yield from leaves(node.left)
        yield from leaves(node.right)
    else:
        yield node
