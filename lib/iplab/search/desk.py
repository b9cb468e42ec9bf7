"""The search desk: queries, their results, and a log that another person can replay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from iplab.errors import DataError
from iplab.search import collection, phrases, ranking, syntax
from iplab.search.collection import Collection
from iplab.search.engine import Engine, Rows
from iplab.search.errors import QueryError
from iplab.search.fields import FIELDS
from iplab.search.nodes import Earlier, Node, Phrase, leaves

LOG = ["step", "date", "source", "query", "hits", "reason", "collection"]


@dataclass(frozen=True)
class Hits:
    """What a query found. `numbers`: publication numbers in their own order; the same query finds the same, always."""

    desk: SearchDesk
    step: int
    query: str
    node: Node
    rows: Rows = field(repr=False)

    def __len__(self) -> int:
        """How many publications."""
        return len(self.rows)

    @cached_property
    def numbers(self) -> list[str]:
        """Publication numbers, in alphabetical order."""
        return list(map(str, self.desk.collection.frame["PN"].iloc[self.rows - 1]))

    def table(self) -> pd.DataFrame:
        """The publications found, one row each, with all fields of the collection."""
        return self.desk.collection.frame.iloc[self.rows - 1].reset_index(drop=True)

    def top(self, most: int = 10) -> pd.DataFrame:
        """The best by BM25 (k1 1.2, b 0.75; a title counts four times): rank, PN, score, title with hits in 【 】."""
        return ranking.top(self, most)

    def classes(self, level: int = 4, most: int = 10) -> pd.DataFrame:
        """The classes of the set: class (first `level` signs: 4 subclass; 0 whole symbol), hits, share."""
        return ranking.classes(self, level, most)

    def terms(self, most: int = 20) -> pd.DataFrame:
        """Terms of the set, whole strings and phrases: term, hits, in_all, lift (against the collection)."""
        return phrases.terms(self, most)

    def _repr_html_(self) -> str:
        return f"<code>#{self.step}</code> {len(self)}"


class SearchDesk:
    """Queries on one collection. Each `find` is a step of the log; #1, #2 … stand for earlier steps."""

    def __init__(
        self,
        searched: Collection,
        *,
        stems: bool = False,
        today: date | None = None,
        levels: Mapping[str, int] | None = None,
    ) -> None:
        """searched: what is searched; stems: English words find their other forms; today: the date in the log.

        levels: the dots of IPC groups in the scheme (as in iplab.ipc.below). Only with them can a subgroup be searched
        with what stands below it (H01M10/0525/low): its digits don't tell.
        """
        self.collection, self.stems, self.today = searched, stems, today
        self.engine = Engine(searched.connect(), stems=stems, levels=levels)
        self.steps: list[Hits] = []
        self._log: list[dict[str, object]] = []

    def find(self, query: str, reason: str = "") -> Hits:
        """Run a query and write it into the log. QueryError points at what is wrong; nothing is logged then."""
        hits = self.try_out(query)
        self.steps.append(hits)
        day = (self.today or date.today()).isoformat()
        values = (hits.step, day, self.collection.name, query, len(hits), reason, self.collection.fingerprint)
        self._log.append(dict(zip(LOG, values, strict=True)))
        return hits

    def try_out(self, query: str) -> Hits:
        """Run a query without writing it into the log."""
        node = syntax.parse(query)
        self._refuse_lacking(node, query)
        rows = self.engine.rows(node, query, lambda part: self._earlier(part, query))
        return Hits(self, len(self.steps) + 1, query, node, rows)

    search = find  # the word that lessons use

    @property
    def log(self) -> pd.DataFrame:
        """One row a step: step, date, source, query, hits, reason, collection (a fingerprint of what was searched)."""
        return pd.DataFrame(self._log, columns=LOG)

    def replay(self, log: pd.DataFrame) -> pd.DataFrame:
        """A log run again on a new desk, with hits_now and same. DataError for another collection's log."""
        self._refuse_foreign(log)
        again = SearchDesk(self.collection, stems=self.stems, today=self.today, levels=self.engine.levels)
        found = [len(again.find(str(query))) for query in log.sort_values("step")["query"]]
        result = log.sort_values("step").reset_index(drop=True).assign(hits_now=found)
        return result.assign(same=result["hits_now"] == result["hits"])

    def _refuse_foreign(self, log: pd.DataFrame) -> None:
        lacking = [name for name in LOG if name not in log]
        if lacking:
            raise DataError(
                f"检索日志缺少列 {lacking}，应有 {LOG}。请用 desk.log 保存的日志。 / "
                f"The log lacks the columns {lacking}, it needs {LOG}. Use a log saved from desk.log."
            )
        others = sorted(set(log["collection"].astype(str)) - {self.collection.fingerprint})
        if others:
            raise DataError(
                f"这份日志是在另一个文献集上做的（{others[0]}，当前 {self.collection.fingerprint}），命中数不能比较。"
                f"请打开当时的文献集。 / This log was made on another collection ({others[0]}; this one is "
                f"{self.collection.fingerprint}), so its hits cannot be compared. Open the collection it was made on."
            )

    def _refuse_lacking(self, node: Node, query: str) -> None:
        for part in leaves(node):
            name = part.field if isinstance(part, Phrase) else {"Symbol": "IPC"}.get(type(part).__name__)
            name = name or getattr(part, "field", None)
            if name and name != "TA" and name not in self.collection.fields:
                held = ", ".join(self.collection.fields)
                raise QueryError(
                    query, part.span.start, f"这个文献集没有 {name}（{FIELDS[name][1][0]}）字段，有：{held}",
                    f"this collection has no field {name}; it has {held}",
                )  # fmt: skip

    def _earlier(self, part: Earlier, query: str) -> Rows:
        if not 1 <= part.step <= len(self.steps):
            raise QueryError(
                query, part.span.start, f"还没有第 {part.step} 步，日志里有 {len(self.steps)} 步",
                f"there is no step {part.step} yet; the log holds {len(self.steps)}",
            )  # fmt: skip
        return self.steps[part.step - 1].rows


def desk(name: str = "patents", edition: str = "practice", *, stems: bool = False) -> SearchDesk:
    """A search desk on a table of the course."""
    return SearchDesk(collection.table(name, edition), stems=stems)
