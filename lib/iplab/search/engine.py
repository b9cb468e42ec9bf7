"""What a parsed query finds in an index: sorted row numbers, the same for the same query, always."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping
from functools import reduce
from itertools import accumulate, chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from iplab import ipc
from iplab.errors import MethodError
from iplab.search import near
from iplab.search.errors import QueryError
from iplab.search.index import column, day, whole_column
from iplab.search.nodes import And, Days, Earlier, Near, Node, Not, Number, Or, Phrase, Symbol, leaves
from iplab.search.wording import Wording

Rows = NDArray[np.int64]  # sorted, each once
# Where a word without a field is looked for; TA is title or abstract.
SCOPES: dict[str | None, tuple[str, ...]] = {None: ("TI", "AB", "CL"), "TA": ("TI", "AB")}
NOTHING: Rows = np.empty(0, dtype=np.int64)
DEEPEST = 20  # brackets within brackets that FTS5 reads; its stack holds a hundred signs
BELOW_ALL = "\U0010ffff"  # after every sign that a symbol or number may hold


class Engine:
    """Runs queries on one index."""

    def __init__(
        self, held: sqlite3.Connection, *, stems: bool = False, levels: Mapping[str, int] | None = None
    ) -> None:
        """held: an index (index.connect); stems: see Wording; levels: dots of IPC groups, see ipc.below."""
        self.held, self.levels = held, levels
        self._columns: dict[str, NDArray[Any]] = {}
        self.wording = Wording(held, stems=stems)

    def rows(self, node: Node, query: str, earlier: Callable[[Earlier], Rows]) -> Rows:
        """The rows that a query finds. `earlier` gives the result of a step; `query` is for messages."""
        asked = self._asked(node, query)
        if asked is not None:
            return self.match(asked)
        if isinstance(node, Near):
            return self._near(node, query)
        if isinstance(node, Earlier):
            return earlier(node)
        if isinstance(node, And | Or):
            return self._joined(node, query, earlier)
        if isinstance(node, Not):
            left, right = (self.rows(part, query, earlier) for part in (node.left, node.right))
            return np.setdiff1d(left, right, assume_unique=True)
        return self._listed(node, query)

    def _asked(self, node: Node, query: str) -> str | None:
        """The expression, None where its brackets are too deep for FTS5: then its parts are asked for one by one."""
        asked = self.expression(node, query)
        return asked if asked is None or _depth(asked) < DEEPEST else None

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
        columns = " ".join(column(field) for field in _scope(node))
        return f"({{{columns}}} : ({' OR '.join(strings)}))" if strings else ""

    def match(self, expression: str) -> Rows:
        """The rows that an FTS5 expression finds; "" finds nothing."""
        if not expression:
            return NOTHING
        return _rows(self.held.execute("SELECT rowid FROM words WHERE words MATCH ?", (expression,)))

    def _joined(self, node: And | Or, query: str, earlier: Callable[[Earlier], Rows]) -> Rows:
        """Words are asked of the index at once, the rest part by part."""
        apart = {part: self._asked(part, query) for part in node.parts}
        asked = [text for text in apart.values() if text is not None]
        found = [self.match(_join(node, asked))] if asked else []
        found += [self.rows(part, query, earlier) for part, text in apart.items() if text is None]
        if isinstance(node, And):
            return reduce(lambda a, b: np.intersect1d(a, b, assume_unique=True), sorted(found, key=len))
        return np.unique(np.concatenate(found))

    def _near(self, node: Near, query: str) -> Rows:
        """What the index names is read again, word by word."""
        columns = [column(field) for field in _scope(next(leaves(node)))]
        asked = near.expression(node, lambda part: self.wording.strings(part, query))
        found = self.match(f"{{{' '.join(columns)}}} : {asked}" if asked else "")
        near.refuse_the_endless(node, len(found), query)
        holds = near.reading(node, self.wording, query)
        kept = []
        for some in np.array_split(found, len(found) // 900 + 1):
            marks = ", ".join("?" * len(some))
            texts = self.held.execute(
                f"SELECT id, {', '.join(columns)} FROM texts WHERE id IN ({marks})", some.tolist()
            )
            kept += [row for row, *held in texts if any(map(holds, held))]
        return np.array(sorted(kept), dtype=np.int64)

    def _listed(self, node: Node, query: str) -> Rows:
        if isinstance(node, Symbol):
            return self._symbol(node, query)
        if isinstance(node, Days):
            return self._days(node)
        assert isinstance(node, Number)
        return self._number(node)

    def _symbol(self, node: Symbol, query: str) -> Rows:
        start = node.symbol.removesuffix("00") if node.symbol.endswith("/00") else node.symbol
        if not node.below:
            return self._classed("symbol = ?", node.symbol)
        if "/" in start and not start.endswith("/"):
            covered = self._covered(node, query)
            return self._classed(f"symbol IN ({', '.join('?' * len(covered))})", *covered)
        # A subclass is all groups under it, a main group all its subgroups.
        return self._classed("symbol >= ? AND symbol < ?", start, start + BELOW_ALL)

    def _classed(self, where: str, *values: str) -> Rows:
        return np.unique(_rows(self.held.execute(f"SELECT id FROM classes WHERE {where}", values)))

    def _covered(self, node: Symbol, query: str) -> list[str]:
        """The symbols of the index that a subgroup covers, itself included: the dots of the scheme say which."""
        group = node.symbol.split("/")[0] + "/"
        held = self.held.execute(
            "SELECT DISTINCT symbol FROM classes WHERE symbol >= ? AND symbol < ?", (group, group + BELOW_ALL)
        )
        try:
            return ipc.below(node.symbol, [symbol for (symbol,) in held], self.levels)
        except MethodError:
            raise QueryError(
                query, node.span.start, f"{node.symbol} 是小组，下位组要看分类表的圆点，数字里看不出来，这里没有圆点。"
                f"请写 IPC={group}00/low（整个大组），或用 OR 逐个列出小组",
                f"{node.symbol} is a subgroup: what stands below shows in the dots of the scheme, not in the digits; "
                f"its dots are not known here. Write IPC={group}00/low (the whole main group) or list subgroups by OR",
            ) from None  # fmt: skip

    def _days(self, node: Days) -> Rows:
        first = day(node.first) if node.first else 1  # 0 is no date at all
        last = day(node.last) if node.last else 99_991_231
        held = self._column(node.field)
        return np.flatnonzero((held >= first) & (held <= last)) + 1

    def _column(self, field: str) -> NDArray[Any]:
        if field not in self._columns:
            self._columns[field] = whole_column(self.held, field)
        return self._columns[field]

    def _number(self, node: Number) -> Rows:
        """A number written without its kind code finds every kind of it, a kind written A finds A1 and A2 too."""
        name = column(node.field)
        if node.field == "KC":
            wanted = [node.start, *(f"{node.start}{digit}" for digit in range(10))]
            return np.flatnonzero(np.isin(self._column("KC"), np.array(wanted, dtype="S3"))) + 1
        asked = f"SELECT id, {name} FROM publications WHERE {name} >= ? AND {name} < ?"
        found = self.held.execute(asked, (node.start, node.start + BELOW_ALL))
        rest = re.compile(r"([A-Z]\d?)?" if node.exact else ".*")
        return np.array(sorted(row for row, text in found if rest.fullmatch(text[len(node.start) :])), dtype=np.int64)


def _depth(expression: str) -> int:
    return max(accumulate({"(": 1, ")": -1}.get(sign, 0) for sign in expression), default=0)


def _scope(node: Node) -> tuple[str, ...]:
    assert isinstance(node, Phrase)
    return SCOPES.get(node.field, (str(node.field),))


def _join(node: And | Or, parts: list[str]) -> str:
    if isinstance(node, And):
        return f"({' AND '.join(parts)})" if all(parts) else ""
    kept = [part for part in parts if part]
    return f"({' OR '.join(kept)})" if kept else ""


def _rows(found: sqlite3.Cursor) -> Rows:
    return np.fromiter(chain.from_iterable(found), dtype=np.int64)
