"""The practice tables `matching_bodies` and `utilities`: who has room, and what each client would get from whom."""

import numpy as np
import pandas as pd

from generator.desks import desks
from generator.world import Maker, World

# How many demands a body takes in one round; windows and offices take none.
SLOTS = {
    "provincial_node": 3, "municipal_comprehensive": 3, "tisc": 3, "university_centre": 2, "protection_centre": 2,
    "outlet": 1, "county_station": 1,
}  # fmt: skip
SECOND_TISC = 2
# Every third client can be served well by one of these only; the others by anybody, and by these a little better.
SOUGHT = ("tisc", "university_centre", "protection_centre")
EARTH_KM = 6371.0


def matching_bodies(world: World) -> pd.DataFrame:
    """Seven or eight bodies a province with the slots of one round."""
    bodies = desks(world)
    bodies = bodies[bodies["inst_type"].isin(SLOTS)].sort_values("inst_id")
    slots = bodies["inst_type"].map(SLOTS).where(bodies["role"] != "small", SECOND_TISC)
    return bodies.assign(slots=slots.astype("int64"))[["inst_id", "province", "inst_type", "city", "slots"]]


def utilities(world: World) -> pd.DataFrame:
    """One row a demand and body of its province: utility as the client states it, scale, rank, distance."""
    random, bodies = world.random("utilities"), world["matching_bodies"]
    asked = world["demands"][["demand_id", "province", "city", "asked_on"]].sort_values(["province", "demand_id"])
    asked["turn"] = asked.groupby("province").cumcount()
    frame = asked.merge(bodies[["inst_id", "province", "inst_type"]], on="province")
    frame["km"] = _distances(frame, world)
    benefit = _benefit(frame, random)
    frame["scale_max"] = np.where(frame["turn"] % 2 == 0, 100, 10)
    frame["utility"] = (benefit * frame["scale_max"]).round(1)
    frame["rank"] = _ranks(frame.assign(benefit=benefit))
    kept = ["demand_id", "inst_id", "province", "utility", "scale_max", "rank", "km"]
    return frame.sort_values(["demand_id", "inst_id"])[kept]


def _benefit(frame: pd.DataFrame, random: np.random.Generator) -> "pd.Series[float]":
    """From 0 to 1. A specialist has nearly nothing from anybody but one kind of body."""
    specialist = frame["turn"] % 3 == 2
    wanted = frame["inst_type"] == pd.Series(SOUGHT)[frame["turn"] // 3 % 3].to_numpy()
    liked = frame["inst_type"] == pd.Series(SOUGHT)[frame["turn"] % 3].to_numpy()
    noise = random.uniform(0, 0.06, len(frame))
    of_specialist = np.where(wanted, 0.90, 0.10) + noise
    of_others = np.where(liked, 0.84, 0.70) + noise
    return pd.Series(np.where(specialist, of_specialist, of_others), index=frame.index)


def _ranks(frame: pd.DataFrame) -> "pd.Series[int]":
    """What the client would put first when asked for a list: near and good; no two alike."""
    value = frame["benefit"] - frame["km"] / 2500
    return value.groupby(frame["demand_id"]).rank(ascending=False, method="first").astype("int64")


def _distances(frame: pd.DataFrame, world: World) -> np.ndarray:
    """Great-circle kilometres from the client's city to the body."""
    places = world["places"][["province", "city", "lon", "lat"]]
    at = world["institutions"][["inst_id", "lon", "lat"]].rename(columns={"lon": "lon_b", "lat": "lat_b"})
    both = frame[["province", "city", "inst_id"]].merge(places, on=["province", "city"], how="left")
    both = both.merge(at, on="inst_id", how="left")
    lon, lat, lon_b, lat_b = (np.radians(both[name].to_numpy(dtype=float)) for name in ("lon", "lat", "lon_b", "lat_b"))
    half = np.sin((lat_b - lat) / 2) ** 2 + np.cos(lat) * np.cos(lat_b) * np.sin((lon_b - lon) / 2) ** 2
    kilometres: np.ndarray = (2 * EARTH_KM * np.arcsin(np.sqrt(half))).round(0)
    return kilometres


MAKERS: dict[str, Maker] = {"matching_bodies": matching_bodies, "utilities": utilities}
