"""The practice table `rd_intensity`: synthetic, with the shape of the real one and none of its figures.

Kept from the real one: high in the east, a slow rise, a nation that is no mean of its provinces, and a break in 2019
where the product of some provinces was revised downwards, so that their intensity leaps though their spending doesn't.
"""

import numpy as np
import pandas as pd

from generator.world import Maker, World

NATION = "全国"
YEARS = np.arange(2011, 2024)
BREAK = 2019
REVISED = 5  # provinces whose product was revised
LEVEL = 1.35  # percent of product at the start, where technology firms are as many as in the mean province
COLUMNS = ["province", "year", "rd_spending", "rd_intensity"]


def rd_intensity(world: World) -> pd.DataFrame:
    """416 rows: (31 provinces + nation) x 13 years; spending in 100 million yuan, intensity in percent of product."""
    random = world.random("rd_intensity")
    provinces = world["places"].groupby("province", sort=False).agg({"firms": "sum", "tech_smes": "sum"})
    product = _product(provinces["firms"].to_numpy(dtype=float), random)
    spending = _intensity(provinces["tech_smes"] / provinces["firms"], random) / 100 * product
    product = _revised(product, random)
    rows = [_rows(str(name), spending[place], product[place]) for place, name in enumerate(provinces.index)]
    return pd.concat([_rows(NATION, spending.sum(axis=0), product.sum(axis=0)), *rows], ignore_index=True)


def _product(firms: np.ndarray, random: np.random.Generator) -> np.ndarray:
    # Grows with the firms of the province, and ever more slowly.
    start = firms**0.9 / np.sum(firms**0.9) * 520_000
    growth = random.normal(np.linspace(0.115, 0.045, len(YEARS) - 1), 0.012, (len(firms), len(YEARS) - 1))
    steps = np.concatenate([np.zeros((len(firms), 1)), growth], axis=1)
    product: np.ndarray = start[:, None] * np.cumprod(1 + steps, axis=1)
    return product


def _intensity(technology: "pd.Series[float]", random: np.random.Generator) -> np.ndarray:
    # Where a larger share of the firms is technology-based, more of the product goes into R&D.
    start = LEVEL * (technology / technology.mean()).to_numpy() ** 0.75 * random.lognormal(0, 0.22, len(technology))
    rise = random.uniform(0.012, 0.045, len(technology))
    noise = random.normal(0, 0.02, (len(technology), len(YEARS)))
    values: np.ndarray = start[:, None] * (1 + rise[:, None]) ** (YEARS - YEARS[0]) * (1 + noise)
    return values


def _revised(product: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """From BREAK on the product of some provinces is counted lower; the years before stay as they were printed."""
    cut = np.ones(len(product))
    cut[random.choice(len(product), REVISED, replace=False)] = random.uniform(0.72, 0.8, REVISED)
    return np.where(YEARS >= BREAK, product * cut[:, None], product)


def _rows(name: str, spending: np.ndarray, product: np.ndarray) -> pd.DataFrame:
    values = {"rd_spending": np.round(spending, 1), "rd_intensity": np.round(spending / product * 100, 2)}
    return pd.DataFrame({"province": name, "year": YEARS, **values})[COLUMNS]


MAKERS: dict[str, Maker] = {"rd_intensity": rd_intensity}
