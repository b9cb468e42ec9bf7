"""The practice table `counties`: invented counties in real cities, near a service point and far from any."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from generator.county_names import joined, stems
from generator.directory import bodies
from generator.world import Maker, World

POINTS = ("county_station", "municipal_comprehensive")  # bodies that serve a county where it is
NEAR, FAR = 2, 3  # counties a province without a station of their own
WINDOW = pd.Timestamp("2025-03-31")  # the first as-of date
REACHES = (20, 30, 50)  # kilometres that a module may ask for
COLUMNS = "county_id province city name_zh name_en rural_population lon lat station_id service_point part"


def counties(world: World) -> pd.DataFrame:
    """About 420 rows: one for each county station, two near a body, three far from all, two near a closed one."""
    return laid_out(world)[COLUMNS.split()[:-1]]


@lru_cache(maxsize=1)  # asked for by several makers of one world; read only
def laid_out(world: World) -> pd.DataFrame:
    """The counties with their part in the exercise (hosted, near, far, shadow), which no table shows."""
    random = world.random("counties")
    places, points = world["places"], bodies(world)
    points = points[points["type"].isin(POINTS)]
    names = stems(random)
    rows: list[dict[str, object]] = []
    for _, own in places.groupby("province", sort=False):
        rows += _Province(own, points, random).rows(names, rows)
    frame = pd.DataFrame(rows)
    frame["county_id"] = [f"C{number:03d}" for number in range(1, len(frame) + 1)]
    return frame[COLUMNS.split()]


@dataclass
class _Province:
    """One province at work: its places and the service points of the whole country."""

    places: pd.DataFrame
    points: pd.DataFrame
    random: np.random.Generator

    def __post_init__(self) -> None:
        """The stations of the province, and its points that stay open to the end."""
        self.own = self.points[self.points["province"] == self.places["province"].iloc[0]]
        self.stations = self.own[self.own["type"] == "county_station"]
        self.lasting = self.own[self.own["closed_on"].isna() & (self.own["recorded_on"] < WINDOW)]

    def rows(self, names: Iterator[tuple[str, str]], before: list[dict[str, object]]) -> list[dict[str, object]]:
        made = [*self._hosted(), *self._near(), *self._far(), *self._shadow()]
        # The last far county has the name of the far county of the province before: one name, two places.
        for number, row in enumerate(made):
            named = number == len(self.stations) + NEAR + FAR - 1 and before
            stem = self._name_before(before) if named else _spelt(next(names))
            row |= {"name_zh": stem[0] + "县", "name_en": f"{stem[1]} County"}
            row |= {"province": self.places["province"].iloc[0], "rural_population": self._people()}
        return made

    def _name_before(self, before: list[dict[str, object]]) -> tuple[str, str]:
        row = next(one for one in before if one["part"] == "far" and one["province"] == before[-1]["province"])
        return str(row["name_zh"])[:2], str(row["name_en"]).removesuffix(" County")

    def _people(self) -> int:
        return int(round(float(self.random.lognormal(12.3, 0.45)), -2))

    def _hosted(self) -> list[dict[str, object]]:
        """A county for each station, open or closed; `service_point` is the keeper's tick of 2024-12-31."""
        return [
            _at("hosted", city, self._beside(lon, lat, 2.0), code, bool(active))
            for code, active, city, lon, lat in _sites(self.stations)
        ]

    def _near(self) -> list[dict[str, object]]:
        """No station of its own, but an open body within 14 km: a tick says no, the map says yes."""
        step = 3 if len(self.lasting) >= NEAR * 3 else 1
        chosen = _sites(self.lasting.iloc[: NEAR * step : step])
        return [_at("near", city, self._beside(lon, lat, 12.0)) for _code, _active, city, lon, lat in chosen]

    def _far(self) -> list[dict[str, object]]:
        """More than 50 km from any body of the country, ever."""
        made = []
        for place in self._roomy():
            spot = self._away(float(place["lon"]), float(place["lat"]))
            made.append(_at("far", str(place["city"]), spot))
        return made

    def _roomy(self) -> list[pd.Series]:
        order = self.random.permutation(len(self.places))
        return [self.places.iloc[order[number % len(order)]] for number in range(FAR)]

    def _shadow(self) -> list[dict[str, object]]:
        """In reach of a body that closed before the first as-of date, out of reach of every open one."""
        made: list[dict[str, object]] = []
        for _code, _active, city, lon, lat in _sites(self.own[self.own["closed_on"] <= WINDOW]):
            for reach in REACHES[:2]:
                spot = self._between(lon, lat, reach)
                if spot is not None and len(made) < 2:
                    made.append(_at("shadow", city, spot))
        return made

    def _between(self, lon: float, lat: float, reach: float) -> tuple[float, float] | None:
        later = self.points[self.points["closed_on"].isna() | (self.points["closed_on"] > WINDOW)]
        spots = [_moved(lon, lat, reach - 2.0, angle) for angle in np.linspace(0, 2 * np.pi, 24, endpoint=False)]
        clear = [float(kilometres(spot[0], spot[1], later).min()) for spot in spots]
        best = int(np.argmax(clear))
        return spots[best] if clear[best] > reach + 1 else None

    def _beside(self, lon: float, lat: float, km: float) -> tuple[float, float]:
        return _moved(lon, lat, km * float(self.random.uniform(0.7, 1.0)), float(self.random.uniform(0, 2 * np.pi)))

    def _away(self, lon: float, lat: float) -> tuple[float, float]:
        """The nearest of many spots around a city that is more than 52 km from every body."""
        for km in range(55, 400, 15):
            turn = float(self.random.uniform(0, 2 * np.pi))
            for angle in turn + np.linspace(0, 2 * np.pi, 16, endpoint=False):
                spot = _moved(lon, lat, km, float(angle))
                if kilometres(*spot, self.points).min() > 52:
                    return spot
        raise ValueError(f"no spot far from every body around {lon}, {lat}")


def _spelt(name: tuple[str, str]) -> tuple[str, str]:
    return name[0], joined(name[1])


def _sites(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Number, tick, city, longitude, latitude of bodies."""
    return list(zip(*(frame[one] for one in ("inst_id", "active", "city", "lon", "lat")), strict=True))


def kilometres(lon: float, lat: float, bodies: pd.DataFrame) -> np.ndarray:
    """Great-circle distances from a spot to each body (haversine, radius 6,371 km)."""
    a, b = np.radians(lat), np.radians(bodies["lat"].to_numpy(dtype=float))
    across = np.radians(bodies["lon"].to_numpy(dtype=float) - lon)
    half = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(across / 2) ** 2
    distances: np.ndarray = 2 * 6_371 * np.arcsin(np.sqrt(half))
    return distances


def _moved(lon: float, lat: float, km: float, angle: float) -> tuple[float, float]:
    north, east = km * np.cos(angle) / 111.2, km * np.sin(angle) / (111.2 * np.cos(np.radians(lat)))
    return round(lon + float(east), 4), round(lat + float(north), 4)


def _at(
    part: str, city: str, spot: tuple[float, float], station: str | None = None, point: bool = False
) -> dict[str, object]:
    return {"part": part, "city": city, "lon": spot[0], "lat": spot[1], "station_id": station, "service_point": point}


MAKERS: dict[str, Maker] = {"counties": counties}
