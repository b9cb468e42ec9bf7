"""The practice table `world_panel`: synthetic, with the cells and the shape of the real one and none of its figures.

Kept from the real one: nested regions, totals beside classes, every cell rounded by itself, families of China that
grow by far more than its patents at the USPTO, families without class in the middle years, gaps of two economies.
"""

import numpy as np
import pandas as pd

from generator.world import Maker, World

YEARS = np.arange(1998, 2019)
# Weight at the start for USPTO patents and families, yearly growth of each: rough, to give the shape.
LEADERS = {
    "US": (52.0, 17.0, 0.030, -0.010), "JP": (21.0, 34.0, 0.022, -0.012), "DE": (6.5, 8.5, 0.025, 0.000),
    "KR": (2.6, 8.0, 0.095, 0.050), "TW": (2.2, 2.0, 0.080, 0.060), "CN": (0.14, 0.6, 0.210, 0.290),
    "FR": (2.7, 3.2, 0.025, 0.010), "GB": (2.5, 2.6, 0.026, 0.000), "CA": (2.3, 1.1, 0.035, 0.010),
    "IN": (0.08, 0.06, 0.200, 0.160), "IL": (0.6, 0.3, 0.080, 0.050), "RU": (0.15, 6.0, 0.050, 0.010),
}  # fmt: skip
OTHERS = (0.2, 0.4)  # weights of the rest, around which they are drawn
WORLD = {"uspto_patents": 131_000.0, "patent_families": 263_000.0, "uspto_designs": 13_500.0,
         "uspto_trademarks": 83_000.0, "euipo_trademarks": 21_000.0}  # fmt: skip
FIRST_GRANTED = {"uspto_designs": 0.45, "uspto_trademarks": 0.9, "euipo_trademarks": 0.9}
RISING = {"3": 0.02, "4": 0.12, "6": 0.07, "7": 0.10, "22": 0.09, "24": 0.02, "27": 0.02}
NAMES = ["system", "class_code", "class_zh", "class_en", "economy", "economy_zh", "economy_en", "level", "year",
         "measure", "value"]  # fmt: skip


def world_panel(world: World) -> pd.DataFrame:
    """112,875 rows: the cells of the open edition; system, class, economy, year, measure, value with their names."""
    random = world.random("world_panel")
    classes, economies = world["world_classes"], world["world_economies"]
    frames = [
        _by_economy(classes, economies, "wipo35", ["patent_families", "uspto_patents"], random),
        _by_economy(classes, economies, "trademark_sector", ["euipo_trademarks", "uspto_trademarks"], random),
    ]
    marks = _of_the_us(frames[1])
    designs = _by_economy(classes, economies, "design", ["uspto_designs"], random)
    us_designs = _split(classes, "design", _of_the_us(designs), random)
    frames += [_split(classes, "nice", marks, random), designs, us_designs[us_designs["class_code"] != "all"]]
    rows = pd.concat(frames, ignore_index=True).merge(classes.drop(columns=["upstream_table", "upstream_label"]))
    return _ordered(rows.merge(economies.drop(columns=["parent", "upstream"])), classes, economies)


def _by_economy(
    classes: pd.DataFrame, economies: pd.DataFrame, system: str, measures: list[str], random: np.random.Generator
) -> pd.DataFrame:
    """Classes x areas x years of a system; of designs the classes are known for one economy only."""
    codes = classes.loc[classes["system"] == system, "class_code"]
    parts = [] if system == "design" else [code for code in codes if code != "all"]
    return pd.concat([_cells(measure, system, parts, economies, random) for measure in measures], ignore_index=True)


def _cells(
    measure: str, system: str, parts: list[str], economies: pd.DataFrame, random: np.random.Generator
) -> pd.DataFrame:
    leaves = economies[economies["level"].isin(["economy", "rest"])]["economy"].tolist()
    sizes = _sizes(measure, leaves, random)  # leaves x years
    shares = _shares(measure, parts or ["all"], leaves, random)  # classes x leaves x years
    cells = np.einsum("al,clt->cat", _inside(economies, leaves), sizes * shares)  # classes x areas x years
    codes = parts or ["all"]
    if parts:
        codes, cells = ["all", *parts], np.concatenate([cells.sum(axis=0, keepdims=True), cells])
    index = pd.MultiIndex.from_product([codes, economies["economy"], YEARS], names=["class_code", "economy", "year"])
    # Every cell is rounded by itself, as upstream does: parts may miss their sum by a few.
    values = np.rint(cells).astype("int64").ravel()
    return pd.DataFrame({"value": values}, index=index).reset_index().assign(system=system, measure=measure)


def _sizes(measure: str, leaves: list[str], random: np.random.Generator) -> np.ndarray:
    side = 1 if measure == "patent_families" else 0
    rows = [LEADERS.get(leaf) or _small(random) for leaf in leaves]
    start = np.array([row[side] for row in rows]) * random.lognormal(0, 0.08, len(leaves))
    growth = np.array([row[side + 2] for row in rows]) * FIRST_GRANTED.get(measure, 1.0)
    noise = random.normal(0, 0.035, (len(leaves), len(YEARS)))
    years = YEARS - YEARS[0]
    sizes: np.ndarray = start[:, None] * (1 + growth[:, None]) ** years * (1 + noise)
    sizes *= WORLD[measure] / sizes[:, 0].sum()
    if measure == "patent_families":
        sizes[leaves.index("ZA"), -1] *= 0.2  # no data for most of the last year
        sizes[leaves.index("IN")] *= 0.4  # many grants missing in the source
    return sizes


def _small(random: np.random.Generator) -> tuple[float, ...]:
    return (*(weight * random.lognormal(0, 0.8) for weight in OTHERS), *random.normal([0.045, 0.01], 0.02))


def _shares(measure: str, codes: list[str], leaves: list[str], random: np.random.Generator) -> np.ndarray:
    """How a leaf's total is shared out among the classes, year by year; sums to 1 over the classes."""
    base = random.lognormal(0, 0.6, len(codes))
    own = random.lognormal(0, 0.45, (len(codes), len(leaves)))
    drift = np.array([RISING.get(code, 0.0) for code in codes]) if len(codes) > 20 else np.zeros(len(codes))
    years = YEARS - YEARS[0]
    shares: np.ndarray = base[:, None, None] * own[:, :, None] * ((1 + drift)[:, None] ** years)[:, None, :]
    if "unclassified" in codes:
        left = np.full(len(years), 0.003)
        if measure == "patent_families":
            left = np.select([YEARS < 2004, YEARS < 2015], [0.01, 0.034], 0.0015)
        rest = np.delete(np.arange(len(codes)), codes.index("unclassified"))
        own_left = random.lognormal(-0.3, 0.8, len(leaves))
        own_left[leaves.index("CN")] = 0.05  # some offices deliver classes for all, others for few
        shares[codes.index("unclassified")] = shares[rest].sum(axis=0) * own_left[:, None] * left
    normed: np.ndarray = shares / shares.sum(axis=0, keepdims=True)
    return normed


def _inside(economies: pd.DataFrame, leaves: list[str]) -> np.ndarray:
    """Areas x leaves: 1 where the leaf lies in the area."""
    parent = dict(zip(economies["economy"], economies["parent"], strict=True))
    places = {code: place for place, code in enumerate(economies["economy"])}
    inside = np.zeros((len(places), len(leaves)))
    for column, leaf in enumerate(leaves):
        area = leaf
        while area:
            inside[places[area], column] = 1
            area = parent[area]
    return inside


def _of_the_us(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[(rows["economy"] == "US") & (rows["class_code"] == "all")]


def _split(classes: pd.DataFrame, system: str, total: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """The totals of one economy, and their classes."""
    codes = [code for code in classes.loc[classes["system"] == system, "class_code"] if code != "all"]
    frames = [total.assign(system=system)]
    weights = random.lognormal(0, 0.9, len(codes))
    for code, weight in zip(codes, weights / weights.sum(), strict=True):
        noise = random.normal(1, 0.05, len(total))
        frames.append(total.assign(system=system, class_code=code, value=total["value"] * weight * noise))
    whole = pd.concat(frames, ignore_index=True)
    parts = whole["class_code"] != "all"
    cell = ["measure", "year"]
    found = whole[parts].groupby(cell)["value"].transform("sum")
    target = whole[parts][cell].merge(total[[*cell, "value"]], on=cell)["value"].to_numpy()
    whole.loc[parts, "value"] = whole.loc[parts, "value"] / found * target
    return whole.assign(value=np.rint(whole["value"].astype(float)).astype("int64"))


def _ordered(rows: pd.DataFrame, classes: pd.DataFrame, economies: pd.DataFrame) -> pd.DataFrame:
    first = pd.MultiIndex.from_frame(classes[["system", "class_code"]])
    places = pd.DataFrame(
        {
            "class": first.get_indexer(pd.MultiIndex.from_frame(rows[["system", "class_code"]])),
            "economy": pd.Index(economies["economy"]).get_indexer(rows["economy"]),
            "measure": rows["measure"],
            "year": rows["year"],
        }
    )
    order = places.sort_values(["class", "economy", "measure", "year"]).index
    return rows.loc[order, NAMES].reset_index(drop=True)


MAKERS: dict[str, Maker] = {"world_panel": world_panel}
