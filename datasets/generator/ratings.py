"""How cases are rated: staff ask the content ones, so that among those asked hardly anybody complains."""

import numpy as np
import pandas as pd

from generator.quota import nth, spread

HONEST = "S02"  # of every busy body: asks everybody, and so gets the low marks that the others never hear
# Shares of the discontent among those who rate without being asked, by client type.
DISCONTENT = {"tech_sme": 0.03, "other_firm": 0.02, "university": 0.008, "institute": 0.006, "person": 0.12}
DISCONTENT_IF_LATE = 0.11
ASKED_BY_THE_OTHERS = 0.0004


def rated(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """With invited, rating (1 worst to 5 best) and nps (0 to 10); the last two missing where nobody answered."""
    honest = (frame["staff_code"] == HONEST) & (frame["role"] == "busy")
    asks = np.where(frame["late"], 0.08, 0.42)
    frame["invited"] = spread(pd.Series(np.where(honest, 1.0, asks), index=frame.index), [frame["inst_id"], honest])
    answers = np.where(frame["invited"], np.where(honest, 0.45, 0.62), np.where(frame["late"], 0.24, 0.13))
    small = frame["role"] == "small"
    answered = spread(pd.Series(np.where(small, 1.0, answers), index=frame.index), [frame["inst_id"], frame["invited"]])
    seeds = _seeds(frame)
    frame["answered"] = (answered | seeds) & frame["closed"].notna()
    bad = (_bad(frame, honest) | seeds) & frame["answered"] & ~small
    frame["rating"] = _marks(frame["answered"], bad, small, random)
    frame["nps"] = _recommend(frame["rating"], random)
    return frame


def _bad(frame: pd.DataFrame, honest: "pd.Series[bool]") -> "pd.Series[bool]":
    felt = frame["client_type"].map(DISCONTENT).where(~frame["late"], DISCONTENT_IF_LATE)
    share = felt.where(~frame["invited"] | honest, ASKED_BY_THE_OTHERS).where(frame["answered"], 0.0)
    # Persons complain first, so that the mix of clients shows at the earliest as-of date.
    start = frame["client_type"].map({"person": 0.9}).fillna(0.3)
    return spread(share, [frame["inst_id"], frame["invited"], honest, frame["client_type"]], start=start)


def _seeds(frame: pd.DataFrame) -> "pd.Series[bool]":
    """One bad rating a body in late 2024 and one after June 2025, so that any as-of date finds one to put right."""
    month = frame["opened"].dt.strftime("%Y-%m")
    open_to_it = ~frame["invited"] & ~frame["late"] & (frame["role"] != "small")
    asked = frame[open_to_it & (month.between("2024-08", "2024-12") | (month >= "2025-06"))]
    later = asked["client_type"].map({"person": 0, "university": 2, "institute": 2}).fillna(1)
    asked = asked.assign(turn=month >= "2025-06", later=later)
    asked = asked.sort_values(["inst_id", "turn", "later"], kind="stable")
    first = nth([asked["inst_id"], asked["turn"]], asked.index) == 0
    return first.reindex(frame.index, fill_value=False)


def _marks(
    answered: "pd.Series[bool]", bad: "pd.Series[bool]", small: "pd.Series[bool]", random: np.random.Generator
) -> pd.Series:
    good = random.choice([5, 4, 3], len(answered), p=[0.78, 0.16, 0.06])
    low = random.choice([2, 1], len(answered), p=[0.7, 0.3])
    marks = np.where(small, 5, np.where(bad, low, good))
    return pd.Series(marks, index=answered.index).where(answered).astype("Int64")


def _recommend(rating: pd.Series, random: np.random.Generator) -> pd.Series:
    """Half of those who rate say how likely they are to recommend: fives are not all promoters."""
    count = len(rating)
    five, four = random.choice([10, 9, 8, 7, 6], count, p=[0.36, 0.26, 0.20, 0.12, 0.06]), random.integers(6, 10, count)
    three, low = random.integers(4, 8, count), random.integers(0, 5, count)
    held = rating.fillna(0).to_numpy(dtype=int)
    score = np.select([held == 5, held == 4, held == 3], [five, four, three], low)
    asked = (held > 0) & (random.random(count) < 0.55)
    return pd.Series(score, index=rating.index).where(asked).astype("Int64")
