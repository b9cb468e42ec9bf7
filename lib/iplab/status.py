"""Legal status on a day as known on a day, the claims that are left, and a first screen against a product.

Law as far as the course needs it (table right_terms, rules R06 to R12; R08 and R09 to be verified before anybody relies
on them): a fee that stays unpaid through its grace ends the right back on the day it was due, a restored right counts
as never ended, a patent or claim declared invalid as never granted. Features are compared in words only. Information,
no legal opinion.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from iplab import data
from iplab.errors import MethodError

# What an event makes of an application; all other events (fees, pledges, licences …) leave its status as it is.
MAKES = {
    "publication": "pending",
    "examination": "pending",
    "grant": "in_force",
    "lapse": "lapsed",
    "expiry": "expired",
    "abandoned": "abandoned",
    "refused": "refused",
    "deemed_withdrawn": "withdrawn",
    "invalid": "invalid",
}
NONE = "none"  # nothing on the register: not published yet, or never filed
STATES = ("present", "unknown", "similar", "absent")
RESULTS = ("all_present", "unknown", "similar", "out")  # of a claim; a right has the first that one of its claims has
INVALID = re.compile(r"宣告权利要求([\d—、]+)无效")


class Compared(NamedTuple):
    """What a comparison in words gives: the result of the right, the claims that give it, features to ask about."""

    result: str
    claims: list[int]
    ask: list[str]


def on(events: pd.DataFrame, day: Any, known: Any) -> str:
    """The status of one application on a day, as the register showed it on another: a value of MAKES, or "none".

    events: rows of legal_events of one application (date, known_on, code), in any order. Only what was known on
    `known` counts. A lapse that was restored later is no lapse; a patent declared invalid is so from its grant on.

    >>> days = pd.to_datetime(["2020-05-01", "2023-03-01", "2023-10-01"])
    >>> made = pd.DataFrame({"date": days, "known_on": days, "code": ["grant", "lapse", "restoration"]})
    >>> on(made, "2023-05-01", "2023-05-02"), on(made, "2023-05-01", "2024-01-01")
    ('lapsed', 'in_force')
    """
    held = _standing(events[events["known_on"] <= _day(known)])
    begun = held[held["date"] <= _day(day)]
    if begun.empty:
        return NONE
    granted = (begun["code"] == "grant").any()
    return "invalid" if granted and (held["code"] == "invalid").any() else MAKES[begun["code"].iloc[-1]]


def _standing(known: pd.DataFrame) -> pd.DataFrame:
    """Events that make a status, in the order of their days, without lapses that were restored."""
    back = known.loc[known["code"] == "restoration", "date"]
    undone = (known["code"] == "lapse") & (known["date"] < (back.max() if len(back) else pd.Timestamp.min))
    return known[known["code"].isin(list(MAKES)) & ~undone].sort_values("date", kind="stable")


def table(events: pd.DataFrame, day: Any, known: Any) -> pd.Series[str]:
    """The status of each application among the events, by its number.

    >>> days = pd.to_datetime(["2020-05-01", "2021-05-01"])
    >>> made = pd.DataFrame({"appl_no": ["a", "b"], "date": days, "known_on": days, "code": ["grant", "publication"]})
    >>> table(made, "2020-12-31", "2020-12-31").to_dict()
    {'a': 'in_force', 'b': 'none'}
    """
    found = {str(number): on(rows, day, known) for number, rows in events.groupby("appl_no")}
    return pd.Series(found, name="status", dtype="str").rename_axis("appl_no")


def spans(events: pd.DataFrame, known: Any) -> pd.DataFrame:
    """The life of one application as known on a day: from, to (first day of the next; NaT at last), status.

    >>> days = pd.to_datetime(["2020-05-01", "2023-03-01"])
    >>> made = pd.DataFrame({"date": days, "known_on": days, "code": ["grant", "lapse"]})
    >>> spans(made, "2024-01-01")["status"].tolist()
    ['in_force', 'lapsed']
    """
    days = sorted(set(events.loc[events["known_on"] <= _day(known), "date"]))
    rows = [(day, on(events, day, known)) for day in days]
    kept = [row for n, row in enumerate(rows) if row[1] != NONE and (n == 0 or rows[n - 1][1] != row[1])]
    frame = pd.DataFrame(kept, columns=["from", "status"])
    return frame.assign(to=frame["from"].shift(-1))[["from", "to", "status"]]


def with_publications(events: pd.DataFrame, patents: pd.DataFrame) -> pd.DataFrame:
    """Events, and for offices of which legal_events has no publications a row for each: the application of the patents.

    patents: rows of `patents`; kind codes that begin with A are applications.
    """
    there = set(events.loc[events["code"] == "publication", "appl_no"])
    laid = patents[patents["kind_code"].str.startswith("A") & ~patents["appl_no"].isin(there)]
    rows = laid[["appl_no"]].assign(date=laid["pub"], known_on=laid["pub"], code="publication")
    return pd.concat([rows, events], ignore_index=True).sort_values(["appl_no", "date"], kind="stable")


def struck(events: pd.DataFrame, known: Any) -> set[int]:
    """The numbers of the claims declared invalid by decisions known on a day; read from their Chinese wording.

    >>> said = "无效宣告请求审查决定：宣告权利要求1—2无效，在权利要求3—5的基础上维持有效"
    >>> made = {"known_on": pd.to_datetime(["2020-01-01"]), "code": ["partly_invalid"], "detail_zh": [said]}
    >>> sorted(struck(pd.DataFrame(made), "2021-01-01"))
    [1, 2]
    """
    said = events[(events["code"] == "partly_invalid") & (events["known_on"] <= _day(known))]
    parts = [part for text in said["detail_zh"] for part in _named(text).split("、")]
    ends = [[int(number) for number in part.split("—")] for part in parts]
    return {number for end in ends for number in range(end[0], end[-1] + 1)}


def _named(decision: str) -> str:
    found = INVALID.search(decision)
    if found is None:
        raise MethodError(
            f"看不出哪几项权利要求无效：{decision!r}，请读决定原文。 / "
            f"Which claims are invalid can't be told from {decision!r}; read the decision itself."
        )
    return found[1]


def broadest(
    parents: Mapping[int, int | None], features: Mapping[int, Iterable[str]], struck: Collection[int] = ()
) -> dict[int, set[str]]:
    """The claims to compare first, with all their features: those left that depend on none that is left.

    parents: claim -> the one it refers to, None where independent; features: claim -> what it brings in itself. A claim
    has the features of the claims it refers to as well, struck or not.

    >>> broadest({1: None, 2: 1, 3: 2}, {1: "ab", 2: "c", 3: "d"}, struck=[1]) == {2: {"a", "b", "c"}}
    True
    """

    def above(claim: int) -> list[int]:
        parent = parents[claim]
        if parent is not None and parent >= claim:
            raise MethodError(
                f"权利要求 {claim} 引用了 {parent}：只能引用在前的。 / "
                f"Claim {claim} refers to {parent}: it can only refer to an earlier one."
            )
        return [] if parent is None else [parent, *above(parent)]

    left = [claim for claim in parents if claim not in struck]
    top = [claim for claim in left if not set(above(claim)) & set(left)]
    return {claim: {name for held in (claim, *above(claim)) for name in features.get(held, ())} for claim in top}


def compared(claims: Mapping[int, Iterable[str]], product: Mapping[str, str]) -> Compared:
    """Claims against a product, in words: every feature of one claim is needed; what is not listed is unknown.

    product: feature -> present, absent, unknown, or similar (solved in another way: perhaps an equivalent, for a
    professional to say).

    >>> compared({1: ["a", "b"], 5: ["a", "c"]}, {"a": "present", "b": "absent"})
    Compared(result='unknown', claims=[5], ask=['c'])
    """
    strange = sorted(set(product.values()) - set(STATES))
    if strange:
        raise MethodError(
            f"产品特征的状态只能是 {'、'.join(STATES)}，实有 {strange}。 / "
            f"The state of a feature is one of {', '.join(STATES)}, got {strange}."
        )
    states = {claim: [product.get(name, "unknown") for name in names] for claim, names in claims.items()}
    if not claims:
        raise MethodError(
            "没有权利要求，无从比对：没有读到不等于不落入，请单列出来。 / "
            "There are no claims to compare: not read is not the same as out. List the right apart."
        )
    of = {claim: _result(held) for claim, held in states.items()}
    result = min(of.values(), key=RESULTS.index)
    named = sorted(claim for claim, each in of.items() if each == result and result != "out")
    ask = {name for claim in named for name in claims[claim] if product.get(name, "unknown") == "unknown"}
    return Compared(result, named, sorted(ask))


def _result(states: Iterable[str]) -> str:
    held = set(states)
    return (
        next((state for state in ("similar", "unknown") if state in held), "all_present")
        if "absent" not in held
        else "out"
    )


class _Tables(NamedTuple):
    events: pd.DataFrame
    claims: pd.DataFrame
    coded: pd.DataFrame
    own: set[str]


def results(around: pd.DataFrame, product: Mapping[str, str]) -> pd.Series[str]:
    """The result for each of the rights around a topic, "not_read" where no claims are at hand.

    >>> held = pd.DataFrame({"claims": [{1: {"a"}}, None]})
    >>> results(held, {"a": "present"}).tolist()
    ['all_present', 'not_read']
    """
    found = [
        compared(claims, product).result if isinstance(claims, dict) else "not_read" for claims in around["claims"]
    ]
    return pd.Series(found, index=around.index, name="result", dtype="str")


def rights(topic_id: str, day: Any, known: Any) -> pd.DataFrame:
    """The rights around a topic of the course: one row an application, with what a first screen asks of it.

    Columns: appl_no, country, kind, filing, family_id, title_zh, title_en, own (of the client itself), status on `day`
    as known on `known`, claims (claim -> features, after decisions on invalidity; of the grant where it was published
    by `known`, else of the application; None where no claims are at hand). What was not published by `known` is no row.

    Members of the same families in other countries are rows too, mostly without claims at hand.
    """
    coded = data.load("claim_features", topic_id=topic_id)
    patents = data.load("patents")
    families = set(patents.loc[patents["pub_no"].isin(coded["pub_no"]), "family_id"])
    shown = (patents["country"] != "WO") & (patents["pub"] <= _day(known))
    held = patents[patents["family_id"].isin(families) & shown]
    legal = data.load("legal_events")
    events = with_publications(legal[legal["appl_no"].isin(held["appl_no"])], held)
    client = data.load("topics", topic_id=topic_id)["client_id"].iloc[0]
    owners = data.load("patent_applicants")
    own = set(owners.loc[(owners["applicant_id"] == client) & owners["pub_no"].isin(held["pub_no"]), "pub_no"])
    claims = data.load("claims", pub_no=sorted(set(coded["pub_no"])))
    tables = _Tables(events, claims, coded, own)
    frame = pd.DataFrame([_right(part, tables, day, known) for _, part in held.groupby("appl_no")])
    frame.attrs = patents.attrs
    return frame


def _right(documents: pd.DataFrame, tables: _Tables, day: Any, known: Any) -> dict[str, Any]:
    happened = tables.events[tables.events["appl_no"] == documents["appl_no"].iloc[0]]
    granted = documents[~documents["kind_code"].str.startswith("A")]
    lost = struck(happened, known) if len(granted) else set()
    number = (granted if len(granted) else documents)["pub_no"].iloc[0]
    names = ["appl_no", "country", "kind", "filing", "family_id", "title_zh", "title_en"]
    return {
        **{name: documents[name].iloc[0] for name in names},
        "own": bool(set(documents["pub_no"]) & tables.own),
        "status": on(happened, day, known),
        "claims": _claims(number, tables, lost),
    }


def _claims(number: str, tables: _Tables, lost: set[int]) -> dict[int, set[str]] | None:
    written = tables.claims[tables.claims["pub_no"] == number]
    coded = tables.coded[tables.coded["pub_no"] == number]
    pairs = zip(written["claim_no"].tolist(), written["parent"].tolist(), strict=True)
    parents = {int(claim): None if pd.isna(up) else int(up) for claim, up in pairs}
    features = {int(claim): coded.loc[coded["claim_no"] == claim, "feature"].tolist() for claim in parents}
    return broadest(parents, features, lost) if parents else None


def _day(day: Any) -> pd.Timestamp:
    read = pd.to_datetime(day, errors="coerce")
    if not isinstance(read, pd.Timestamp):  # what is missing or no day reads NaT: it would be before and after nothing
        raise MethodError(
            f"日期应写成 2024-03-15 的样子，实为 {day!r}。 / A day is written like 2024-03-15, got {day!r}."
        )
    return read
