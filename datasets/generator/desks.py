"""Whose service is on record: a busy body a province, one of every other type, and one that hardly anybody rates."""

import pandas as pd

from generator.world import World

FIRST, LAST = pd.Timestamp("2024-07-01"), pd.Timestamp("2026-10-31")
BUSY = "municipal_comprehensive"
MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
# Cases a week. A city centre of six takes 60 to 90; a full period of that in 31 provinces would not fit in the course,
# so seven provinces have it and the busy body of the others is one of a small city.
LARGE = ("北京市", "江苏省", "浙江省", "山东省", "河南省", "广东省", "四川省")
WEEKLY = {"large": 64.0, "busy": 13.2, "steady": 1.15, "tisc_of_a_city": 43.5}


def desks(world: World) -> pd.DataFrame:
    """Bodies open throughout: inst_id, province, city, inst_type, staff, weekly cases, role busy | steady | small."""
    bodies = _open_throughout(world["institutions"])
    rows = [row for province, own in bodies.groupby("province", sort=True) for row in _of_province(str(province), own)]
    return pd.DataFrame(rows).reset_index(drop=True)


def _open_throughout(bodies: pd.DataFrame) -> pd.DataFrame:
    recorded = pd.to_datetime(bodies["recorded_on"]) <= FIRST
    closed = pd.to_datetime(bodies["closed_on"].replace("", None))
    return bodies[recorded & (closed.isna() | (closed > LAST))].rename(columns={"type": "inst_type"})


def _of_province(province: str, own: pd.DataFrame) -> list[dict[str, object]]:
    busy_type = "provincial_node" if province in MUNICIPALITIES else BUSY
    rows = []
    for kind, bodies in own.groupby("inst_type", sort=True):
        # The largest of its type; the smallest for a second TISC, the one with a handful of ratings.
        ranked = bodies.sort_values(["staff", "inst_id"], ascending=[False, True])
        role = "busy" if kind == busy_type else "steady"
        rows.append(_row(ranked.iloc[0], role, _weekly(province, str(kind), role)))
        if kind == "tisc":
            rows.append(_row(ranked.iloc[-1], "small", 0.0))
    return rows


def _weekly(province: str, kind: str, role: str) -> float:
    if role == "busy":
        return WEEKLY["large" if province in LARGE else "busy"]
    return WEEKLY["tisc_of_a_city" if (province, kind) == ("山东省", "tisc") else "steady"]


def _row(body: pd.Series, role: str, weekly: float) -> dict[str, object]:
    kept = {name: body[name] for name in ("inst_id", "province", "city", "inst_type", "staff", "lon", "lat")}
    return {**kept, "role": role, "weekly": weekly}
