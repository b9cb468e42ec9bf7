"""From an invention to its applications: first filing, second filing, PCT, other offices, divisionals, continuations.

An application is a row: invention_id, office, member, kind, filing, entry (day of entering the national phase, or of
handing in a divisional or continuation), prio (earliest priority), pct. A simple family is the set of applications with
the same priorities; the first filing is its own priority. member: first, later_filing (rests on a `withdrawn` one that
is never published), second, member, same_day, divisional, continuation.
"""

from typing import Any

import numpy as np
import pandas as pd

from generator.patent_dates import LAST, after_months, on_working_day

MARKETS = {"US": 0.72, "EP": 0.48, "JP": 0.34, "KR": 0.26, "DE": 0.10}  # where an invention that goes abroad goes
HOME = {"CN": "CN", "US": "US", "JP": "JP", "KR": "KR", "DE": "DE"}  # other foreign applicants file first at the EPO
TO_CHINA = 0.86  # foreign families that come to China
TAKES_PCT = {"CN": 0.62, "abroad": 0.55}  # of the families that go abroad
SECOND, CONTINUATION, DIVISIONAL, SAME_DAY = 0.20, 0.16, 0.018, 0.13
RESTS_ON_EARLIER = (
    12  # of the domestic filings of a province one in so many rests on an earlier one, withdrawn unpublished
)
MISSING: Any = pd.NaT
COLUMNS = ["invention_id", "kind", "office", "member", "filing", "entry", "prio", "pct"]


def priority_days(inventions: pd.DataFrame, random: np.random.Generator) -> pd.Series:
    """The priority day: that of the filing, or two to eleven months earlier for one domestic filing in twelve."""
    plain = inventions["province"].notna() & (inventions["kind"] != "design") & inventions["free"]
    place = inventions[plain].groupby(["province", "kind"]).cumcount()
    rests = place.index[place % RESTS_ON_EARLIER == 5]
    earlier = inventions.loc[rests, "filing"] - pd.to_timedelta(random.integers(60, 330, len(rests)), unit="D")
    days = inventions["filing"].copy()
    days[rests] = on_working_day(earlier)
    return days


def applications(inventions: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """All applications filed by the last day.

    Needs invention_id, kind, filing, prio, country, abroad, free, product, offices.
    """
    first = _first(inventions)
    abroad = inventions[inventions["abroad"]].reset_index(drop=True)
    share = np.where(abroad["country"] == "CN", TAKES_PCT["CN"], TAKES_PCT["abroad"])
    abroad["pct"] = random.random(len(abroad)) < share
    second = _second(abroad, random)
    members = _members(abroad, second, random)
    free = first[inventions["free"].to_numpy()]
    products = first[(inventions["free"] & inventions["product"]).to_numpy()]
    earlier = first[first["member"] == "later_filing"]
    withdrawn = earlier.assign(member="withdrawn", filing=earlier["prio"])
    parts = [
        withdrawn,
        first,
        second,
        members,
        _same_day(products, random),
        _divisionals(free, random),
        _continuations(members, random),
    ]
    frame = pd.concat(parts, ignore_index=True)[COLUMNS]
    handed_in = frame["entry"].fillna(frame["filing"])
    frame = frame[handed_in <= LAST]
    return frame.sort_values(["invention_id", "filing", "member", "office", "kind"], ignore_index=True)


def _first(inventions: pd.DataFrame) -> pd.DataFrame:
    # Utility models and designs of companies abroad are filed in China direct.
    home = inventions["country"].map(HOME).fillna("EP").where(inventions["kind"] == "invention", "CN")
    office = inventions["offices"].fillna(home)
    member = np.where(inventions["filing"] > inventions["prio"], "later_filing", "first")
    return inventions.assign(office=office, member=member, entry=MISSING, pct=False)[COLUMNS]


def _second(abroad: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """A second Chinese filing on the same idea within the priority year; the members abroad then claim both."""
    chosen = abroad[(random.random(len(abroad)) < SECOND) & (abroad["country"] == "CN")]
    filing = on_working_day(chosen["prio"] + pd.to_timedelta(random.integers(60, 300, len(chosen)), unit="D"))
    made = chosen.assign(office="CN", member="second", filing=filing, prio=filing, entry=MISSING, pct=False)
    return made[COLUMNS]


def _members(abroad: pd.DataFrame, second: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """PCT applications and the members in other offices, by the Paris or the PCT route."""
    held = abroad.assign(filing=on_working_day(_within_a_year(abroad, random)), member="member", entry=MISSING)
    parts = [held[held["pct"]].assign(office="WO", pct=False)]
    home = held["country"].map(HOME).fillna("EP")
    for office, share in {**MARKETS, "CN": TO_CHINA}.items():
        chance = np.where(held["country"] == "CN", share, min(1.0, share * 1.15)) if office != "CN" else TO_CHINA
        goes = (random.random(len(held)) < chance) & (home != office)
        if office == "DE":
            goes &= ~held["pct"]  # by the PCT one comes to Germany through the EPO
        chosen = held[goes].assign(office=office)
        entry = after_months(chosen["prio"], 30) - pd.to_timedelta(random.integers(0, 40, len(chosen)), unit="D")
        parts.append(chosen.assign(entry=on_working_day(entry).where(chosen["pct"])))
    return pd.concat(parts, ignore_index=True)[COLUMNS]


def _within_a_year(abroad: pd.DataFrame, random: np.random.Generator) -> pd.Series:
    days: pd.Series = abroad["prio"] + pd.to_timedelta(random.integers(335, 365, len(abroad)), unit="D")
    return days


def _same_day(first: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """A utility model filed on the same day for the same product: one title, two applications, two rights."""
    plain = first[(first["office"] == "CN") & (first["kind"] == "invention") & (first["member"] == "first")]
    chosen = plain[random.random(len(plain)) < SAME_DAY]
    return chosen.assign(kind="utility_model", member="same_day")


def _divisionals(first: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """A divisional keeps the filing day of its parent and is handed in one to two and a half years later."""
    plain = first[(first["office"] == "CN") & (first["kind"] == "invention")]
    chosen = plain[random.random(len(plain)) < DIVISIONAL]
    later = pd.to_timedelta(random.integers(365, 900, len(chosen)), unit="D")
    return chosen.assign(member="divisional", entry=on_working_day(chosen["filing"] + later))


def _continuations(members: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """A US application that goes on from another one: it claims the first priority and its parent."""
    plain = members[members["office"] == "US"]
    chosen = plain[random.random(len(plain)) < CONTINUATION]
    start = chosen["entry"].fillna(chosen["filing"])
    filing = on_working_day(start + pd.to_timedelta(random.integers(300, 800, len(chosen)), unit="D"))
    return chosen.assign(member="continuation", filing=filing, entry=MISSING, pct=False)
