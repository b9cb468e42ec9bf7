"""The practice table `places`: real names and codes, synthetic figures."""

import numpy as np
import pandas as pd

# Medians by region: persons, firms a 1,000 persons, technology-based firms a 1,000 firms, rural share. Chosen for the
# shape (dense east, thin west), taken from no statistic.
SHAPE = {
    "east": (4_300_000, 36.0, 16.0, 0.29),
    "central": (3_600_000, 21.0, 11.0, 0.41),
    "west": (2_000_000, 17.0, 7.0, 0.47),
    "northeast": (2_200_000, 19.0, 8.0, 0.37),
}
# Three places where a median of the region would be absurd.
VERY_SMALL = {"460300": 2_600, "542500": 118_000, "620200": 305_000}


def places(divisions: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """337 rows: the divisions with population, firms, tech_smes and rural drawn around the shape of their region."""
    table = divisions.copy()
    people, firms, tech, rural = (_median(table, column) for column in range(4))
    weight = _weight(table)
    table["population"] = _hundreds(people * weight * _spread(random, len(table), 0.38))
    small = table["code"].map(VERY_SMALL)
    table["population"] = small.fillna(table["population"]).astype("int64")
    rate = firms * weight**0.35 * _spread(random, len(table), 0.22)
    table["firms"] = np.maximum(1, np.rint(table["population"] / 1000 * rate)).astype("int64")
    share = tech * weight**0.5 * _spread(random, len(table), 0.3) / 1000
    table["tech_smes"] = np.rint(table["firms"] * share).astype("int64")
    table["rural"] = np.clip(rural / weight**0.5 * _spread(random, len(table), 0.18), 0.02, 0.86).round(3)
    return table


def capitals(table: pd.DataFrame) -> pd.Series:
    """True for provincial capitals: by GB/T 2260 the first division of a province, ??0100."""
    return table["code"].str.endswith("0100")


def _median(table: pd.DataFrame, column: int) -> np.ndarray:
    return table["region4"].map({region: shape[column] for region, shape in SHAPE.items()}).to_numpy(dtype=float)


def _weight(table: pd.DataFrame) -> np.ndarray:
    # A capital is larger than the median of its region, a municipality much larger.
    weight = np.where(capitals(table), 2.4, 1.0)
    return np.where(table["level"] == "municipality", 5.0, weight)


def _spread(random: np.random.Generator, size: int, sigma: float) -> np.ndarray:
    return random.lognormal(0.0, sigma, size)


def _hundreds(values: np.ndarray) -> np.ndarray:
    return (np.rint(values / 100) * 100).astype("int64")
