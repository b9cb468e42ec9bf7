"""The practice table `province_panel`: synthetic, with the shape of the real one and none of its figures.

Kept from the real one: growth that slows, grants below applications, a mix of kinds that differs by province, patents
in force that pile up, a nation row larger than the sum of the provinces, and one missing cell.
"""

import numpy as np
import pandas as pd

NATION = "全国"
YEARS = range(2010, 2024)
KINDS = ("invention", "utility_model", "design")
MEASURES = ("applications", "grants", "in_force")
GRANTED = {"invention": 0.34, "utility_model": 0.78, "design": 0.81}  # grants a year to applications of the same year
LAPSING = {"invention": 0.05, "utility_model": 0.14, "design": 0.16}  # share of those in force that lapses in a year
OTHER = 0.012  # share of the nation outside the 31 provinces
# The documented gap: one cell that the practice edition doesn't give, as the open edition lacks another one.
GAP = ("宁夏回族自治区", 2013, "utility_model", "applications")


def province_panel(places: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """5,376 rows: (31 provinces + nation) x 14 years x 4 kinds x 3 measures; province, year, kind, measure, value."""
    parts = pd.concat(
        [_province(str(name), size, random) for name, size in _sizes(places).items()],
        ignore_index=True,
    )
    whole = _with_totals(pd.concat([_nation(parts, random), parts], ignore_index=True))
    whole["value"] = whole["value"].astype("Int64")
    gap = (whole[["province", "year", "kind", "measure"]] == list(GAP)).all(axis=1)
    whole.loc[gap, "value"] = pd.NA
    return _ordered(whole, [NATION, *_sizes(places).index])


def _sizes(places: pd.DataFrame) -> "pd.Series[float]":
    # Applications at the start grow with the province's technology-based firms; order of the codes is kept.
    return places.groupby("province", sort=False)["tech_smes"].sum().astype(float) ** 1.15


def _province(name: str, size: float, random: np.random.Generator) -> pd.DataFrame:
    mix = random.dirichlet([9.0, 15.0, 6.0]) * size * random.uniform(0.35, 0.6)
    growth = random.uniform(0.10, 0.17)
    rows = []
    for kind, start in zip(KINDS, mix, strict=True):
        applications = _applications(start, growth, random)
        grants = np.maximum(2, applications * GRANTED[kind] * random.uniform(0.85, 1.1) * random.normal(1, 0.04, 14))
        in_force = _in_force(grants, LAPSING[kind])
        for measure, values in zip(MEASURES, (applications, grants, in_force), strict=True):
            rows += [(name, year, kind, measure, round(value)) for year, value in zip(YEARS, values, strict=True)]
    return pd.DataFrame(rows, columns=["province", "year", "kind", "measure", "value"])


def _applications(start: float, growth: float, random: np.random.Generator) -> np.ndarray:
    # Growth slows year by year, and every year has its own luck.
    slowing = growth * np.linspace(1.5, 0.1, 13) + random.normal(0, 0.025, 13)
    years: np.ndarray = np.cumprod(np.concatenate([[1.0], 1 + slowing]))
    return max(8.0, start) * years


def _in_force(grants: np.ndarray, lapsing: float) -> np.ndarray:
    held = [grants[0] * 3.1]
    for granted in grants[1:]:
        held.append(held[-1] * (1 - lapsing) + granted)
    return np.array(held)


def _nation(parts: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    whole = parts.groupby(["year", "kind", "measure"], sort=False)["value"].sum().reset_index()
    other = np.rint(whole["value"] * OTHER * random.uniform(0.7, 1.3, len(whole))).astype("int64")
    return whole.assign(province=NATION, value=whole["value"] + other)


def _with_totals(parts: pd.DataFrame) -> pd.DataFrame:
    totals = parts.groupby(["province", "year", "measure"], sort=False)["value"].sum().reset_index()
    return pd.concat([parts, totals.assign(kind="total")], ignore_index=True)


def _ordered(frame: pd.DataFrame, provinces: list[str]) -> pd.DataFrame:
    ranks = {"province": provinces, "kind": ["total", *KINDS], "measure": list(MEASURES)}
    keys = {column: frame[column].map(dict(zip(names, range(99), strict=False))) for column, names in ranks.items()}
    order = pd.DataFrame({**keys, "year": frame["year"]}).sort_values(["province", "year", "kind", "measure"]).index
    return frame.loc[order, ["province", "year", "kind", "measure", "value"]].reset_index(drop=True)
