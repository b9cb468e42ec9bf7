"""What became of each application: its first publication, the decision and its day."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.patent_dates import after_months, decision_months, gazette

EARLY, FAST = 0.42, 0.07  # Chinese inventions published early on request; examined ahead of the others (from 2018)
GRANTED = {"university": 0.12, "institute": 0.10, "person": -0.24}  # beside the share of the office
SHARES = {"CN": 0.54, "US": 0.70, "EP": 0.48, "JP": 0.66, "KR": 0.63, "DE": 0.42}
GENEROSITY = ([2008, 2014, 2018, 2023], [-0.12, -0.15, -0.03, 0.05])  # the Chinese share by year of filing
FOREIGN = 0.10  # foreign applicants in China are granted more often
REFUSED = 0.27  # of those not granted; the others are deemed withdrawn
ENTRY_TO_PUB = {"CN": (80, 200), "US": (150, 260), "EP": (60, 150), "JP": (100, 240), "KR": (80, 190), "DE": (60, 90)}
SPEAKS_NO_EPO_LANGUAGE = ("CN", "JP", "KR")  # their PCT applications are published again, translated, by the EPO
EARLY_DAYS = pd.Timestamp("2009-03-01")
NOBODY = pd.Timestamp("2199-01-01")  # later than anything known
Bools = npt.NDArray[np.bool_]


def decided(apps: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """apps with laid_open (first publication, missing for models and designs), outcome and decision (its day).

    apps needs office, kind, member, filing, entry, prio, pct, country, owner_kind and, where
    planted, pub_on and granted_on; outcome is granted, refused,
    withdrawn or none; the day may lie after the last known one.
    """
    made = apps.copy()
    fast = _fast(made, random)
    made["laid_open"] = gazette(made["office"], _laid_open(made, fast, random)).where(
        made["pub_on"].isna(), made["pub_on"]
    )
    none = (made["kind"] != "invention") | _skipped_by_the_epo(made) | (made["member"] == "withdrawn")
    made["outcome"] = _outcome(made, random)
    made["decision"] = _decision(made, fast, random)
    return made.assign(laid_open=made["laid_open"].where(~none))


def _fast(apps: pd.DataFrame, random: np.random.Generator) -> Bools:
    plain = (apps["office"] == "CN") & (apps["kind"] == "invention") & apps["entry"].isna() & apps["pub_on"].isna()
    plain &= (apps["filing"] >= pd.Timestamp("2018-01-01")) & (apps["filing"] == apps["prio"])
    held: Bools = (plain & (random.random(len(apps)) < FAST)).to_numpy()
    return held


def _laid_open(apps: pd.DataFrame, fast: Bools, random: np.random.Generator) -> pd.Series:
    """18 months from the earliest priority; earlier on request; after the national phase where that came later."""
    drawn = random.random((len(apps), 2))
    due = after_months(apps["prio"], 18) + pd.to_timedelta((drawn[:, 0] * 18).astype(int), unit="D")
    early = (apps["office"] == "CN").to_numpy() & apps["entry"].isna().to_numpy() & (drawn[:, 1] < EARLY)
    soon = apps["filing"] + pd.to_timedelta((100 + drawn[:, 0] * 210).astype(int), unit="D")
    due = due.where(~early | (soon > due), soon)
    due = due.where(~fast, apps["filing"] + pd.to_timedelta((70 + drawn[:, 0] * 35).astype(int), unit="D"))
    low = apps["office"].map({name: days[0] for name, days in ENTRY_TO_PUB.items()}).fillna(0).to_numpy(dtype=float)
    high = apps["office"].map({name: days[1] for name, days in ENTRY_TO_PUB.items()}).fillna(0).to_numpy(dtype=float)
    start = apps["entry"].fillna(apps["filing"])
    least = start + pd.to_timedelta((low + drawn[:, 0] * (high - low)).astype(int), unit="D")
    late = apps["entry"].notna() | (apps["member"] == "continuation")
    due = due.where(~late, least)
    # Nothing can be published before the office has had it for some weeks.
    floor = apps["filing"] + pd.Timedelta(days=60)
    return due.where((due > floor) | (apps["office"] == "WO"), floor)


def _skipped_by_the_epo(apps: pd.DataFrame) -> pd.Series:
    return (apps["office"] == "EP") & apps["pct"] & ~apps["country"].isin(SPEAKS_NO_EPO_LANGUAGE)


def _outcome(apps: pd.DataFrame, random: np.random.Generator) -> npt.NDArray[np.str_]:
    share = apps["office"].map(SHARES).fillna(0.0) + apps["owner_kind"].map(GRANTED).fillna(0.0)
    china = apps["office"] == "CN"
    share += (china & (apps["country"] != "CN")) * FOREIGN + china * np.interp(apps["filing"].dt.year, *GENEROSITY)
    drawn = random.random((len(apps), 2))
    granted = (drawn[:, 0] < share) | (apps["kind"] != "invention")
    other = np.where(drawn[:, 1] < REFUSED, "refused", "withdrawn")
    undecided = (apps["office"] == "WO") | (apps["member"] == "withdrawn")
    return np.where(undecided, "none", np.where(granted, "granted", other))


def _decision(apps: pd.DataFrame, fast: Bools, random: np.random.Generator) -> pd.Series:
    start = apps["entry"].fillna(apps["filing"])
    drawn = random.standard_normal(len(apps))
    months = decision_months(apps["office"].replace("WO", "EP"), apps["filing"], random)
    months = np.where(fast, 4.5 + np.abs(drawn) * 1.6, months)
    # Some of the first filings are granted before the letters of the grants changed.
    months = np.where(apps["filing"] < EARLY_DAYS, np.minimum(months, 13.0 + np.abs(drawn) * 6.0), months)
    model = np.clip(7.1 * np.exp(0.26 * drawn), 3.5, 19.0)
    design = np.clip(5.0 * np.exp(0.28 * drawn), 2.5, 14.0)
    months = np.where(apps["kind"] == "utility_model", model, np.where(apps["kind"] == "design", design, months))
    # Deemed withdrawn: no request for examination within three years, or no answer.
    day = after_months(start, months)
    laid = apps["laid_open"].where(apps["kind"] == "invention")
    day = day.where(laid.isna() | (day > laid + pd.Timedelta(days=45)), laid + pd.Timedelta(days=60))
    day = day.where(apps["granted_on"].isna() | (apps["member"] == "withdrawn"), apps["granted_on"])
    day = gazette(apps["office"].replace("US", "US grant"), day)
    return day.where(apps["office"] != "WO", NOBODY)
