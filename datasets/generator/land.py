"""One province at work, one body of it, and the days on which bodies are recorded and closed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from generator.names import Name, city_body


@dataclass
class Body:
    """One body before it gets numbers: what it is, where, who hosts it, from when to when."""

    type: str
    level: str
    province: str
    city: str
    host: str
    name_zh: str
    name_en: str
    recorded: pd.Timestamp
    closed: pd.Timestamp | None = None


@dataclass
class Days:
    """Random days in the periods that matter for the keeper's tick of 2024-12-31 and the as-of dates."""

    random: np.random.Generator

    def between(self, first: str, last: str) -> pd.Timestamp:
        """A day from first to last, both included."""
        start, end = pd.Timestamp(first), pd.Timestamp(last)
        return start + pd.Timedelta(days=int(self.random.integers(0, (end - start).days + 1)))

    def settled(self) -> pd.Timestamp:
        """Recorded long before the tick."""
        return self.between("2019-03-01", "2023-06-30")

    def long_closed(self) -> pd.Timestamp:
        """Closed before the tick."""
        return self.between("2023-09-01", "2024-11-30")

    def early_2025(self) -> pd.Timestamp:
        """After the tick, before the first as-of date."""
        return self.between("2025-01-06", "2025-03-28")

    def later_recorded(self) -> pd.Timestamp:
        """Recorded among the as-of dates; nothing is recorded after 2025-12-31."""
        return self.between("2025-04-08", "2025-12-19")

    def later_closed(self) -> pd.Timestamp:
        """Closed among the as-of dates."""
        return self.between("2025-05-06", "2026-10-23")


@dataclass
class Land:
    """One province at work: its places, its share of the nation, the random numbers and the names in use."""

    places: pd.DataFrame
    share: float
    random: np.random.Generator
    days: Days
    fresh: dict[str, Iterator[Name]]
    taken: set[str] = field(default_factory=set)

    @property
    def province(self) -> str:
        """Its full Chinese name."""
        return str(self.places["province"].iloc[0])


def hosted(land: Land, kind: str, city: str, host: Name, what: Name) -> Body:
    """A body of national standing that carries the name of its host."""
    zh, en = host[0] + what[0], f"{host[1]} {what[1]}"
    return Body(kind, "national", land.province, city, host[0], zh, en, land.days.settled())


def in_city(land: Land, kind: str, level: str, city: str, recorded: pd.Timestamp) -> Body:
    """A body that carries the name of its city and is its own host."""
    place = (city, _english(land, city))
    name = city_body(kind, place, land.taken)
    return Body(kind, level, land.province, city, name[0], *name, recorded)


def _english(land: Land, city: str) -> str:
    return str(land.places.loc[land.places["city"] == city, "city_en"].iloc[0])
