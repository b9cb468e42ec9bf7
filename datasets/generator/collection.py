"""The sampling frame of a collection form, with what is wrong with real lists."""

import numpy as np
import pandas as pd

from generator.directory import bodies
from generator.world import Maker, World

LISTED_ON = pd.Timestamp("2025-06-30")
NO_CONTACT = {"small": 0.35, "middle": 0.12, "large": 0.03}


def collection_frame(world: World) -> pd.DataFrame:
    """About 1,000 rows: the list of bodies from which a survey of mid-2025 was to be drawn.

    It was copied from the check of 2024-12-31: closed bodies stand in it, bodies recorded since do not, some stand in
    it twice, and small ones often have no address.
    """
    random = world.random("collection_frame")
    held = bodies(world)
    held = held[held["active"]].reset_index(drop=True)
    clients = np.rint(held["capacity_hours"].to_numpy(dtype=float) / 6 * random.lognormal(0, 0.35, len(held)))
    size = pd.cut(clients, [-1, 900, 2500, np.inf], labels=["small", "middle", "large"]).astype(str)
    lost = random.random(len(held)) < np.array([NO_CONTACT[one] for one in size])
    contact = np.where(lost, "none", random.choice(["phone", "online"], len(held), p=(0.4, 0.6)))
    frame = held[["inst_id", "province", "type"]].rename(columns={"type": "body_type"})
    frame = frame.assign(stratum=size, clients=clients.astype("int64"), contact=contact)
    frame = pd.concat([frame, _twice(frame, random)]).sort_values(["province", "inst_id"], kind="stable")
    frame.insert(0, "line", np.arange(1, len(frame) + 1))
    return frame.reset_index(drop=True)


def _twice(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Two bodies of each province stand in the list once more, one of them in another stratum."""
    drawn = frame.groupby("province", sort=False).sample(2, random_state=int(random.integers(2**31)))
    second = drawn.groupby("province").cumcount() == 1
    return drawn.assign(stratum=drawn["stratum"].where(~second, "large"), contact="online")


MAKERS: dict[str, Maker] = {"collection_frame": collection_frame}
