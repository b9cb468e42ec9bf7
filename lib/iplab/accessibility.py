"""How far a service reaches: great-circle kilometres and the two-step floating catchment area (2SFCA)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from iplab.errors import MethodError
from iplab.institutions import open_on

EARTH_KM = 6371.0088  # mean radius (IUGG 1980)
PER = 10_000
# Bodies that give information service themselves; windows and offices that take papers in are not among them.
SERVING = (
    "provincial_node",
    "municipal_comprehensive",
    "tisc",
    "university_centre",
    "outlet",
    "county_station",
)
Decay = Callable[[NDArray[np.float64], float], NDArray[np.float64]]


def great_circle_km(lon1: ArrayLike, lat1: ArrayLike, lon2: ArrayLike, lat2: ArrayLike) -> NDArray[np.float64]:
    """Kilometres along the sphere between points in degrees (haversine formula, Sinnott 1984); arrays broadcast.

    >>> round(float(great_circle_km(0, 0, 0, 1)), 1), round(float(great_circle_km(0, 60, 1, 60)), 1)
    (111.2, 55.6)
    """
    x1, y1, x2, y2 = (np.radians(np.asarray(degrees, dtype=float)) for degrees in (lon1, lat1, lon2, lat2))
    h = np.sin((y2 - y1) / 2) ** 2 + np.cos(y1) * np.cos(y2) * np.sin((x2 - x1) / 2) ** 2
    km: NDArray[np.float64] = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(h, 1)))
    return km


def distances(cities: pd.DataFrame, sites: pd.DataFrame) -> pd.DataFrame:
    """Kilometres from every city (rows, by `city`) to every site (columns, by `inst_id`); both need lon and lat."""
    km = great_circle_km(
        cities["lon"].to_numpy()[:, None],
        cities["lat"].to_numpy()[:, None],
        sites["lon"].to_numpy()[None, :],
        sites["lat"].to_numpy()[None, :],
    )
    return pd.DataFrame(km, index=pd.Index(cities["city"], name="city"), columns=pd.Index(sites["inst_id"]))


def three_rings(km: NDArray[np.float64], radius: float) -> NDArray[np.float64]:
    """Weights 1, 0.68, 0.22 in the inner, middle and outer third of the radius, 0 beyond (Luo and Qi 2009).

    >>> three_rings(np.array([10.0, 50.0, 90.0, 100.1]), 100).tolist()
    [1.0, 0.68, 0.22, 0.0]
    """
    return np.select([km <= radius / 3, km <= 2 * radius / 3, km <= radius], [1.0, 0.68, 0.22], 0.0)


def within(km: NDArray[np.float64], radius: float) -> NDArray[np.float64]:
    """1 up to and including the radius, 0 beyond: plain 2SFCA, without decay."""
    return (km <= radius).astype(float)


def two_step(
    cities: pd.DataFrame, sites: pd.DataFrame, radius: float, demand: str = "firms", decay: Decay = within
) -> pd.Series:
    """Hours per 10,000 of demand that each city can reach (2SFCA, Luo and Wang 2003), index: city.

    Step 1, at each site: R = hours / demand of all cities within `radius` kilometres. Step 2, at each city: the sum of
    R over the sites within the radius. Without decay, the sum of access x demand / 10,000 is the sum of the hours of
    all sites that have demand in reach; a site with none serves nobody.

    Args:
        cities: columns city, lon, lat and `demand`.
        sites: columns inst_id, lon, lat, hours.
        radius: kilometres, above 0.
        demand: the column that says how much each city asks for.
        decay: weight of a distance; `within` or `three_rings`.

    Raises:
        MethodError: radius not above 0, or demand negative or missing.
    """
    if not radius > 0 or not (cities[demand] >= 0).all():
        raise MethodError(
            f"半径应大于 0 公里（实为 {radius}），{demand} 不能有负数或空值。 / "
            f"The radius must be above 0 km (got {radius}), and {demand} must hold no negative or missing value."
        )
    weight = decay(distances(cities, sites).to_numpy(), radius)
    asked = weight.T @ cities[demand].to_numpy(dtype=float)
    hours = sites["hours"].to_numpy(dtype=float)
    ratio = np.divide(hours, asked, out=np.zeros_like(hours), where=asked > 0)
    # Not weight @ ratio: BLAS may sum two equal rows in two orders, and places that reach the same sites must tie.
    reached = PER * (weight * ratio).sum(axis=1)
    return pd.Series(reached, index=pd.Index(cities["city"], name="city"), name="access")


def lowest_tenth(access: pd.Series) -> list[str]:
    """Names of the lowest tenth, sorted: the ceil(n / 10) lowest values, and all that tie with the last of them.

    >>> lowest_tenth(pd.Series({"a": 0.0, "b": 5.0, "c": 0.0}))
    ['a', 'c']
    """
    last = access.sort_values().iloc[-(-len(access) // 10) - 1]
    return sorted(str(name) for name in access.index[access <= last])


def demand_points(places: pd.DataFrame) -> pd.DataFrame:
    """The cities with what may count as demand: firms, tech_smes, rural_people (population x rural share, rounded)."""
    kept = places[["city", "province", "region4", "lon", "lat", "firms", "tech_smes"]]
    points = kept.assign(rural_people=(places["population"] * places["rural"]).round().astype(int))
    points.attrs = places.attrs
    return points.reset_index(drop=True)


def supply_points(institutions: pd.DataFrame, as_of_date: str | date) -> pd.DataFrame:
    """The bodies of SERVING types open on the day, with `hours`, the service hours that each can give in a year."""
    running = open_on(institutions[institutions["type"].isin(SERVING)], as_of_date)
    points = running[["inst_id", "type", "province", "city", "lon", "lat", "capacity_hours"]]
    points = points.rename(columns={"capacity_hours": "hours"}).reset_index(drop=True)
    points.attrs = institutions.attrs
    return points


def with_hours(cities: pd.DataFrame, sites: pd.DataFrame) -> pd.DataFrame:
    """The cities with `hours`: what the bodies seated in each give in a year, 0 where there is none."""
    seated = sites.groupby("city")["hours"].sum()
    return cities.assign(hours=cities["city"].map(seated).fillna(0).astype(int))


def near(points: pd.DataFrame, cities: pd.DataFrame, province: str, km: float) -> pd.DataFrame:
    """The rows of `points` (lon, lat) within `km` of any city of the province, the province's own included.

    For access at a radius up to r, keep 2 r around the province: its sites' other clients live that far away.
    """
    own = cities[cities["province"] == province]
    away = great_circle_km(
        points["lon"].to_numpy()[:, None],
        points["lat"].to_numpy()[:, None],
        own["lon"].to_numpy()[None, :],
        own["lat"].to_numpy()[None, :],
    )
    kept: pd.DataFrame = points[away.min(axis=1) <= km]
    return kept
