"""The practice tables `gi` and `gi_returns`: what holders report a year, and the register with the last return."""

import numpy as np
import pandas as pd

from generator.geographical import register
from generator.world import Maker, World

YEARS = (2021, 2022, 2023, 2024, 2025)
USERS_GROW, OUTPUT_GROWS = 1.25, 0.99
MISSING = 0.12  # returns that never came
SILENT_FROM = 2023  # the largest GI of a province reports no more from then on
COLUMNS = (
    "gi_id name_zh name_en kind category product_zh product_en group province city county_id holder_zh "
    "holder_en recognised_on route first_recognised_on reg_no expiry ended_on year users output special_sign"
)


def gi(world: World) -> pd.DataFrame:
    """About 1,310 rows: products, collective and certification marks, with the last return of each."""
    frame = register(world)
    last = world["gi_returns"].groupby("gi_id").tail(1)
    joined = frame.merge(last, on="gi_id", how="left", validate="one_to_one")
    joined = joined.astype({"year": "Int64", "users": "Int64", "output": "Int64"})
    joined["special_sign"] = joined["users"].fillna(0) > 0
    return joined[COLUMNS.split()]


def gi_returns(world: World) -> pd.DataFrame:
    """About 4,400 rows, one a GI and year from 2021 to 2025: users of the official sign, output in 10,000 yuan."""
    random = world.random("gi_returns")
    frame = register(world)
    frame = frame[frame["ended_on"].isna()].reset_index(drop=True)
    # A product and its mark are about the same produce and report the same: adding them up counts it twice.
    unit = frame["pair"].astype("float").fillna(pd.Series(frame.index + 100_000.0)).rank(method="dense").astype(int) - 1
    users, output = _figures(int(unit.max()) + 1, random)
    largest, unsigned = _largest(frame), _unsigned(frame)
    top = pd.Series(output[unit].max(axis=1)).groupby(frame["province"]).transform("max")
    parts = []
    for column, year in enumerate(YEARS):
        part = pd.DataFrame({"gi_id": frame["gi_id"], "year": year})
        part["users"] = np.where(unsigned, 0, users[unit, column])
        part["output"] = np.where(largest, top * 3 // 2 + 100 * column, output[unit, column])
        heard = (frame["recognised_on"].dt.year <= year) & (random.random(len(users))[unit] >= MISSING)
        heard = np.where(largest, (year < SILENT_FROM) & (frame["recognised_on"].dt.year <= year), heard)
        parts.append(part[heard])
    made: pd.DataFrame = pd.concat(parts).sort_values(["gi_id", "year"], ignore_index=True)
    return made


def _figures(units: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Users and output by unit (row) and year (column)."""
    years = np.arange(len(YEARS))
    shape = (units, len(years))
    users = random.lognormal(0.55, 0.7, (units, 1)) * USERS_GROW**years * random.lognormal(0, 0.12, shape)
    output = random.lognormal(8.5, 0.9, (units, 1)) * OUTPUT_GROWS**years * random.lognormal(0, 0.25, shape)
    return np.maximum(1, np.rint(users)).astype("int64"), np.rint(output).astype("int64")


def _largest(frame: pd.DataFrame) -> "pd.Series[bool]":
    """The first produce of each province with both recognitions before 2021: the largest by far, and silent since."""
    last = frame.groupby("pair")["recognised_on"].transform("max")
    pairs = frame[last < "2021-01-01"].groupby("province")["pair"].first()
    return frame["pair"].isin(set(pairs))


def _unsigned(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Every twelfth GI of a province has no user of the official sign; products with a mark of their own have."""
    alone = frame["pair"].isna()
    unsigned: pd.Series[bool] = alone & (alone.groupby(frame["province"]).cumsum() % 12 == 5)
    return unsigned


MAKERS: dict[str, Maker] = {"gi_returns": gi_returns, "gi": gi}
