"""What a parsed query finds in an index: sorted row numbers, the same for the same query, always."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from iplab.search.index import column, day
from iplab.search.nodes import And, Days, Earlier, Near, Node, Not, Number, Or, Phrase, Symbol
from iplab.search.wording import Wording

Rows = NDArray[np.int64]  # sorted, each once
# Where a word without a field is looked for; TA is title or abstract.
SCOPES: dict[str | None, tuple[str, ...]] = {None: ("TI", "AB", "CL"), "TA": ("TI", "AB")}
NOTHING: Rows = np.empty(0, dtype=np.int64)
BELOW_ALL = "\U0010ffff"  # after every sign that a symbol or number may hold


class Engine:
    """Runs queries on one index."""

    def __init__(self, held: sqlite3.Connection, *, stems: bool = False) -> None:
        """held: an index (index.connect); stems: see Wording."""
        self.held = held
        self.wording = Wording(held, stems=stems)

    def rows(self, node: Node, query: str, earlier: Callable[[Earlier], Rows]) -> Rows:
        """The rows that a query finds. `earlier` gives the result of a step; `query` is for messages."""
        asked = self.expression(node, query)
        if asked is not None:
            return self._match(asked)
        if isinstance(node, Near):
            return self._near(node, query)
        if isinstance(node, Earlier):
            return earlier(node)
        if isinstance(node, And | Or):
            return self._joined(node, query, earlier)
        if isinstance(node, Not):
            left, right = (self.rows(part, query, earlier) for part in (node.left, node.right))
            return np.setdiff1d(left, right, assume_unique=True)
        return self._listed(node)

    def expression(self, node: Node, query: str) -> str | None:
        """A query of words alone as one FTS5 expression ("" finds nothing); None when it asks for more than words."""
        if isinstance(node, Phrase):
            return self._phrase(node, query)
        if isinstance(node, Not):
            left, right = self.expression(node.left, query), self.expression(node.right, query)
            if left is None or right is None:
                return None
            return f"({left} NOT {right})" if left and right else left
        if isinstance(node, And | Or):
            parts = [self.expression(part, query) for part in node.parts]
            return None if None in parts else _join(node, [part for part in parts if part is not None])
        return None

    def _phrase(self, node: Phrase, query: str) -> str:
        strings = self.wording.strings(node, query)
        columns = " ".join(column(field) for field in SCOPES.get(node.field, (str(node.field),)))
        return f"({{{columns}}} : ({' OR '.join(strings)}))" if strings else ""

    def _match(self, expression: str) -> Rows:
        if not expression:
            return NOTHING
        return _rows(self.held.execute("SELECT rowid FROM words WHERE words MATCH ?", (expression,)))

    def _joined(self, node: And | Or, query: str, earlier: Callable[[Earlier], Rows]) -> Rows:
        """Words are asked of the index at once, the rest part by part."""
        apart = {part: self.expression(part, query) for part in node.parts}
        asked = [text for text in apart.values() if text is not None]
        found = [self._match(_join(node, asked))] if asked else []
        found += [self.rows(part, query, earlier) for part, text in apart.items() if text is None]
        if isinstance(node, And):
            return reduce(lambda a, b: np.intersect1d(a, b, assume_unique=True), sorted(found, key=len))
        return np.unique(np.concatenate(found))

    def _near(self, node: Near, query: str) -> Rows:
        """What holds both sides is read again, word by word."""
        scope = self._scope(node)
        found = self._match(self._both(node, query))
        pattern = re.compile(rf"(?<!\S)(?:{self._pattern(node)})(?!\S)")
        columns = ", ".join(column(field) for field in scope)
        kept = []
        for some in np.array_split(found, len(found) // 900 + 1):
            marks = ", ".join("?" * len(some))
            texts = self.held.execute(f"SELECT id, {columns} FROM texts WHERE id IN ({marks})", some.tolist())
            kept += [row for row, *held in texts if any(pattern.search(text) for text in held)]
        return np.array(sorted(kept), dtype=np.int64)

    def _both(self, node: Node, query: str) -> str:
        """An expression for everything that a proximity can find, and more."""
        if not isinstance(node, Near):
            return self.expression(node, query) or ""
        left, right = self._both(node.left, query), self._both(node.right, query)
        return f"({left} AND {right})" if left and right else ""

    def _pattern(self, node: Node) -> str:
        if isinstance(node, Phrase):
            return self.wording.pattern(node)
        if isinstance(node, Or):
            return f"(?:{'|'.join(self._pattern(part) for part in node.parts)})"
        assert isinstance(node, Near)
        left, right = f"(?:{self._pattern(node.left)})", f"(?:{self._pattern(node.right)})"
        between = rf"(?: {{1,2}}[^\s]+){{0,{node.between}}} {{1,2}}"
        return left + between + right if node.ordered else f"(?:{left}{between}{right}|{right}{between}{left})"

    def _scope(self, node: Node) -> tuple[str, ...]:
        while isinstance(node, Near):
            node = node.left
        first = node.parts[0] if isinstance(node, Or) else node
        if isinstance(first, Near):
            return self._scope(first)
        assert isinstance(first, Phrase)
        return SCOPES.get(first.field, (str(first.field),))

    def _listed(self, node: Node) -> Rows:
        if isinstance(node, Symbol):
            return self._symbol(node)
        if isinstance(node, Days):
            return self._days(node)
        assert isinstance(node, Number)
        return self._number(node)

    def _symbol(self, node: Symbol) -> Rows:
        start = node.symbol
        if not node.below:
            return _rows(self.held.execute("SELECT id FROM classes WHERE symbol = ? ORDER BY id", (start,)))
        start = start.removesuffix("00") if start.endswith("/00") else start
        # A subclass is all groups under it, a main group all its subgroups.
        last = start + BELOW_ALL
        return np.unique(
            _rows(self.held.execute("SELECT id FROM classes WHERE symbol >= ? AND symbol < ?", (start, last)))
        )

    def _days(self, node: Days) -> Rows:
        first = day(node.first) if node.first else 0
        last = day(node.last) if node.last else 99_991_231
        asked = f"SELECT id FROM publications WHERE {column(node.field)} BETWEEN ? AND ? ORDER BY id"
        return _rows(self.held.execute(asked, (first, last)))

    def _number(self, node: Number) -> Rows:
        """A number written without its kind code finds every kind of it."""
        name = column(node.field)
        asked = f"SELECT id, {name} FROM publications WHERE {name} >= ? AND {name} < ?"
        found = self.held.execute(asked, (node.start, node.start + BELOW_ALL))
        rest = re.compile(r"([A-Z]\d?)?" if node.exact else ".*")
        return np.array(sorted(row for row, text in found if rest.fullmatch(text[len(node.start) :])), dtype=np.int64)


def _join(node: And | Or, parts: list[str]) -> str:
    if isinstance(node, And):
        return f"({' AND '.join(parts)})" if all(parts) else ""
    kept = [part for part in parts if part]
    return f"({' OR '.join(kept)})" if kept else ""


def _rows(found: sqlite3.Cursor) -> Rows:
    return np.fromiter((row for (row,) in found), dtype=np.int64)
