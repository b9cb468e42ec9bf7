"""Targets and what became of them: progress by province, budget lines, practices tried in several cities."""

import numpy as np
import pandas as pd

from generator.cities import WORDS
from generator.world import Maker, World

YEARS = range(2021, 2027)
NATION = "全国"
SERIES = list(WORDS["progress"])
OCTOBER = 10 / 12
# How the rest of a series runs beside the pace that would reach the target: one of six is there, one goes backwards.
PACE = {"reached": 1.7, "backwards": -0.5, "slow": 0.35, "fair": 0.8}
CITIES_A_PRACTICE, NOMINATED = 8, 3
ROW = (
    "case_id practice practice_zh practice_en province city measure_zh measure_en better before after n_before "
    "n_after months cost_10k_yuan nominated conditions_zh conditions_en"
)


def target_progress(world: World) -> pd.DataFrame:
    """1,152 rows: 31 provinces and the nation x 6 indicators x 2021 to 2026, a flow of 2026 to October only."""
    random = world.random("target_progress")
    provinces = list(dict.fromkeys(world["places"]["province"]))
    rows = []
    for number, province in enumerate(provinces):
        for place, name in enumerate(SERIES):
            rows += _series(province, name, _role(number + place), random)
    frame = pd.DataFrame(rows, columns=["province", "indicator", "year", "value", "period"])
    nation = frame.groupby(["indicator", "year", "period"], sort=False)["value"].mean().round(2).reset_index()
    return pd.concat([nation.assign(province=NATION)[frame.columns], frame], ignore_index=True)


def _role(turn: int) -> str:
    return ("reached", "backwards", "slow", "fair", "slow", "fair")[turn % 6]


def _series(province: str, name: str, role: str, random: np.random.Generator) -> list[tuple[object, ...]]:
    kind, start, step, digits = WORDS["progress"][name]
    begin = start * random.uniform(0.92, 1.08) if start < 90 else start + random.uniform(-1, 1)
    made: list[tuple[object, ...]] = []
    for number, year in enumerate(YEARS):
        value = begin + number * step * PACE[role] + step * random.normal(0, 0.06)
        # A flow of ten months is no flow of a year.
        partial = kind == "flow" and year == 2026
        value = value * OCTOBER if partial else value
        value = min(value, 99.8) if name.endswith("share") else max(value, 0.1)
        made.append((province, name, year, round(value, digits), "to_october" if partial else "year"))
    return made


def budget(world: World) -> pd.DataFrame:
    """372 rows: province, year, line; half of the lines are in yuan, half in 10,000 yuan; one target has no line."""
    random = world.random("budget")
    provinces = list(dict.fromkeys(world["places"]["province"]))
    rows = [row for number, one in enumerate(provinces) for row in _lines(one, SERIES[number % 6], random)]
    frame = pd.DataFrame(rows)
    frame.insert(0, "line_id", [f"B{number:03d}" for number in range(1, len(frame) + 1)])
    return frame


def _lines(province: str, without: str, random: np.random.Generator) -> list[dict[str, object]]:
    made: list[dict[str, object]] = []
    names = [name for name in WORDS["lines"] if name != without]
    for year in (2025, 2026):
        for place, name in enumerate(names):
            planned = float(random.lognormal(3.6, 0.5))
            # One line a year is overspent; the year 2026 is spent to October.
            share = (
                1.12 if place == 2 and year == 2025 else random.uniform(0.6, 0.98) * (1 if year == 2025 else OCTOBER)
            )
            unit, factor = ("yuan", 10_000) if place % 2 else ("10k_yuan", 1)
            zh, en = WORDS["lines"][name]
            made.append({
                "province": province, "year": year, "name_zh": zh, "name_en": en,
                "indicator": None if name == "none" else name,
                "planned": round(planned * factor, 2), "spent": round(planned * share * factor, 2), "unit": unit,
            })  # fmt: skip
    return made


def cases(world: World) -> pd.DataFrame:
    """64 rows: eight practices in eight cities each; the three that look best were nominated as good practice."""
    random = world.random("cases")
    places = world["places"]
    chosen = places.iloc[random.choice(len(places), 8 * CITIES_A_PRACTICE, replace=False)].reset_index(drop=True)
    frame = pd.concat([_practice(name, random) for name in WORDS["practices"]], ignore_index=True)
    frame = pd.concat([frame, chosen[["province", "city"]]], axis=1)
    frame.insert(0, "case_id", [f"K{number:02d}" for number in range(1, len(frame) + 1)])
    names = frame["practice"].map(WORDS["practices"])
    for place, column in ((0, "practice_zh"), (1, "practice_en"), (2, "measure_zh"), (3, "measure_en")):
        frame[column] = [words[place] for words in names]
    frame["conditions_zh"], frame["conditions_en"] = [w[5] for w in names], [w[6] for w in names]
    return frame[ROW.split()]


BASE = {"P1": 1.3, "P2": 14.0, "P3": 22.0, "P4": 63.0, "P5": 18.0, "P6": 21.0, "P7": 7.0, "P8": 4.55}
NOISE = {"P1": 0.16, "P2": 2.2, "P3": 4.0, "P4": 5.0, "P5": 3.0, "P6": 3.5, "P7": 1.3, "P8": 0.12}
FEWER_IS_BETTER = ("P1", "P2", "P4", "P7")


def _practice(name: str, random: np.random.Generator) -> pd.DataFrame:
    base, noise, change = BASE[name], NOISE[name], WORDS["practices"][name][4]
    before = base * random.uniform(0.9, 1.1, CITIES_A_PRACTICE)
    # Small samples swing most, so what looks best rests on the fewest cases.
    sizes = np.array([8, 11, 60, 90, 120, 140, 160, 200])
    swing = noise * np.sqrt(60 / sizes) * np.abs(random.normal(1.0, 0.2, CITIES_A_PRACTICE))
    better = -1 if name in FEWER_IS_BETTER else 1
    sign = np.array([1, 1, -1, 1, -1, -1, 1, -1])
    after = before + change + better * sign * swing
    gain = better * (after - before)
    nominated = pd.Series(gain).rank(ascending=False) <= NOMINATED
    return pd.DataFrame({
        "practice": name, "better": better, "before": before.round(2), "after": after.round(2),
        "n_before": sizes + random.integers(0, 4, CITIES_A_PRACTICE), "n_after": sizes,
        "months": random.integers(3, 13, CITIES_A_PRACTICE),
        "cost_10k_yuan": random.lognormal(2.2, 0.6, CITIES_A_PRACTICE).round(1), "nominated": nominated,
    })  # fmt: skip


MAKERS: dict[str, Maker] = {"target_progress": target_progress, "budget": budget, "cases": cases}
