"""The days of a mark: filed, preliminarily published, registered, renewed, ended; and where it stands today."""

import numpy as np
import pandas as pd

TODAY = pd.Timestamp("2026-10-31")
ISSUES = (6, 13, 20, 27)  # days of the month on which the gazette appears
FIRST_MONTH = pd.Timestamp("2008-01-01")
ENDINGS = ("cancelled", "invalidated")


def lives(kinds: "pd.Series[str]", random: np.random.Generator) -> pd.DataFrame:
    """Columns status, filing, prelim_pub, registration, expiry, renewed_on, ended_on; a row for each kind of life."""
    prelim = _prelim(kinds, random)
    # The term begins the day after three months of preliminary publication are over.
    registration = prelim + pd.DateOffset(months=3) + pd.Timedelta(days=1)
    exam = np.where(prelim.dt.year < 2019, random.integers(230, 420, len(kinds)), random.integers(120, 240, len(kinds)))
    # Whoever is to be published next spring has filed by today.
    filing = prelim - pd.to_timedelta(exam, unit="D")
    filing = filing.where(filing < TODAY, TODAY - pd.Timedelta(days=3))
    early = pd.Timestamp("2025-01-06") + pd.Series(pd.to_timedelta(random.integers(0, 60, len(kinds)), unit="D"))
    frame = pd.DataFrame({"filing": filing.where((kinds != "late").to_numpy(), early), "prelim_pub": prelim})
    frame["registration"] = registration.where(registration <= TODAY)
    frame = _terms(frame, kinds, random)
    frame = _ended(frame, kinds, random)
    return _pending(frame, kinds, random)


def _prelim(kinds: "pd.Series[str]", random: np.random.Generator) -> "pd.Series[pd.Timestamp]":
    # More marks year by year: the months are drawn from a rising density.
    months = np.floor(231 * random.random(len(kinds)) ** 0.62)
    spans = {"live": (90, 195), "renewed": (48, 82), "dead": (60, 150), "ending": (110, 190), "late": (219, 222)}
    for kind, (first, last) in spans.items():
        chosen = (kinds == kind).to_numpy()
        months[chosen] = random.integers(first, last, int(chosen.sum()))
    years, rest = np.divmod(months.astype(int), 12)
    days = random.choice(ISSUES, len(kinds))
    parts = pd.DataFrame({"year": FIRST_MONTH.year + years, "month": rest + 1, "day": days})
    return pd.Series(pd.to_datetime(parts))


def _terms(frame: pd.DataFrame, kinds: "pd.Series[str]", random: np.random.Generator) -> pd.DataFrame:
    first = frame["registration"] + pd.DateOffset(years=10) - pd.Timedelta(days=1)
    renews = (random.random(len(frame)) < 0.55) | kinds.isin(["renewed", "live"]).to_numpy()
    due = (first < TODAY) & renews
    before = pd.to_timedelta(random.integers(5, 330, len(frame)), unit="D")
    frame["expiry"] = first.where(~due, first + pd.DateOffset(years=10))
    frame["renewed_on"] = (first - before).where(due)
    return frame


def _ended(frame: pd.DataFrame, kinds: "pd.Series[str]", random: np.random.Generator) -> pd.DataFrame:
    frame["ended_on"] = frame["expiry"].where(frame["expiry"] < TODAY - pd.DateOffset(months=6))
    frame["status"] = np.where(frame["ended_on"].notna(), "expired", "registered")
    frame.loc[frame["expiry"].between(TODAY - pd.DateOffset(months=6), TODAY), "status"] = "grace"
    # Some are cancelled for three years without use, or declared invalid, at any time from the fourth year on.
    dead = (kinds == "dead").to_numpy()
    struck = ((random.random(len(frame)) < 0.12) & (kinds == "any").to_numpy()) | dead
    end = frame["registration"] + pd.to_timedelta(random.integers(1_110, 2_900, len(frame)), unit="D")
    end = end.where(~dead, frame["registration"] + pd.to_timedelta(random.integers(400, 700, len(frame)), unit="D"))
    ending = (kinds == "ending").to_numpy()
    last = pd.Timestamp("2026-07-03") + pd.to_timedelta(random.integers(0, 110, len(frame)), unit="D")
    end, struck = end.where(~ending, last), struck | ending
    struck &= (end < TODAY) & (frame["ended_on"].isna() | (end < frame["ended_on"])) & frame["registration"].notna()
    frame.loc[struck, "ended_on"] = end[struck]
    frame.loc[struck, "status"] = random.choice(ENDINGS, int(struck.sum()), p=(0.8, 0.2))
    # What ended before its renewal was never renewed.
    early = frame["renewed_on"] > frame["ended_on"]
    frame.loc[early, "expiry"] = frame["expiry"][early] - pd.DateOffset(years=10)
    frame.loc[early, "renewed_on"] = pd.NaT
    return frame


def _pending(frame: pd.DataFrame, kinds: "pd.Series[str]", random: np.random.Generator) -> pd.DataFrame:
    """Refused on filing (never published), or published and not yet registered, or still in examination."""
    refused = (random.random(len(frame)) < 0.08) & (kinds == "any").to_numpy() & (frame["filing"] < "2026-03-01")
    frame.loc[refused, "ended_on"] = frame["prelim_pub"][refused]
    waiting = frame["prelim_pub"] > TODAY
    frame.loc[frame["registration"].isna(), "status"] = "published"
    frame.loc[waiting, "status"] = "pending"
    frame.loc[refused, "status"] = "refused"
    never = waiting | refused
    frame.loc[never, ["prelim_pub", "registration", "expiry", "renewed_on"]] = pd.NaT
    return frame
