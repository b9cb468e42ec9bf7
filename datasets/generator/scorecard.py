"""The practice table `body_scorecard`: what is known of each body for its yearly grade."""

import numpy as np
import pandas as pd

from generator.desks import FIRST, LAST
from generator.quota import nth
from generator.world import Maker, World

YEAR = 2024
FEW_RATINGS = 10  # below this the satisfied share is not stated


def body_scorecard(world: World) -> pd.DataFrame:
    """About 900 rows, the bodies open throughout. In each province the best by score has a veto against it."""
    random, bodies = world.random("body_scorecard"), world["institutions"].rename(columns={"type": "inst_type"})
    recorded, closed = pd.to_datetime(bodies["recorded_on"]), pd.to_datetime(bodies["closed_on"].replace("", None))
    frame = (
        bodies[(recorded <= FIRST) & (closed.isna() | (closed > LAST))].sort_values("inst_id").reset_index(drop=True)
    )
    count, place = len(frame), nth([frame["province"]], frame.index)
    # 0 to 1: one body is good at most things, another at few.
    level = random.beta(3.2, 1.8, count)
    frame["year"] = YEAR
    frame["trained_share"] = (0.3 + 0.7 * level * random.uniform(0.85, 1, count)).clip(0, 1).round(2)
    frame["on_time"] = (0.7 + 0.29 * level * random.uniform(0.9, 1, count)).round(3)
    frame["ratings_n"] = random.integers(0, 90, count)
    frame["satisfied"] = (0.9 + 0.099 * level * random.uniform(0.9, 1, count)).round(3)
    frame["complete_items"] = (4 + 4 * level * random.uniform(0.85, 1, count)).round(1)
    frame["outreach"] = np.rint(1 + 19 * level * random.uniform(0.8, 1, count)).astype("int64")
    frame = _planted(frame, place)
    frame["satisfied"] = frame["satisfied"].where(frame["ratings_n"] >= FEW_RATINGS)
    kept = ["inst_id", "province", "inst_type", "year", "trained_share", "on_time", "ratings_n", "satisfied"]
    return frame[[*kept, "complete_items", "outreach", "charged_free", "leaked_secret", "promised_result"]]


def _planted(frame: pd.DataFrame, place: pd.Series) -> pd.DataFrame:
    """The second of a province is best and took money for a free service; the third is good and hardly rated."""
    best, unrated = place == 1, place == 2
    full = ["trained_share", "on_time", "ratings_n", "satisfied", "complete_items", "outreach"]
    frame.loc[best, full] = [1.0, 0.999, 80, 0.999, 8.0, 20]
    frame.loc[unrated, full] = [0.95, 0.98, 4, 0.99, 7.8, 18]
    frame["charged_free"] = best
    frame["leaked_secret"] = place == 9
    frame["promised_result"] = place == 14
    return frame.astype({"ratings_n": "int64", "outreach": "int64"})


MAKERS: dict[str, Maker] = {"body_scorecard": body_scorecard}
