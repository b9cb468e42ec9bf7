"""What the panel shows under its fields, as HTML: counts, the query in four languages, the best hits."""

from __future__ import annotations

from html import escape

import pandas as pd

from iplab.errors import IplabError
from iplab.search import bridge, panel_query
from iplab.search.desk import SearchDesk
from iplab.search.panel_query import Choice

SAID = {
    "nothing": (
        "还没有选任何条件。请在概念 1 里写词，一行一个。",
        "Nothing is chosen yet. Write words into concept 1, one a line.",
    ),
    "hits": ("篇命中", "hits"),
    "part": ("条件", "part"),
    "alone": ("单独命中", "hits alone"),
    "together": ("到此合计", "together so far"),
    "query": ("您建的检索式", "the query you built"),
    "best": ("最相关的文献（BM25）", "the best hits (BM25)"),
    "others": ("写成另外三个系统的检索式", "the same for three other systems"),
}
NAMES = {"rank": "序", "PN": "公开号", "score": "得分", "title": "题目"}


def say(key: str, language: str) -> str:
    """A phrase of the panel."""
    return SAID[key][0 if language == "zh" else 1]


def page(desk: SearchDesk, choice: Choice, language: str) -> str:
    """All of it; what can't be run is told in its place."""
    text = panel_query.query(choice)
    if not text:
        return f"<p>{say('nothing', language)}</p>"
    try:
        return "".join([_counts(desk, choice, text, language), _best(desk, text, language), _others(text, language)])
    except IplabError as problem:
        return f"<pre>{escape(str(problem))}</pre>"


def _counts(desk: SearchDesk, choice: Choice, text: str, language: str) -> str:
    """The query, how many it finds, and what each part does."""
    total = len(desk.try_out(text))
    head = (
        f"<p>{say('query', language)}: <code>{escape(text)}</code></p><p><b>{total:,}</b> {say('hits', language)}</p>"
    )
    rows, so_far = [], []
    for part in panel_query.parts(choice):
        so_far.append(part)
        rows.append((part, len(desk.try_out(part)), len(desk.try_out(" AND ".join(so_far)))))
    columns = [say(key, language) for key in ("part", "alone", "together")]
    return head + _table(pd.DataFrame(rows, columns=columns)) if len(rows) > 1 else head


def _best(desk: SearchDesk, text: str, language: str) -> str:
    top = desk.try_out(text).top(8)
    if top.empty:
        return ""
    shown = top.rename(columns=NAMES) if language == "zh" else top
    marked = _table(shown).replace("【", "<mark>").replace("】", "</mark>")
    return f"<h4>{say('best', language)}</h4>{marked}"


def _others(text: str, language: str) -> str:
    table = bridge.table(text, language)
    return f"<details><summary>{say('others', language)}</summary>{_table(table)}</details>"


def _table(frame: pd.DataFrame) -> str:
    with pd.option_context("display.max_colwidth", None):
        made: str = frame.to_html(index=False, border=0, justify="left")
    return made
