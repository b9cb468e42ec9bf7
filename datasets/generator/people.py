"""Competences, levels of staff, points for activities, training sessions. Staff have codes, never names."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from generator import examination, rated_works
from generator.cities import WORDS as CITIES
from generator.directory import bodies, open_through
from generator.world import Maker, World

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("people.yaml").read_text(encoding="utf-8"))
ROLES: dict[str, list[Any]] = WORDS["roles"]
COMPETENCES = list(WORDS["competences"])
CLASS_OF = {kind: name for name, kinds in CITIES["classes"].items() for kind in kinds}
ASSESSED, NOT_ASSESSED, OLDER, SELF = "2026-03-31", 0.04, 0.25, 0.30


def competences(_world: World) -> pd.DataFrame:
    """72 rows: the level that each of six roles needs in each of twelve competences."""
    rows = [
        (role, zh, en, name, *WORDS["competences"][name], level)
        for role, (zh, en, levels) in ROLES.items()
        for name, level in zip(COMPETENCES, levels, strict=True)
    ]
    names = "role role_zh role_en competence competence_zh competence_en level"
    return pd.DataFrame(rows, columns=names.split(" "))


def staff(world: World, random: np.random.Generator) -> pd.DataFrame:
    """216 people: staff_code, inst_id, body_type, role; 24 a type of body, in bodies that are open to the end."""
    lasting = open_through(bodies(world), "2023-12-31", "2026-10-31")
    rows = []
    for kind, name in CLASS_OF.items():
        own = lasting.loc[lasting["type"] == kind, "inst_id"].to_numpy(dtype=object)
        # Few bodies, so that several colleagues sit in one.
        few = random.choice(own, 8, replace=False)
        roles = [role for role, count in zip(ROLES, WORDS["mix"][name], strict=True) for _ in range(count)]
        rows += [(str(few[number % len(few)]), kind, role) for number, role in enumerate(roles)]
    frame = pd.DataFrame(rows, columns=["inst_id", "body_type", "role"])
    frame.insert(0, "staff_code", [f"S{number:03d}" for number in 1 + random.permutation(len(frame))])
    return frame


def staff_levels(world: World) -> pd.DataFrame:
    """About 3,900 rows: each person's level in each competence, as assessed, as assessed earlier, as judged by self."""
    random = world.random("staff_levels")
    people = staff(world, world.random("staff"))
    wide = people.loc[np.repeat(people.index, len(COMPETENCES))].reset_index(drop=True)
    wide["competence"] = np.tile(COMPETENCES, len(people))
    needed = np.array([level for role in people["role"] for level in ROLES[role][2]])
    size = len(wide)
    level = np.clip(needed + random.choice([-2, -1, 0, 0, 1], size, p=(0.08, 0.30, 0.32, 0.15, 0.15)), 0, 3)
    now = wide.assign(basis="assessed", assessed_on=_day("2025-10-01", 180, size, random), level=level)
    old = now.assign(assessed_on=_day("2023-03-01", 400, size, random), level=np.maximum(0, level - 1))
    own = now.assign(basis="self", assessed_on=_day("2026-04-10", 100, size, random), level=np.minimum(3, level + 1))
    parts = [
        now[random.random(size) >= NOT_ASSESSED], old[random.random(size) < OLDER], own[random.random(size) < SELF]
    ]  # fmt: skip
    return pd.concat(parts).sort_values(["staff_code", "competence", "assessed_on"], ignore_index=True)


def _day(first: str, span: int, size: int, random: np.random.Generator) -> "pd.Series[pd.Timestamp]":
    return pd.Timestamp(first) + pd.Series(pd.to_timedelta(random.integers(0, span, size), unit="D"))


def incentive_rules(_world: World) -> pd.DataFrame:
    """Seven activities with points and the cap that the second scheme sets."""
    rows = [
        (name, zh, en, points, cap, minutes) for name, (points, cap, minutes, zh, en) in WORDS["activities"].items()
    ]
    return pd.DataFrame(rows, columns=["activity", "zh", "en", "points", "cap", "usual_minutes"])


def incentive_levels(_world: World) -> pd.DataFrame:
    """Points of a quarter and the level they give."""
    rows = [(minimum, zh, en) for minimum, (zh, en) in WORDS["levels"].items()]
    return pd.DataFrame(rows, columns=["min_points", "zh", "en"])


def incentive_log(world: World) -> pd.DataFrame:
    """About 1,600 rows: what twelve people of each type of body did in the second quarter of 2026."""
    random = world.random("incentive_log")
    people = staff(world, world.random("staff")).groupby("body_type", sort=False).head(12)
    rows = []
    for kind, own in people.groupby("body_type", sort=False):
        # The third of each type lives for the points, the fourth works slowly and well.
        for number, code in enumerate(own["staff_code"]):
            rows += _entries(str(code), str(kind), number, random)
    frame = pd.DataFrame(rows).sort_values(["date", "staff_code", "activity"], ignore_index=True)
    frame.insert(0, "log_id", [f"L{number:04d}" for number in range(1, len(frame) + 1)])
    return frame


def _entries(code: str, kind: str, number: int, random: np.random.Generator) -> list[dict[str, object]]:
    if number == 2:
        plan = [
            ("search_done", 12, 3, 2.0),
            ("ticket_closed", 30, 6, 2.0),
            ("look_up", 45, 5, 2.0),
            ("talk", 5, 1, 2.0),
        ]
    elif number == 3:
        plan = [
            ("search_done", 3, 1, 4.8),
            ("report", 1, 1, 4.9),
            ("ticket_closed", 6, 1, 4.7),
            ("case_card", 1, 1, 4.6),
        ]
    else:
        plan = [
            ("search_done", 3, 1, 4.0),
            ("ticket_closed", 9, 1, 4.0),
            ("look_up", 12, 1, 4.0),
            ("self_study", 2, 1, 4.0),
        ]
        plan += [("talk", 1, 1, 4.0), ("report", 1, 1, 4.0)][: int(random.integers(0, 3))]
    made = [_entry(month, one, number == 2, random) for month in (4, 5, 6) for one in plan]
    return [{"staff_code": code, "body_type": kind, **entry} for entry in made]


def _entry(month: int, one: tuple[str, int, int, float], games: bool, random: np.random.Generator) -> dict[str, object]:
    """One line of a month: units of an activity. Split work takes a fraction of the usual time and few check it."""
    activity, typical, split, quality = one
    units = max(1, round(typical * float(random.lognormal(0, 0.05 if games else 0.25)))) * (split if games else 1)
    minutes = units * WORDS["activities"][activity][2] / (split * 2 if games else 1) * float(random.lognormal(0, 0.12))
    rated = activity not in ("look_up", "self_study")
    return {
        "date": pd.Timestamp(2026, month, int(random.integers(24, 30))),
        "activity": activity, "units": units, "minutes": round(minutes),
        "quality": round(float(np.clip(quality + random.normal(0, 0.15), 1, 5)), 1) if rated else np.nan,
        "verified": bool(random.random() < (0.15 if games else 0.93)),
    }  # fmt: skip


def sessions(world: World) -> pd.DataFrame:
    """126 sessions: lectures fill the hall, practice teaches; two in five had no test before."""
    random = world.random("sessions")
    people = staff(world, world.random("staff"))
    rows = []
    for kind, own in people.groupby("body_type", sort=False):
        trainers = own.loc[own["role"] == "trainer", ["staff_code", "inst_id"]].to_numpy(dtype=object)
        rows += [_session(str(kind), number, trainers, random) for number in range(14)]
    frame = pd.DataFrame(rows).sort_values(["date", "inst_id", "topic_en"], ignore_index=True)
    frame.insert(0, "session_id", [f"T{number:03d}" for number in range(1, len(frame) + 1)])
    return frame


def _session(kind: str, number: int, trainers: np.ndarray, random: np.random.Generator) -> dict[str, object]:
    zh, en, form = WORDS["topics"][number % len(WORDS["topics"])]
    code, body = trainers[number % len(trainers)]
    lecture = form == "lecture"
    attended = int(random.integers(70, 180) if lecture else random.integers(12, 28))
    before = float(random.uniform(42, 58))
    after = before + float(random.uniform(1, 6) if lecture else random.uniform(14, 24))
    return {
        "inst_id": body, "body_type": kind, "trainer_code": code, "topic_zh": zh, "topic_en": en, "form": form,
        "date": pd.Timestamp("2025-09-01") + pd.Timedelta(days=int(random.integers(0, 400))),
        "minutes": 90 if lecture else 120,
        "registered": round(attended * float(random.uniform(1.05, 1.5))), "attended": attended,
        "first_time": round(attended * float(random.uniform(0.3, 0.6))),
        "rating": round(float(random.uniform(4.7, 4.95) if lecture else random.uniform(4.2, 4.7)), 2),
        "pre_mean": np.nan if number % 5 in (1, 3) else round(before, 1), "post_mean": round(after, 1),
    }  # fmt: skip


MAKERS: dict[str, Maker] = {
    "competences": competences,
    "staff_levels": staff_levels,
    "incentive_rules": incentive_rules,
    "incentive_levels": incentive_levels,
    "incentive_log": incentive_log,
    "sessions": sessions,
    **examination.MAKERS,
    **rated_works.MAKERS,
}
