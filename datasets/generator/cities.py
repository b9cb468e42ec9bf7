"""The index of standardised cities: an exercise list of twenty indicators, sixty cities, four years, and weights."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from generator.places import capitals
from generator.world import Maker, World

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("cities.yaml").read_text(encoding="utf-8"))
INDICATORS: dict[str, list[Any]] = WORDS["indicators"]
YEARS = (2022, 2023, 2024, 2025)
OUTLIER, GAMED, TARGET = "downloads_per_1000_firms", "on_time_share", 95.0
MISSING = 0.03
UNREPORTED = ("sme_reach", "staff_per_body", "put_right_share")  # by the best city of each region
ZEROS = {"county_point_share": 0.06, "complaints_per_1000": 0.10, "datasets_open": 0.08, "record_error_rate": 0.05}
REGION = {"east": 0.5, "central": 0.0, "west": -0.35, "northeast": -0.15}


def index_indicators(_world: World) -> pd.DataFrame:
    """The twenty indicators: group, direction, unit, what they mean, whether zero can be a value."""
    rows = [
        {"indicator": name, "group": group, "direction": direction, "unit": unit, "zh": zh, "en": en, "zero": zero}
        for name, (group, direction, unit, _form, _median, _spread, zh, en, zero) in INDICATORS.items()
    ]
    return pd.DataFrame(rows)


def city_indicators(world: World) -> pd.DataFrame:
    """4,800 rows: province, city, region4, year, indicator, group, direction, value (missing here and there)."""
    random = world.random("city_indicators")
    cities = _chosen(world["places"])
    standing = cities["region4"].map(REGION).to_numpy(dtype=float) + random.normal(0, 0.8, len(cities))
    parts = [
        _column(cities, year, name, standing + 0.18 * (year - YEARS[0]), random)
        for year in YEARS
        for name in INDICATORS
    ]
    frame = _outliers(pd.concat(parts, ignore_index=True), random)
    frame = _gaps(_gamed(frame, random), cities.assign(standing=standing), random)
    order = {name: place for place, name in enumerate(INDICATORS)}
    frame = frame.assign(place=frame["indicator"].map(order)).sort_values(["year", "province", "city", "place"])
    return frame.drop(columns="place").reset_index(drop=True)


def weights(_world: World) -> pd.DataFrame:
    """Four sets of weights; the set "draft" does not sum to 1."""
    names, size = list(INDICATORS), len(INDICATORS)
    groups = pd.Series([INDICATORS[name][0] for name in names])
    even = (1 / groups.nunique() / groups.map(groups.value_counts())).tolist()
    expert = [share / 100 for share in WORDS["expert"]]
    # The draft was cut at two places after one indicator had been struck out.
    draft = [0.0 if name == "budget_per_firm" else share for name, share in zip(names, expert, strict=True)]
    sets = {"equal": [1 / size] * size, "group_equal": even, "expert": expert, "draft": draft}
    rows = [(name, title, weight) for title, held in sets.items() for name, weight in zip(names, held, strict=True)]
    return pd.DataFrame(rows, columns=["indicator", "set", "weight"]).round(9)


def _chosen(places: pd.DataFrame) -> pd.DataFrame:
    """Municipalities, capitals, two more of the pilot, then the largest of each region to its number."""
    fixed = (places["level"] == "municipality") | capitals(places) | places["city"].isin(WORDS["always"])
    parts = []
    for region, count in WORDS["regions"].items():
        own = places[places["region4"] == region].assign(fixed=fixed)
        parts.append(own.sort_values(["fixed", "tech_smes"], ascending=False, kind="stable").head(count))
    chosen: pd.DataFrame = pd.concat(parts, ignore_index=True)[["province", "city", "region4"]]
    return chosen


def _column(
    cities: pd.DataFrame, year: int, name: str, standing: np.ndarray, random: np.random.Generator
) -> pd.DataFrame:
    """One indicator in one year: good cities stand well on it, with noise of its own."""
    group, direction, _unit, form, median, spread, *_ = INDICATORS[name]
    level = direction * (0.55 * standing + random.normal(0, 0.75, len(cities)))
    if form == "share":
        odds = np.log(median / (100 - median)) + spread * level
        value = (100 / (1 + np.exp(-odds))).round(1)
    else:
        value = (median * np.exp(spread * level)).round(0 if form == "count" else 2)
    idle = random.random(len(cities)) < ZEROS.get(name, 0.0)
    value = np.where(idle, 0.0, value)
    return cities.assign(year=year, indicator=name, group=group, direction=direction, value=value)


def _outliers(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """One city a region counts the hits of a web crawler as downloads."""
    for _, own in frame.groupby("region4", sort=False):
        cities = own["city"].unique()
        # Not one of the first: a middling city is carried to the top by it.
        city = cities[int(random.integers(len(cities) // 2, len(cities)))]
        chosen = (frame["city"] == city) & (frame["indicator"] == OUTLIER)
        frame.loc[chosen, "value"] = (900 + 400 * random.random(int(chosen.sum()))).round(2)
    return frame


def _gamed(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """From 2024 on whoever is a little short of the target of 95 reports just enough."""
    short = (frame["indicator"] == GAMED) & (frame["year"] >= 2024) & frame["value"].between(85.0, 94.9)
    frame.loc[short, "value"] = TARGET + random.choice([0.0, 0.0, 0.1, 0.2], int(short.sum()))
    return frame


def _gaps(frame: pd.DataFrame, cities: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Cells that were not reported: some at random, and three of the best city of each region in each year."""
    kept = ~frame["indicator"].isin([OUTLIER, GAMED])
    frame.loc[kept & (random.random(len(frame)) < MISSING), "value"] = np.nan
    best = cities.sort_values("standing", kind="stable").groupby("region4")["city"].last()
    frame.loc[frame["city"].isin(set(best)) & frame["indicator"].isin(UNREPORTED), "value"] = np.nan
    return frame


MAKERS: dict[str, Maker] = {
    "index_indicators": index_indicators,
    "city_indicators": city_indicators,
    "weights": weights,
}
