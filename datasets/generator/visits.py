"""The practice table `client_visits`: who came to a city's service, when, and whether the desk ticked "first time"."""

import numpy as np
import pandas as pd

from generator.clients import with_type
from generator.world import Maker, World

FIRST_DAYS = 250  # first visits fall before 2025-03-08, so that reach is there at every as-of date
LAST_DAY = 850
SERVED = 0.62  # of the technology SMEs; the rest never came


def client_visits(world: World) -> pd.DataFrame:
    """About 4,000 rows, one a visit; two of three technology SMEs of every province came at least once."""
    random = world.random("client_visits")
    own = with_type(world["applicants"])
    parts = [_of_province(pool, random) for _, pool in own.groupby("province", sort=True)]
    frame = pd.concat(parts, ignore_index=True).sort_values(["visited_on", "applicant_id"], kind="stable")
    frame["visit_id"] = [f"V{number:05d}" for number in range(1, len(frame) + 1)]
    return frame[["visit_id", "applicant_id", "province", "city", "visited_on", "ticked_first"]]


def _of_province(pool: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    tech = pool[pool["client_type"] == "tech_sme"]
    others = pool[pool["client_type"] != "tech_sme"].head(24)
    served = tech.iloc[random.permutation(len(tech))[: max(1, int(len(tech) * SERVED))]]
    clients = pd.concat([served, others.iloc[random.permutation(len(others))[:14]]])
    # Every client a different number of visits: 1, 2, 3, 1, 5, 2.
    times = np.resize([2, 1, 3, 1, 5, 2], len(clients))
    frame = clients.loc[clients.index.repeat(times), ["applicant_id", "province", "city"]].reset_index(drop=True)
    visit = frame.groupby("applicant_id").cumcount()
    frame["visited_on"] = _days(frame, visit, random)
    frame["city"] = _where(frame, visit, sorted(pool["city"].unique()))
    # The desk ticks "first time" for anybody it does not remember: 4 of 10 who have been there before.
    frame["ticked_first"] = (visit == 0) | ((visit * 7 + frame.index) % 5 < 2)
    return frame


def _days(frame: pd.DataFrame, visit: pd.Series, random: np.random.Generator) -> pd.Series:
    first = random.integers(0, FIRST_DAYS, frame["applicant_id"].nunique())
    start = frame["applicant_id"].map(dict(zip(frame["applicant_id"].unique(), first, strict=True)))
    # The second visit comes within a month, so that some have come twice at any as-of date.
    soon, late = random.integers(3, 30, len(frame)), random.integers(40, 160, len(frame))
    gaps = np.select([visit == 0, visit == 1], [np.zeros(len(frame), dtype=int), soon], late)
    later = pd.Series(gaps, index=frame.index).groupby(frame["applicant_id"]).cumsum()
    return pd.Timestamp("2024-07-01") + pd.to_timedelta((start + later).clip(upper=LAST_DAY), unit="D")


def _where(frame: pd.DataFrame, visit: pd.Series, cities: list[str]) -> pd.Series:
    """Some come to another city than their own; there they are clients without being its firms."""
    neighbour = {city: cities[(at + 1) % len(cities)] for at, city in enumerate(cities)}
    return frame["city"].where(visit % 3 != 1, frame["city"].map(neighbour))


MAKERS: dict[str, Maker] = {"client_visits": client_visits}
