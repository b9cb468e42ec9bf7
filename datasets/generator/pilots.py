"""The practice table `pilot_panel`: two pilots whose cities were chosen for a bad half-year, and what came of it.

Regression to the mean: a city is chosen when its result of the months of choice was bad, partly by bad luck that does
not last. Waiting cities were as bad and join later; they share the luck. A common shock meets everybody.
"""

import numpy as np
import pandas as pd

from generator.world import Maker, World

MONTHS = pd.date_range("2024-01-01", "2026-06-01", freq="MS")
CHOICE = ("2025-01-01", "2025-06-01")  # the months that the choice went by
START = pd.Timestamp("2025-07-01")
CITIES, TREATED, WAITING = 60, 9, 9
# Days at the 90th percentile of turnaround: true change by the pilot, luck that lasts half a year, noise of a month.
EFFECT = {"PA": -1.1, "PB": 0.0}
LUCK, NOISE = 1.6, 0.55
SHOCK, SHOCK_FROM = -0.9, pd.Timestamp("2025-10-01")  # the new national system takes a step away from all


def pilot_panel(world: World) -> pd.DataFrame:
    """3,600 rows: pilot, province, city, arm (treated, waiting, other), month, treated, outcome (days)."""
    random = world.random("pilot_panel")
    places = world["places"]
    parts = [_pilot(name, effect, places, random) for name, effect in EFFECT.items()]
    return pd.concat(parts, ignore_index=True)


def _pilot(name: str, effect: float, places: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    weight = np.sqrt(places["tech_smes"].to_numpy(dtype=float) + 1)
    chosen = np.sort(random.choice(len(places), CITIES, replace=False, p=weight / weight.sum()))
    cities = places.iloc[chosen][["province", "city"]].reset_index(drop=True)
    outcome, cities["arm"] = _chosen(random)
    months = np.array(MONTHS)
    treated = (cities["arm"] == "treated").to_numpy()[:, None] & (months >= START.to_datetime64())[None, :]
    outcome = np.maximum(1.0, outcome + effect * treated).round(1)
    frame = cities.loc[np.repeat(cities.index, len(MONTHS))].reset_index(drop=True)
    frame["month"] = np.tile(months, len(cities))
    frame["treated"], frame["outcome"] = treated.ravel(), outcome.ravel()
    return frame.assign(pilot=name)[["pilot", "province", "city", "arm", "month", "treated", "outcome"]]


def _chosen(random: np.random.Generator) -> tuple[np.ndarray, list[str]]:
    """Outcomes without any pilot, and the arms: the worst of the months of choice start now or wait."""
    level = random.normal(9.5, 1.0, (CITIES, 1))
    luck = random.normal(0, LUCK, (CITIES, len(MONTHS) // 6))
    first = _outcome(level, luck, random)
    worst = np.argsort(-first[:, _window()].mean(axis=1), kind="stable")[: TREATED + WAITING]
    arms = np.full(CITIES, "other", dtype=object)
    for pair in worst.reshape(-1, 2):
        # Both of a pair share their luck: what one gains by it the other gains too.
        treated, waiting = random.permutation(pair)
        arms[treated], arms[waiting] = "treated", "waiting"
        luck[waiting] = luck[treated]
    return _outcome(level, luck, random), list(arms)


def _outcome(level: np.ndarray, luck: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Level of the city, luck of the half-year, noise of the month, the shock that meets everybody."""
    noise = random.normal(0, NOISE, (CITIES, len(MONTHS)))
    shock = np.where(np.array(MONTHS) >= SHOCK_FROM.to_datetime64(), SHOCK, 0.0)
    made: np.ndarray = level + np.repeat(luck, 6, axis=1) + noise + shock
    return made


def _window() -> np.ndarray:
    months: np.ndarray = np.array(MONTHS)
    return (months >= np.datetime64(CHOICE[0])) & (months <= np.datetime64(CHOICE[1]))


MAKERS: dict[str, Maker] = {"pilot_panel": pilot_panel}
