"""Where to open new service points: maximal covering location, greedy and, for small cases, exact."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from iplab.accessibility import great_circle_km
from iplab.errors import MethodError

EXACT_LIMIT = 400  # candidates or places; beyond it an exact answer may take minutes


def reach(cities: pd.DataFrame, candidates: pd.DataFrame, radius: float) -> pd.DataFrame:
    """True where a city (columns) lies within `radius` km of a candidate (rows); both by `city`, with lon and lat."""
    km = great_circle_km(
        candidates["lon"].to_numpy()[:, None],
        candidates["lat"].to_numpy()[:, None],
        cities["lon"].to_numpy()[None, :],
        cities["lat"].to_numpy()[None, :],
    )
    return pd.DataFrame(km <= radius, index=pd.Index(candidates["city"]), columns=pd.Index(cities["city"]))


def uncovered(cities: pd.DataFrame, sites: pd.DataFrame, radius: float) -> pd.DataFrame:
    """The cities with no site within `radius` km."""
    if sites.empty:
        return cities
    km = great_circle_km(
        cities["lon"].to_numpy()[:, None],
        cities["lat"].to_numpy()[:, None],
        sites["lon"].to_numpy()[None, :],
        sites["lat"].to_numpy()[None, :],
    )
    far: pd.DataFrame = cities[km.min(axis=1) > radius]
    return far


def covered_demand(reach: pd.DataFrame, demand: pd.Series, chosen: Iterable[str]) -> float:
    """Demand (index: city) in reach of at least one of the chosen rows of `reach`; nothing counts twice.

    >>> r = pd.DataFrame([[True, True], [False, True]], index=["x", "y"], columns=["a", "b"])
    >>> covered_demand(r, pd.Series({"a": 3, "b": 4}), ["x", "y"])
    7.0
    """
    return float(demand[reach.columns[reach.loc[list(chosen)].any().to_numpy()]].sum())


def greedy_cover(reach: pd.DataFrame, demand: pd.Series, k: int) -> list[str]:
    """At most k candidates, each the one that adds most demand to those before; stops when nothing more can be gained.

    The greedy answer covers at least 1 - 1/e (63 %) of the best possible (Nemhauser, Wolsey and Fisher 1978; the
    problem: Church and ReVelle 1974). Ties go to the earlier row.

    >>> r = pd.DataFrame([[True, True, False], [False, True, True]], index=["x", "y"], columns=["a", "b", "c"])
    >>> greedy_cover(r, pd.Series({"a": 1, "b": 5, "c": 2}), 2)
    ['y', 'x']
    """
    open_yet = demand.reindex(reach.columns).astype(float)
    chosen: list[str] = []
    for _ in range(k):
        gain = reach @ open_yet
        if gain.empty or gain.max() <= 0:
            break
        best = str(gain.idxmax())
        chosen.append(best)
        open_yet = open_yet.mask(reach.loc[best].to_numpy(dtype=bool), 0.0)
    return chosen


def best_cover(reach: pd.DataFrame, demand: pd.Series, k: int) -> list[str]:
    """At most k candidates that cover most demand, exact, as an integer programme (Church and ReVelle 1974).

    Raises:
        MethodError: more than EXACT_LIMIT candidates or places, where an exact answer may take too long.

    >>> r = pd.DataFrame([[True, True, False], [True, False, False], [False, True, True]], index=["x", "y", "z"])
    >>> best_cover(r.set_axis(["a", "b", "c"], axis=1), pd.Series({"a": 3, "b": 4, "c": 2}), 2)
    ['x', 'z']
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    sites, places = reach.shape
    if max(sites, places) > EXACT_LIMIT:
        raise MethodError(
            f"精确解只用于 {EXACT_LIMIT} 个以内的候选点和地方，实为 {sites} 和 {places}；请用 greedy_cover。 / "
            f"The exact answer is for up to {EXACT_LIMIT} candidates and places, got {sites} and {places}; "
            f"use greedy_cover."
        )
    # Variables: x (a site opens), then y (a place is covered). y <= sum of x that reach it; sum of x <= k.
    links = np.hstack([-reach.to_numpy(dtype=float).T, np.eye(places)])
    budget = np.concatenate([np.ones(sites), np.zeros(places)])
    weights = demand.reindex(reach.columns).to_numpy(dtype=float)
    found = milp(
        np.concatenate([np.zeros(sites), -weights]),
        constraints=[LinearConstraint(links, ub=0.0), LinearConstraint(budget, ub=k)],
        integrality=np.concatenate([np.ones(sites), np.zeros(places)]),
        bounds=Bounds(0, 1),
    )
    return [str(name) for name, x in zip(reach.index, found.x[:sites], strict=True) if x > 0.5]
