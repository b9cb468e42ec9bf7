"""The directory of bodies as other tables need it: days as days, and which bodies were open."""

import pandas as pd

from generator.world import World


def bodies(world: World) -> pd.DataFrame:
    """`institutions` with recorded_on and closed_on as days and active as truth."""
    frame = world["institutions"]
    frame["recorded_on"], frame["closed_on"] = pd.to_datetime(frame["recorded_on"]), pd.to_datetime(frame["closed_on"])
    frame["active"] = frame["active"].astype(str).str.lower() == "true"
    return frame


def open_through(frame: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """The bodies that were recorded by the first day and not closed by the last."""
    begun, over = frame["recorded_on"] <= pd.Timestamp(first), frame["closed_on"] <= pd.Timestamp(last)
    kept: pd.DataFrame = frame[begun & ~over]
    return kept
