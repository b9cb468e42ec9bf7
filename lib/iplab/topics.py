"""Search topics on a shelf small enough to try things out: a topic's documents, a desk over them, what a query found.

A shelf is a part of the practice collection: the documents judged for its topics, all those of some applicants, and
some more of a field that nobody judged. What nobody judged counts as not relevant, so precision is a lower limit.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection as Several
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from iplab import data
from iplab.errors import IplabError, MethodError
from iplab.evaluation import f_beta, precision, recall
from iplab.search import Collection, SearchDesk, collection
from iplab.search.text import BREAK, is_han


def basic_topic(tech_field: str) -> pd.Series[Any]:
    """The topic of a field that a first exercise takes: the last one of tier basic. MethodError: no such field.

    >>> basic_topic("new_energy")["topic_id"]
    'T21'
    """
    topics = data.load("topics")
    held = topics[(topics["tech_field"] == tech_field) & (topics["tier"] == "basic")]
    if held.empty:
        known = ", ".join(sorted(set(topics["tech_field"])))
        raise MethodError(
            f"没有产业 {tech_field} 的初级课题，可选：{known}。 / No basic topic for {tech_field}; choose from {known}."
        )
    return held.sort_values("topic_id").iloc[-1]


def judgements(topic_id: str) -> pd.Series[int]:
    """Grades (0, 1, 2) of the documents judged for a topic, by publication number."""
    held = data.load("qrels", topic_id=topic_id)
    return held.set_index("pub_no")["grade"]


def shelf(
    topic_ids: Iterable[str],
    *,
    applicants: Several[str] = (),
    tech_field: str | None = None,
    more: int = 0,
) -> pd.DataFrame:
    """Rows of `patents`: judged for one of the topics, of one of the applicants, or one of `more` others of the field.

    The `more` documents are taken at even distances from the field's rest in the order of their numbers: always the
    same ones. applicants: applicant_id. The frame keeps the attrs of `data.load`.
    """
    patents = data.load("patents")
    judged = data.load("qrels", topic_id=list(topic_ids))["pub_no"]
    kept = patents["pub_no"].isin(set(judged) | _of_applicants(applicants))
    if more:
        rest = patents.loc[(patents["tech_field"] == tech_field) & ~kept, "pub_no"].sort_values()
        kept |= patents["pub_no"].isin(rest.iloc[:: max(1, len(rest) // more)].iloc[:more])
    return patents[kept].reset_index(drop=True)


def _of_applicants(applicants: Several[str]) -> set[str]:
    held = data.load("patent_applicants")
    return set(held.loc[held["applicant_id"].isin(set(applicants)), "pub_no"])


def searched(documents: pd.DataFrame, name: str) -> Collection:
    """The rows of a shelf as a collection to search: numbers, title and abstract in both languages, applicants, IPC."""
    codes = data.load("ipc_codes").sort_values(["pub_no", "position"])
    classes = codes[codes["pub_no"].isin(set(documents["pub_no"]))].groupby("pub_no")["ipc"].agg(list)
    made = {"PN": "pub_no", "AP": "appl_no", "FAM": "family_id", "PA": "applicant_raw"}
    fields = {field: documents[column].fillna("").astype(str) for field, column in made.items()}
    texts = {field: _both(documents, stem) for field, stem in (("TI", "title"), ("AB", "abstract"))}
    days = {field: documents[column] for field, column in (("PD", "pub"), ("AD", "filing"), ("PR", "prio"))}
    symbols = pd.Series([classes.get(number, []) for number in documents["pub_no"]], index=documents.index)
    return collection.of(pd.DataFrame({**fields, **texts, **days, "IPC": symbols}), name)


def titles(documents: pd.DataFrame, name: str) -> Collection:
    """Numbers and titles alone, classes and abstracts masked: rows of `patents`, or of `solar_cooking`."""
    if "doc_id" in documents:
        held = {"PN": documents["doc_id"], "TI": documents["title"].fillna("")}
    else:
        held = {"PN": documents["pub_no"], "TI": _both(documents, "title")}
    return collection.of(pd.DataFrame(held), name)


def _both(documents: pd.DataFrame, stem: str) -> pd.Series[str]:
    zh, en = (documents[f"{stem}_{language}"].fillna("") for language in ("zh", "en"))
    return zh + BREAK + en


def desk(held: Collection) -> SearchDesk:
    """A desk with its own connection; where the cache can't be written, the index lies in the temporary folder."""
    try:
        return SearchDesk(held)
    except OSError:
        return SearchDesk(replace(held, path=Path(tempfile.gettempdir()) / held.path.name))


def block(terms: Iterable[str]) -> str:
    """Terms of one concept joined by OR in brackets; English ones are quoted and find their plural too.

    >>> block(["太阳灶", "sun stove"])
    '(太阳灶 OR "sun stove*")'
    """
    written = [term if is_han(term) else f'"{term}*"' for term in terms]
    if not written:
        raise MethodError("检索块里没有词。请至少写一个。 / The block holds no term. Write at least one.")
    return f"({' OR '.join(written)})"


def score(found: Iterable[str], grades: pd.Series[int], grade: int = 1) -> dict[str, float]:
    """Hits, relevant, found, precision, recall and F2 = 5PR / (4P + R) of a set; unjudged is not relevant.

    A document is relevant from `grade` up. Precision and F2 are 0 for an empty set. Van Rijsbergen (1979).
    """
    numbers = sorted(set(found))
    right = [number for number in numbers if grades.get(number, 0) >= grade]
    counts = {"hits": len(numbers), "relevant": int((grades >= grade).sum()), "found": len(right)}
    if not right:
        return {**counts, "precision": 0.0, "recall": 0.0, "F2": 0.0}
    return {
        **counts,
        "precision": precision(numbers, grades, unjudged="irrelevant", grade=grade),
        "recall": recall(numbers, grades, unjudged="irrelevant", grade=grade),
        "F2": f_beta(numbers, grades, beta=2, unjudged="irrelevant", grade=grade),
    }


def hits(name: str, query: Any, held: Collection) -> set[str]:
    """What an answer that is a query finds; an AssertionError says in both languages why it can't be run.

    For the checks of exercises, and for the cell that shows an answer before them.
    """
    assert query is not None and not callable(query), (
        f"[not-answered] {name} 还没有作答：它应当是一条检索式，写在引号里 / "
        f"{name} is not answered yet: it should be a query in quotes."
    )
    assert isinstance(query, str), (
        f"[not-a-query] {name} 应当是一条检索式（文字），实际得到 {type(query).__name__} / "
        f"{name} should be a query (text); it is {type(query).__name__}."
    )
    assert "____" not in query, f"[blank-left] {name} 里还有空 ____ 没填 / {name} still has a blank ____ to fill."
    try:
        return set(desk(held).find(query).numbers)
    except IplabError as problem:
        raise AssertionError(_unreadable(name, str(problem))) from None


def look(name: str, query: Any, held: Collection) -> None:
    """Print how many publications an answer finds, or what keeps it from being run; never raises."""
    try:
        print(f"{name} → {len(hits(name, query, held))}")
    except AssertionError as reason:
        print(str(reason).split("] ", 1)[-1])


def _unreadable(name: str, said: str) -> str:
    zh, _, en = said.splitlines()[-1].partition(" / ")
    zh, en = (re.sub(r"[\[\]]", "", part) for part in (zh, en or zh))
    return f"[not-a-query] {name} 不能检索：{zh} / {name} can't be run: {en}"
