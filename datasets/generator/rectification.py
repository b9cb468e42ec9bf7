"""The practice table `rectification`: what became of the bad ratings."""

import numpy as np
import pandas as pd

from generator.quota import nth
from generator.working_days import Calendar
from generator.world import Maker, World

PUT_RIGHT_IN = 15  # working days, as one city reports it
# What becomes of the bad ratings of a body, in turn: working days until put right, None for never, "lost" for no row.
COURSE: tuple[int | str | None, ...] = (19, 6, "lost", 15, 11, 8, None, 14, 24, 9)


def rectification(world: World) -> pd.DataFrame:
    """One row a bad rating (1 or 2) that somebody entered in the list; some never were."""
    calendar, tickets = Calendar(world["working_days"]), world["tickets"]
    bad = tickets[tickets["rating"].le(2).fillna(False).astype(bool)].sort_values(["inst_id", "closed", "case_id"])
    turn = nth([bad["inst_id"]], bad.index) % len(COURSE)
    course = turn.map(dict(enumerate(COURSE)))
    bad = bad[course != "lost"].assign(days=course)
    bad["due"] = calendar.after(bad["closed"], PUT_RIGHT_IN)
    put_right = bad["days"].notna()
    bad["done"] = calendar.after(bad["closed"], bad["days"].where(put_right, 0).astype(int)).where(put_right)
    bad["done"] = bad["done"].where(bad["done"] <= pd.Timestamp("2026-10-31"))
    bad["called_back"] = bad["done"].notna() & (np.arange(len(bad)) % 6 != 0)
    kept = ["case_id", "inst_id", "province", "inst_type", "closed", "due", "done", "called_back"]
    return bad[kept].rename(columns={"closed": "rated_on"}).sort_values("case_id")


MAKERS: dict[str, Maker] = {"rectification": rectification}
