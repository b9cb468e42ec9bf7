"""What stands out in a set of hits: the best by BM25 with their words marked, its classes, its typical words."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from iplab.search import index, text
from iplab.search.nodes import And, Near, Node, Not, Or, Phrase
from iplab.search.text import HAN

if TYPE_CHECKING:
    from iplab.search.desk import Hits

# Columns TI, AB, CL, PA, IN: a word in the title says most.
WEIGHTS = "4.0, 1.0, 0.5, 0.0, 0.0"
MARKS = ("【", "】")


def top(hits: Hits, most: int) -> pd.DataFrame:
    """The best of a set: rank, PN, score (higher is better), title with the query's words marked."""
    scored = _scores(hits)
    order = np.lexsort((hits.rows, -scored))[:most]
    frame = hits.desk.collection.frame.iloc[hits.rows[order] - 1]
    titles = frame["TI"] if "TI" in frame else frame["PN"]
    shown = [marked(str(title).strip().replace(text.BREAK, " / "), hits) for title in titles]
    return pd.DataFrame(
        {"rank": range(1, len(order) + 1), "PN": frame["PN"].to_list(), "score": scored[order].round(3), "title": shown}
    )


def marked(title: str, hits: Hits) -> str:
    """A text with the words that the query asks for between 【 and 】."""
    wording = hits.desk.engine.wording
    asked = [wording.pattern(part) for part in positive(hits.node) if isinstance(part, Phrase)]
    if not asked:
        return title
    # The pattern is made for spelt text: here blanks between characters are optional.
    loose = "|".join(pattern.replace(" ", r"[\W_]*") for pattern in asked)
    edges = rf"(?<![^\W_{HAN}])(?:{loose})(?![^\W_{HAN}])"
    folded, end, parts = text.fold(title), 0, []
    for found in re.finditer(edges, folded):
        if found.end() > found.start():
            parts += [title[end : found.start()], MARKS[0], title[found.start() : found.end()], MARKS[1]]
            end = found.end()
    return "".join([*parts, title[end:]])


def positive(node: Node) -> list[Node]:
    """The parts of a query that a hit may hold: what stands after NOT is left out."""
    if isinstance(node, And | Or):
        return [leaf for part in node.parts for leaf in positive(part)]
    if isinstance(node, Near):
        return positive(node.left) + positive(node.right)
    return positive(node.left) if isinstance(node, Not) else [node]


def _scores(hits: Hits) -> NDArray[np.float64]:
    """BM25 of each hit, 0 where the query has no words (classes, dates)."""
    engine = hits.desk.engine
    asked = [engine.expression(part, hits.query) for part in positive(hits.node) if isinstance(part, Phrase)]
    expression = " OR ".join(part for part in asked if part)
    scored = np.zeros(len(hits.rows))
    if not (expression and len(hits)):
        return scored
    asked_for = f"SELECT rowid, bm25(words, {WEIGHTS}) FROM words WHERE words MATCH ?"
    found = np.array(engine.held.execute(asked_for, (expression,)).fetchall()).reshape(-1, 2)
    place = np.searchsorted(hits.rows, found[:, 0])
    inside = (place < len(hits.rows)) & (hits.rows[np.minimum(place, len(hits.rows) - 1)] == found[:, 0])
    scored[place[inside]] = -found[inside, 1]
    return scored


def classes(hits: Hits, level: int, most: int) -> pd.DataFrame:
    """Classes of a set: class, hits (publications that carry it), share."""
    held = hits.desk.collection.frame
    symbols: list[list[str]] = held["IPC"].iloc[hits.rows - 1].to_list() if "IPC" in held else []
    counted = Counter(one for own in symbols for one in {index.symbol(code)[: level or None] for code in own})
    rows = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:most]
    frame = pd.DataFrame(rows, columns=["class", "hits"])
    return frame.assign(share=(frame["hits"] / max(1, len(hits))).round(4))
