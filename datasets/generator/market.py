"""The practice table `market_panel`: free service and market volume by city and month."""

import numpy as np
import pandas as pd

from generator.desks import FIRST, LAST
from generator.world import Maker, World

STARTED = pd.Timestamp("2025-01-01")
GROWTH = 0.011  # a month, everywhere: before and after alone shows a rise even where the service drives business away
CROWDS_OUT, CROWDS_IN = -0.06, 0.08


def market_panel(world: World) -> pd.DataFrame:
    """337 cities x 28 months. In each province with cities the first of every two got the free service in 2025-01."""
    random, places = world.random("market_panel"), world["places"]
    places["treated"] = _treated(places)
    order = {province: at for at, province in enumerate(sorted(places["province"].unique()))}
    places["effect"] = np.where(places["province"].map(order) % 2 == 0, CROWDS_OUT, CROWDS_IN)
    months = pd.DataFrame({"month": pd.date_range(FIRST, LAST, freq="MS")})
    frame = places[["province", "city", "firms", "treated", "effect"]].merge(months, how="cross")
    step = (frame["month"].dt.year - 2024) * 12 + frame["month"].dt.month - 7
    after = frame["month"] >= STARTED
    level = frame["firms"] / 260 * np.where(frame["treated"], 1.35, 1.0)
    season = np.where(frame["month"].dt.month == 2, 0.85, 1.0)
    effect = np.where(after & frame["treated"], 1 + frame["effect"], 1.0)
    noise = random.normal(1, 0.012, len(frame))
    frame["market_volume"] = np.rint(level * (1 + GROWTH * step) * season * effect * noise).astype("int64")
    served = random.poisson(np.maximum(6, level * 0.08), len(frame))
    frame["free_cases"] = np.where(after & frame["treated"], served, 0).astype("int64")
    frame["after"] = after
    return frame[["province", "city", "month", "treated", "after", "free_cases", "market_volume"]]


def _treated(places: pd.DataFrame) -> pd.Series:
    # By size, so that the groups differ in level: comparing them after the start alone misleads too.
    rank = places.groupby("province")["firms"].rank(ascending=False, method="first")
    size = places.groupby("province")["city"].transform("size")
    return (rank % 2 == 1) & (size > 1)


MAKERS: dict[str, Maker] = {"market_panel": market_panel}
