"""The practice table `institutions`: synthetic bodies, with traps that hold in every province (see README.md).

Every trap holds for any as-of date from 2025-03-31 to 2026-12-31: a body is recorded or closed early in 2025 (after the
keeper's tick of 2024-12-31, before the first date), or its later changes cannot undo the difference.
"""

import numpy as np
import pandas as pd

from generator.bodies import other_bodies
from generator.land import Body, Days, Land
from generator.municipal import municipal_bodies
from generator.names import hosts

TICKED_ON = pd.Timestamp("2024-12-31")
TYPES = (
    "provincial_node",
    "municipal_comprehensive",
    "county_station",
    "tisc",
    "university_centre",
    "outlet",
    "protection_centre",
    "agency_office",
    "trademark_window",
)
# Full-time staff (median) and skills by type.
PROFILE = {
    "provincial_node": (32, "enquiry|search|analysis|training|coordination"),
    "municipal_comprehensive": (9, "enquiry|search|training|referral"),
    "county_station": (2, "enquiry|referral"),
    "tisc": (8, "search|analysis|training"),
    "university_centre": (7, "search|analysis|training|transfer"),
    "outlet": (4, "enquiry|search|training"),
    "protection_centre": (24, "pre_examination|rapid_protection|mediation|enquiry"),
    "agency_office": (13, "filing|fees|enquiry"),
    "trademark_window": (3, "trademark_filing|fees|enquiry"),
}


def institutions(places: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """About 1,200 rows, one a body, sorted by place and type."""
    fresh = {kind: hosts(kind, random) for kind in ("university", "institute", "public")}
    total = places["tech_smes"].sum()
    bodies: list[Body] = []
    for _, own in places.groupby("province", sort=False):
        land = Land(own.reset_index(drop=True), own["tech_smes"].sum() / total, random, Days(random), fresh)
        bodies += municipal_bodies(land)
        bodies += other_bodies(land, uncovered=_uncovered(own, bodies))
    return _table(bodies, places, random)


def _uncovered(own: pd.DataFrame, bodies: list[Body]) -> list[str]:
    """Cities of the province that have no comprehensive body open at any time from 2025-03-31 on."""
    covered = {
        body.city
        for body in bodies
        if body.type == "municipal_comprehensive" and (body.closed is None or body.closed > pd.Timestamp("2025-03-31"))
    }
    cities = own.loc[own["level"] == "prefecture", "city"]
    return [city for city in cities if city not in covered]


def _table(bodies: list[Body], places: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    frame = pd.DataFrame([vars(body) for body in bodies])
    frame = frame.merge(places[["city", "code", "lon", "lat"]], on="city", validate="many_to_one")
    frame["rank"] = frame["type"].map({name: rank for rank, name in enumerate(TYPES)})
    frame = frame.sort_values(["code", "rank", "recorded", "name_zh"]).reset_index(drop=True)
    frame["inst_id"] = [f"I{number:04d}" for number in range(1, len(frame) + 1)]
    frame["host_id"] = [f"H{number + 1:04d}" for number in pd.factorize(frame["host"])[0]]
    frame[["lon", "lat"]] = (frame[["lon", "lat"]] + random.uniform(-0.12, 0.12, (len(frame), 2))).round(4)
    frame = _capacity(frame, random)
    opened = frame["recorded"] <= TICKED_ON
    frame["active"] = np.where(opened & ~(frame["closed"] <= TICKED_ON), "true", "false")
    frame["recorded_on"] = frame["recorded"].dt.strftime("%Y-%m-%d")
    frame["closed_on"] = frame["closed"].dt.strftime("%Y-%m-%d")
    columns = "inst_id host_id name_zh name_en type level province city lon lat staff skills capacity_hours"
    return frame[[*columns.split(), "recorded_on", "closed_on", "active"]]


def _capacity(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    median = frame["type"].map({name: profile[0] for name, profile in PROFILE.items()}).to_numpy(dtype=float)
    staff = np.maximum(1, np.rint(median * random.lognormal(0, 0.35, len(frame)))).astype("int64")
    hours = (np.rint(staff * random.uniform(900, 1500, len(frame)) / 10) * 10).astype("int64")
    skills = frame["type"].map({name: profile[1] for name, profile in PROFILE.items()})
    return frame.assign(staff=staff, capacity_hours=hours, skills=skills)
