"""What happened to each application and right: grant, yearly fees, lapse, restoration, refusal, invalidation, dealings.

`date` is the day from which an event has effect, `known_on` the day on which it stands in the register or gazette. A
fee that stays unpaid ends the right on the day it was due, and that is known more than half a year later.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.legal_dealings import dealings, first_claims_invalid
from generator.patent_dates import LAST, after_months
from generator.patents import chunk
from generator.world import Maker, World

TERMS = {"invention": 20, "utility_model": 10, "design": 10}
DESIGN_15 = pd.Timestamp("2021-06-01")  # designs filed from this day on last 15 years
UNPAID = {
    "invention": (0.012, 0.0045),
    "utility_model": (0.045, 0.013),
    "design": (0.088, 0.017),
}  # a year: at first, and more each year
UNIVERSITY = 1.5  # universities let go more often
LATE = 0.09  # fees paid within the six months of grace
RESTORED_BY = pd.Timestamp("2024-10-15")  # of a topic's lapses one known by this day is undone before lessons ask
GRACE = 6  # months
RESTORED_EVERY = 11  # of the lapses in a province one in so many is undone
ABROAD_LAPSE = 0.045  # a year, for rights of other offices
COLUMNS = ["appl_no", "date", "known_on", "code", "fee_year", "detail_zh", "detail_en"]
WORDS = {
    "publication": ("发明专利申请公布", "publication of the application"),
    "examination": ("实质审查的生效", "substantive examination begins"),
    "grant": ("授予专利权，公告", "grant of the patent, announced"),
    "fee": ("缴纳年费", "annual fee paid"),
    "lapse": ("未缴年费专利权终止", "patent right ended: annual fee not paid"),
    "restoration": ("专利权的恢复", "patent right restored"),
    "refused": ("发明专利申请公布后的驳回", "application refused after publication"),
    "deemed_withdrawn": ("发明专利申请公布后的视为撤回", "application deemed withdrawn after publication"),
    "abandoned": ("避免重复授予专利权，放弃实用新型专利权", "utility model given up for the invention to be granted"),
    "expiry": ("专利权有效期届满", "term of the patent ended"),
}  # fmt: skip
Floats = npt.NDArray[np.float64]


def events(
    apps: pd.DataFrame, names: pd.DataFrame, random: np.random.Generator, topics: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """All events known by the last day; names: appl_no, office, applicant (first, as printed), claims_n.

    topics: the topic of those applications whose claims lessons compare; each topic gets a restored right and one that
    lost its first claim.
    """
    china = apps[apps["office"] == "CN"].reset_index(drop=True)
    china["topic"] = china["appl_no"].map(topics or {})
    rights = _rights(china)
    due = _due(rights, random)
    lapses = _unpaid(due[due["first_unpaid"]], random)
    restored = _restored(lapses, random)
    ends = _ends(rights, lapses, restored)
    paid = _paid(due, restored, random)
    parts = [
        _prosecution(china, random),
        _grants(apps),
        paid,
        lapses,
        restored,
        _abandoned(rights),
        _expired(rights, ends),
    ]
    parts += [first_claims_invalid(rights, ends, names), dealings(rights, ends, names, random), _abroad(apps, random)]
    frame = pd.concat([part[[name for name in COLUMNS if name in part]] for part in parts], ignore_index=True)
    frame = _none_after_invalidation(frame.reindex(columns=COLUMNS))
    words = frame["code"].map(WORDS)
    frame["detail_zh"] = frame["detail_zh"].fillna(words.str[0])
    frame["detail_en"] = frame["detail_en"].fillna(words.str[1])
    frame["fee_year"] = frame["fee_year"].astype("Int64")
    frame = frame[frame["known_on"] <= LAST]
    return frame.sort_values(["appl_no", "date", "known_on", "code", "detail_en"], ignore_index=True)


def _none_after_invalidation(frame: pd.DataFrame) -> pd.DataFrame:
    """Nothing is paid for, lapses or expires once the whole patent is invalid."""
    invalid = frame["appl_no"].map(
        frame[frame["code"] == "invalid"].drop_duplicates("appl_no").set_index("appl_no")["date"]
    )
    return frame[~(frame["date"] > invalid)]


def _rows(held: pd.DataFrame, code: str, date: pd.Series, known: "pd.Series | None" = None) -> pd.DataFrame:
    return pd.DataFrame(
        {"appl_no": held["appl_no"], "date": date, "known_on": date if known is None else known, "code": code}
    )


def _prosecution(china: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    laid = china[china["laid_open"].notna()]
    begun = laid["laid_open"] + pd.to_timedelta(random.integers(14, 60, len(laid)), unit="D")
    begun = begun.where(begun < laid["decision"], laid["laid_open"])
    refused, withdrawn = (laid[laid["outcome"] == name] for name in ("refused", "withdrawn"))
    gazette = pd.to_timedelta(random.integers(30, 120, len(refused)), unit="D")
    return pd.concat([
        _rows(laid, "publication", laid["laid_open"]), _rows(laid, "examination", begun),
        _rows(refused, "refused", refused["decision"], refused["decision"] + gazette),
        _rows(withdrawn, "deemed_withdrawn", withdrawn["decision"]),
    ])  # fmt: skip


def _grants(apps: pd.DataFrame) -> pd.DataFrame:
    granted = apps[apps["grant"].notna()]
    return _rows(granted, "grant", granted["grant"])


def _rights(china: pd.DataFrame) -> pd.DataFrame:
    """The Chinese rights with their nominal end; a model is given up when the invention of the same day is granted."""
    rights = china[china["grant"].notna()].reset_index(drop=True)
    years = rights["kind"].map(TERMS).where(~((rights["kind"] == "design") & (rights["filing"] >= DESIGN_15)), 15)
    end = [day + pd.DateOffset(years=int(count)) for day, count in zip(rights["filing"], years, strict=True)]
    inventions = rights[(rights["kind"] == "invention") & (rights["member"] == "first")]
    given_up = rights["invention_id"].map(inventions.set_index("invention_id")["grant"])
    return rights.assign(end=pd.to_datetime(end), given_up=given_up.where(rights["member"] == "same_day"))


def _due(rights: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Every yearly fee that fell due after grant (fee_year counts from filing); first_unpaid ended the right."""
    first = (rights["grant"].dt.year - rights["filing"].dt.year + 1).clip(lower=1)
    last = rights["end"].dt.year - rights["filing"].dt.year
    many = (last - first).clip(lower=0).to_numpy()
    held = rights.loc[rights.index.repeat(many)].reset_index(drop=True)
    held["fee_year"] = first.loc[first.index.repeat(many)].to_numpy() + 1 + held.groupby("appl_no").cumcount()
    held["due"] = _anniversaries(held["filing"], held["fee_year"] - 1)
    held = held[(held["due"] > held["grant"]) & (held["due"] <= LAST) & ~(held["due"] >= held["given_up"])].reset_index(
        drop=True
    )
    unpaid = random.random(len(held)) < _hazard(held)
    earlier = pd.Series(unpaid).groupby(held["appl_no"]).cumsum() - unpaid
    return held.assign(first_unpaid=unpaid & (earlier == 0), after=earlier > 0)


def _anniversaries(days: pd.Series, years: pd.Series) -> pd.Series:
    made = days.copy()
    for count in years.unique():
        made[years == count] = days[years == count] + pd.DateOffset(years=int(count))
    return made


def _hazard(held: pd.DataFrame) -> Floats:
    start = held["kind"].map({kind: rule[0] for kind, rule in UNPAID.items()}).to_numpy(dtype=float)
    growth = held["kind"].map({kind: rule[1] for kind, rule in UNPAID.items()}).to_numpy(dtype=float)
    chance: Floats = (start + growth * held["fee_year"].to_numpy(dtype=float)) * np.where(
        held["owner_kind"] == "university", UNIVERSITY, 1.0
    )
    return chance


def _paid(due: pd.DataFrame, restored: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Fees paid in time or in grace; after a restoration all the later ones, none before the day of restoration."""
    back = due["appl_no"].map(restored.set_index("appl_no")["date"])
    held = due[~due["first_unpaid"] & (~due["after"] | back.notna())]
    days = np.where(
        random.random(len(held)) < LATE, random.integers(5, 175, len(held)), -random.integers(1, 70, len(held))
    )
    day = held["due"] + pd.to_timedelta(days, unit="D")
    day = day.where((day > held["grant"]) & ~(day >= held["given_up"]), held["due"])
    floor = back[held.index].where(held["after"])
    return _rows(held, "fee", day.where(~(day < floor), floor)).assign(fee_year=held["fee_year"])


def _unpaid(held: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    known = after_months(held["due"], GRACE) + pd.to_timedelta(random.integers(60, 150, len(held)), unit="D")
    return _rows(held, "lapse", held["due"], known).assign(**held[["fee_year", "province", "topic", "given_up"]])


def _restored(lapses: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Asked for within two months of the notice; the right then counts as never ended."""
    known = lapses[(lapses["known_on"] + pd.Timedelta(days=150) <= LAST) & lapses["given_up"].isna()]
    some = known.groupby(known["province"].fillna("")).cumcount() % RESTORED_EVERY == 2
    # For certain one in each topic and, with years to go, one in each province, before lessons ask.
    early = known[known["known_on"] < RESTORED_BY].sort_values(["fee_year", "appl_no"])
    topics = early[early["topic"].notna()].drop_duplicates("topic")
    provinces = early[(early["date"] >= "2019-01-01") & early["province"].notna()].drop_duplicates("province")
    chosen = known[some | known.index.isin(topics.index.union(provinces.index))]
    day = chosen["known_on"] + pd.to_timedelta(random.integers(45, 150, len(chosen)), unit="D")
    return _rows(chosen, "restoration", day).assign(fee_year=chosen["fee_year"])


def _ends(rights: pd.DataFrame, lapses: pd.DataFrame, restored: pd.DataFrame) -> pd.Series:
    """The day on which each right ended, if it did: lapse, giving up or term."""
    final = lapses[~lapses["appl_no"].isin(set(restored["appl_no"]))].set_index("appl_no")["date"]
    lapsed = rights["appl_no"].map(final)
    return pd.concat([lapsed, rights["given_up"], rights["end"]], axis=1).min(axis=1)


def _abandoned(rights: pd.DataFrame) -> pd.DataFrame:
    held = rights[rights["given_up"].notna()]
    return _rows(held, "abandoned", held["given_up"])


def _expired(rights: pd.DataFrame, ends: pd.Series) -> pd.DataFrame:
    held = rights[(ends == rights["end"])]
    return _rows(held, "expiry", held["end"], held["end"] + pd.Timedelta(days=40))


def _abroad(apps: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Other offices: refusals and withdrawals, and lapses at some anniversary after grant."""
    held = apps[(apps["office"] != "CN") & (apps["decision"] <= LAST)]
    refused, withdrawn = (held[held["outcome"] == name] for name in ("refused", "withdrawn"))
    granted = held[held["grant"].notna()]
    years = np.ceil(random.exponential(1 / ABROAD_LAPSE, len(granted))).astype(int)
    age = granted["grant"].dt.year - granted["filing"].dt.year + years
    due = _anniversaries(granted["filing"], age.clip(upper=20))
    lapsed = granted[(due > granted["grant"]) & (age < 20)]
    day = due[lapsed.index]
    ended = _rows(lapsed, "lapse", day, after_months(day, GRACE) + pd.Timedelta(days=30)).assign(
        fee_year=age[lapsed.index] + 1
    )
    return pd.concat(
        [
            _rows(refused, "refused", refused["decision"]),
            _rows(withdrawn, "deemed_withdrawn", withdrawn["decision"]),
            ended,
        ]
    )


def legal_events(world: World) -> pd.DataFrame:
    """One row an event of an application."""
    made = chunk(world)
    names, random = first_names(made.publications), world.random("legal_events/0")
    return numbered_events(events(made.applications, names, random, _topics(world, made.publications)), 0)


def _topics(world: World, published: pd.DataFrame) -> dict[str, str]:
    """The topic of each application whose claims are in the collection."""
    asked = world["claim_features"].drop_duplicates("pub_no")
    numbers = asked["pub_no"].map(published.set_index("pub_no")["appl_no"])
    return dict(zip(numbers, asked["topic_id"], strict=True))


def numbered_events(frame: pd.DataFrame, number: int) -> pd.DataFrame:
    """The events with their number, event_id, first."""
    frame = frame.copy()
    frame.insert(
        0, "event_id", [f"L{place:08d}" for place in range(number * 100_000 + 1, number * 100_000 + len(frame) + 1)]
    )
    return frame


def first_names(published: pd.DataFrame) -> pd.DataFrame:
    """appl_no, office, applicant (the first one, as printed), claims_n of the latest publication."""
    latest = published.sort_values(["appl_no", "pub"]).drop_duplicates("appl_no", keep="last")
    return latest.assign(applicant=latest["applicant_raw"].str.split(";").str[0])[
        ["appl_no", "office", "applicant", "claims_n"]
    ]


MAKERS: dict[str, Maker] = {"legal_events": legal_events}
