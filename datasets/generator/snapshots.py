"""The practice tables `snapshot_a`, `snapshot_b`, `snapshot_cache`: a directory on two days, and from a cache."""

import numpy as np
import pandas as pd

from generator.desks import FIRST, LAST
from generator.world import Maker, World

DAY_A, DAY_B = pd.Timestamp("2025-02-28"), pd.Timestamp("2025-03-28")
ROWS = 14  # bodies of a province in the directory
HOURS = ("09:00-17:00", "08:30-17:30", "09:00-16:30", "10:00-18:00")


def _directory(world: World) -> pd.DataFrame:
    bodies = world["institutions"]
    recorded, closed = pd.to_datetime(bodies["recorded_on"]), pd.to_datetime(bodies["closed_on"].replace("", None))
    own = bodies[(recorded <= FIRST) & (closed.isna() | (closed > LAST))]
    own = own.sort_values(["province", "inst_id"]).groupby("province", sort=True).head(ROWS).reset_index(drop=True)
    turn = own.groupby("province").cumcount()
    own["hours"] = turn.map(dict(enumerate(np.resize(HOURS, ROWS))))
    own["items_n"] = 5 + (turn * 3) % 8
    own["online"] = turn % 3 != 0
    own["turn"] = turn
    own = own.rename(columns={"name_zh": "name"})
    return own[["inst_id", "name", "province", "city", "hours", "items_n", "online", "turn"]]


def snapshot_a(world: World) -> pd.DataFrame:
    """The directory on 2025-02-28; the last two bodies of each province are not in it yet."""
    whole = _directory(world)
    return _finished(whole[whole["turn"] < whole.groupby("province")["turn"].transform("max") - 1], DAY_A)


def snapshot_b(world: World) -> pd.DataFrame:
    """The directory on 2025-03-28: new rows, a row gone, two real changes, three that only look like changes."""
    frame = _directory(world)
    frame = frame[frame["turn"] != 0].copy()
    frame.loc[frame["turn"] == 1, "hours"] = "13:00-17:00"
    frame.loc[frame["turn"] == 2, "items_n"] += 2
    # The keeper's new software writes the same hours with a long dash, and leaves a blank behind a name.
    frame.loc[frame["turn"] == 3, "hours"] = frame["hours"].str.replace("-", "—").str.replace(r"^0", "", regex=True)
    frame.loc[frame["turn"] == 4, "name"] += " "
    frame.loc[frame["turn"] == 5, "name"] = frame["name"].str[:2] + " " + frame["name"].str[2:]
    order = world.random("snapshot_b").permutation(len(frame))
    return _finished(frame.iloc[order], DAY_B, sort=False)


def snapshot_cache(world: World) -> pd.DataFrame:
    """What a cache gave on 2025-03-28: the rows of 2025-02-28 under the new day."""
    return world["snapshot_a"].assign(taken_on=DAY_B)


def _finished(frame: pd.DataFrame, day: pd.Timestamp, sort: bool = True) -> pd.DataFrame:
    frame = frame.drop(columns="turn").assign(taken_on=day)
    # The day of the keeper's check moves in every row: whoever compares whole rows finds nothing unchanged.
    frame["checked_on"] = day - pd.to_timedelta(np.arange(len(frame)) % 5, unit="D")
    return frame.sort_values("inst_id") if sort else frame


MAKERS: dict[str, Maker] = {"snapshot_a": snapshot_a, "snapshot_b": snapshot_b, "snapshot_cache": snapshot_cache}
