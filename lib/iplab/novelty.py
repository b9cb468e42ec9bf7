"""Novelty search: documents against the features of a claim, by date; letters, pairs, the closest document, families.

The rules are those of the exercise of M05: features as judged in `qrels_features`, a document as a row of `patents`.
In Chinese practice a conflicting application (E) was filed earlier at the same office, by anyone, and published on the
critical date or later; it counts against novelty alone. Chinese Patent Law (2020 revision), articles 9, 22 and 24.
"""

from __future__ import annotations

import re
from collections.abc import Collection as Several
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from iplab import data, registry
from iplab.errors import MethodError

FEATURES = ["F1", "F2", "F3", "F4", "F5"]
COLUMNS = ["pub_no", "country", "filing", "prio", "pub", "family_id", "title_zh", "title_en", "by_client", *FEATURES]


def case_topic(tech_field: str) -> pd.Series[Any]:
    """The topic of a field that the exercise takes: the one in which a brochure says what no patent says.

    >>> case_topic("new_energy")["topic_id"]
    'T19'
    """
    topics, npl = data.load("topics"), data.load("npl")
    told = set(npl.loc[npl["kind"] == "brochure", "topic_id"])
    held = topics[(topics["tech_field"] == tech_field) & topics["topic_id"].isin(told)]
    if held.empty:
        known = ", ".join(sorted(set(topics["tech_field"])))
        raise MethodError(
            f"没有产业 {tech_field} 的课题，可选：{known}。 / No topic for {tech_field}; choose from {known}."
        )
    return held.sort_values("topic_id").iloc[0]


def documents(topic_id: str) -> pd.DataFrame:
    """The documents looked into for a topic: numbers, days, family, titles, whose they are, and what each shows.

    One row a publication, columns `COLUMNS`; `by_client` marks the client's own. The attrs are those of
    `qrels_features`.

    >>> int(documents("T18")["by_client"].sum())
    3
    """
    made = _documents(topic_id, registry.home()).copy()
    made.attrs = data.load("qrels_features").attrs
    return made


@cache
def _documents(topic_id: str, home: Path) -> pd.DataFrame:
    # The folder is part of the key only: another one holds other tables.
    judged = data.load("qrels_features", topic_id=topic_id)
    shown = judged.pivot(index="pub_no", columns="feature", values="disclosed")
    held = data.load("patents", pub_no=list(shown.index))
    client = data.load("topics", topic_id=topic_id)["client_id"].iloc[0]
    own = set(data.load("patent_applicants", applicant_id=client)["pub_no"])
    for feature in FEATURES:
        held[feature] = held["pub_no"].map(shown[feature]).astype(bool)
    held["by_client"] = held["pub_no"].isin(own)
    return held.sort_values(["pub", "pub_no"], ignore_index=True)[COLUMNS]


def standing(documents: pd.DataFrame, critical_date: pd.Timestamp, office: str = "CN") -> pd.Series[str]:
    """How each document stands on the day: prior, conflicting, same_day or none.

    prior: published before; conflicting: of the office, with an earlier priority, published on the day or later;
    same_day: of the office, with a priority of that day. `prio` is the earliest priority, or the filing date.

    >>> day = pd.Timestamp("2024-09-03")
    >>> rows = pd.DataFrame({"country": ["CN"], "prio": [day], "pub": [day + pd.Timedelta(days=500)]})
    >>> standing(rows, day).tolist()
    ['same_day']
    """
    here = documents["country"] == office
    found = pd.Series("none", index=documents.index, name="standing")
    found[here & (documents["prio"] == critical_date)] = "same_day"
    found[here & (documents["prio"] < critical_date)] = "conflicting"
    found[documents["pub"] < critical_date] = "prior"
    return found


def letter(shown: Several[str], standing: str, claim: Several[str], common: Several[str] = ()) -> str | None:
    """The letter of one document for one claim: X, A, E, R, or None where it is not cited (Y needs a pair).

    X: prior art that shows every feature, or lacks only such as are common knowledge (`common`). E and R show all of
    them: a conflicting application counts against novelty alone.

    >>> letter({"F1", "F2"}, "prior", ["F1", "F2", "F3"], common=["F3"])
    'X'
    >>> letter({"F1", "F2"}, "conflicting", ["F1", "F2", "F3"], common=["F3"]) is None
    True
    """
    missing = set(claim) - set(shown)
    if standing == "prior":
        return "X" if missing <= set(common) else "A"
    return {"conflicting": "E", "same_day": "R"}.get(standing) if not missing else None


def letters(table: pd.DataFrame, claim: Several[str], common: Several[str] = ()) -> dict[str, str | None]:
    """The letter of each document for a claim; table: `pub_no`, `standing` and a bool column a feature."""
    return {
        str(row["pub_no"]): letter(_shown(row), str(row["standing"]), claim, common) for row in table.to_dict("records")
    }


def y_pairs(table: pd.DataFrame, pairs: pd.DataFrame, claim: Several[str]) -> list[tuple[str, str]]:
    """The pairs that are Y for a claim: both prior art, neither enough alone, together enough, a reason to combine.

    pairs: `first`, `second`, `reason` (none where there is none). A document that is not in the table makes no pair.
    """
    held = {str(row["pub_no"]): _shown(row) for row in table.to_dict("records") if row["standing"] == "prior"}
    wanted, found = set(claim), []
    for first, second, reason in zip(pairs["first"], pairs["second"], pairs["reason"], strict=True):
        one, other = held.get(first), held.get(second)
        if one is None or other is None or reason == "none":
            continue
        if wanted <= one | other and not (wanted <= one or wanted <= other):
            found.append((str(first), str(second)))
    return found


def closest(table: pd.DataFrame, weights: Mapping[str, float]) -> list[str]:
    """The closest prior art: the same thing (F1) first, then the same use (F5); most weight; the earliest.

    More than one number where several tie to the end; none where no prior document is of the field or the problem.

    >>> rows = {"pub_no": ["a", "b"], "standing": "prior", "pub": pd.Timestamp("2020-01-01"), "F1": [True, False]}
    >>> rows |= {"F2": True, "F3": [False, True], "F4": False, "F5": [False, True]}
    >>> closest(pd.DataFrame(rows), {"F1": 2, "F2": 4, "F3": 3, "F4": 2, "F5": 1})
    ['a']
    """
    prior = table[table["standing"] == "prior"]
    near = prior[prior["F1"]] if prior["F1"].any() else prior[prior["F5"]]
    if near.empty:
        return []
    score = sum((near[feature] * weight for feature, weight in weights.items()), start=pd.Series(0, near.index))
    best = near[score == score.max()]
    return [str(number) for number in best.loc[best["pub"] == best["pub"].min(), "pub_no"]]


def one_per_family(documents: pd.DataFrame, language: str) -> pd.DataFrame:
    """One row a family: `read`, its first member in the language (else of all), and `day`, when its first appeared.

    >>> rows = {"family_id": "F1", "pub_no": ["US1", "CN1"], "pub": pd.to_datetime(["2020-01-01", "2021-01-01"])}
    >>> found = one_per_family(pd.DataFrame(rows | {"title_zh": [None, "名"], "title_en": "name"}), "zh")
    >>> found.loc["F1", "read"], str(found.loc["F1", "day"].date())
    ('CN1', '2020-01-01')
    """
    other = documents[f"title_{language}"].isna()
    ordered = documents.assign(other=other).sort_values(["other", "pub", "pub_no"]).groupby("family_id")
    return pd.DataFrame({"read": ordered["pub_no"].first(), "day": ordered["pub"].min()})


def _shown(row: Mapping[Any, Any]) -> set[str]:
    return {feature for feature in FEATURES if row[feature]}


def search_log(topic_id: str) -> pd.DataFrame:
    """A colleague's search of a topic, step by step: `step`, `query`, `hits` in titles and abstracts of its field.

    Names are those of `synonyms`, in both languages; the first step has the standard Chinese names alone.

    >>> log = search_log("T19")
    >>> bool(log["hits"].iloc[0] <= log["hits"].iloc[1]), bool(log["hits"].iloc[1] >= log["hits"].iloc[2])
    (True, True)
    """
    return _search_log(topic_id, registry.home()).copy()


@cache
def _search_log(topic_id: str, home: Path) -> pd.DataFrame:
    names = data.load("synonyms", topic_id=topic_id)
    field = data.load("topics", topic_id=topic_id)["tech_field"].iloc[0]
    held = data.load("patents", tech_field=field)
    texts = held[["title_zh", "abstract_zh", "title_en", "abstract_en"]].fillna("").agg(" ".join, axis=1).str.lower()

    def block(feature: str, *, standard: bool = False) -> list[str]:
        rows = names[names["feature"] == feature]
        kept = rows[(rows["lang"] == "zh") & (rows["kind"] == "standard")] if standard else rows
        return list(kept["term"].str.lower())

    steps = [[block("F1", standard=True)], [block("F1")]] + [[block("F1"), block(name)] for name in ("F2", "F3")]
    rows = []
    for number, blocks in enumerate(steps, 1):
        found = [texts.str.contains("|".join(map(re.escape, terms))) for terms in blocks]
        query = " AND ".join(f"({' OR '.join(terms)})" for terms in blocks)
        rows.append((number, query, int(pd.concat(found, axis=1).all(axis=1).sum())))
    return pd.DataFrame(rows, columns=["step", "query", "hits"])


def numbers(name: str, value: Any) -> frozenset[str]:
    """Numbers or codes that an answer returns in a list, set, tuple, array or Series; AssertionError for anything else.

    For the checks of exercises.

    >>> sorted(numbers("prior", ["CN2A", "CN1A"]))
    ['CN1A', 'CN2A']
    """
    several = (list, tuple, set, frozenset, pd.Series, pd.Index, np.ndarray, pd.api.extensions.ExtensionArray)
    assert isinstance(value, several), (
        f"[not-a-list] {name} 应是列表或集合，实际得到 {type(value).__name__} / "
        f"{name} should be a list or a set; it is {type(value).__name__}."
    )
    found = list(value)
    assert all(isinstance(one, str) for one in found), (
        f"[not-a-list] {name} 的每一项应是文字（号码或代码） / each item of {name} should be text (a number or a code)."
    )
    return frozenset(map(str, found))
