"""Reports from collection points: problems in people's words, their hidden kind, and one point that shouts."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from generator.brands import persons
from generator.cities import WORDS as CITIES
from generator.directory import bodies, open_through
from generator.world import Maker, World

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("reports.yaml").read_text(encoding="utf-8"))
YEARS = (2024, 2025)
LOUD_TYPE = {2024: "outlet", 2025: "county_station"}  # whose point sends one and the same complaint LOUD times
LOUD, LOUD_KIND = 14, "platform"
A_YEAR = 22  # reports by type of body and year; two types send one more, which makes 200
ONE_MORE = ("municipal_comprehensive", "tisc")
POINTS = 5  # collection points by type of body
NOT_AS_TICKED = 0.25
WITH_PERSON = 0.08
TYPES = [kind for kinds in CITIES["classes"].values() for kind in kinds]
SEARCH = CITIES["classes"]["search"]
ROW = "report_id point_id province body_type date text_zh text_en ticked_kind kind repeat_of person"


def reports(world: World) -> pd.DataFrame:
    """400 rows, 200 a year, in order of their days."""
    return _everything(world).drop(columns=["kind", "repeat_of", "person"])


def gold_reports(world: World) -> pd.DataFrame:
    """The kind of each report, what it repeats word for word, and whether it holds personal data."""
    frame = _everything(world)
    return frame[["report_id", "kind", "repeat_of", "person"]].rename(columns={"person": "personal_data"})


@lru_cache(maxsize=1)  # asked for by several makers of one world; read only
def _everything(world: World) -> pd.DataFrame:
    random = world.random("reports")
    points = _points(open_through(bodies(world), "2023-12-31", "2025-12-31"), random)
    names = persons(world.random("reports/persons"))
    rows: list[dict[str, object]] = []
    for year in YEARS:
        for kind_of_body in TYPES:
            own = points[points["type"] == kind_of_body]
            rows += _of_type(own, kind_of_body, year, random)
    frame = pd.DataFrame(rows).sort_values(["date", "point_id", "text_zh"], kind="stable", ignore_index=True)
    frame["report_id"] = [f"R{number:03d}" for number in range(1, len(frame) + 1)]
    frame["person"] = (random.random(len(frame)) < WITH_PERSON) & ~frame["loud"].to_numpy(dtype=bool)
    frame = _signed(frame, names, random)
    first = frame[frame["loud"]].groupby(frame["date"].dt.year)["report_id"].first()
    frame["repeat_of"] = frame["date"].dt.year.map(first).where(frame["loud"] & ~frame["report_id"].isin(set(first)))
    frame["ticked_kind"] = _ticked(frame["kind"], random)
    return frame[ROW.split()]


def _points(lasting: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Five bodies of each type that were open from before 2024 to the end of 2025."""
    parts = [
        lasting[lasting["type"] == kind].iloc[
            np.sort(random.choice((lasting["type"] == kind).sum(), POINTS, replace=False))
        ]
        for kind in TYPES
    ]
    points: pd.DataFrame = pd.concat(parts)[["inst_id", "province", "type"]]
    return points


def _of_type(
    points: pd.DataFrame, kind_of_body: str, year: int, random: np.random.Generator
) -> list[dict[str, object]]:
    family = "search" if kind_of_body in SEARCH else "desk"
    loud = LOUD_TYPE[year] == kind_of_body
    counts = WORDS["counts"][f"loud_{family}" if loud else family]
    kinds = [kind for kind, count in counts.items() for _ in range(count)]
    kinds += ["guidance"] * (kind_of_body in ONE_MORE)
    made = [_report(points, kind, year, random) for kind in kinds]
    return made + (_shouting(points, year, random) if loud else [])


def _report(points: pd.DataFrame, kind: str, year: int, random: np.random.Generator) -> dict[str, object]:
    zh, en = [], []
    for part in (
        WORDS["openings"],
        WORDS["kinds"][kind]["problems"],
        WORDS["kinds"][kind]["details"],
        WORDS["closings"],
    ):
        words = part[int(random.integers(len(part)))]
        zh.append(words[0])
        en.append(words[1])
    day = pd.Timestamp(f"{year}-01-05") + pd.Timedelta(days=int(random.integers(0, 355)))
    return {
        **_sender(points, int(random.integers(len(points)))), "date": day, "kind": kind, "loud": False,
        "text_zh": f"{zh[0]}：{zh[1]}，{zh[2]}。{zh[3]}", "text_en": f"{en[0]} {en[1]}, {en[2]}. {en[3]}".strip(),
    }  # fmt: skip


def _shouting(points: pd.DataFrame, year: int, random: np.random.Generator) -> list[dict[str, object]]:
    zh, en = WORDS["loud"]
    start = pd.Timestamp(f"{year}-04-02") + pd.Timedelta(days=int(random.integers(0, 90)))
    return [
        {
            **_sender(points, 0), "date": start + pd.Timedelta(days=number), "kind": LOUD_KIND, "loud": True,
            "text_zh": f"{zh}！" + "！" * (number % 3), "text_en": f"Again: {en}!" if number else f"{en.capitalize()}!",
        }
        for number in range(LOUD)
    ]  # fmt: skip


def _sender(points: pd.DataFrame, place: int) -> dict[str, object]:
    row = points.iloc[place]
    return {"point_id": row["inst_id"], "province": row["province"], "body_type": row["type"]}


def _signed(frame: pd.DataFrame, names: "Any", random: np.random.Generator) -> pd.DataFrame:
    """Some reports name a person with a telephone number; no mobile number begins with 10."""
    for index in frame.index[frame["person"]]:
        zh, en = next(names)
        phone = f"10{int(random.integers(10**9)):09d}"
        frame.loc[index, "text_zh"] += f"联系人{zh}，电话{phone}。"
        frame.loc[index, "text_en"] += f" Contact: {en}, phone {phone}."
    return frame


def _ticked(kinds: "pd.Series[str]", random: np.random.Generator) -> np.ndarray:
    """What the sender ticked on the form: one in four is wrong, most of those for the first of the list."""
    wrong = random.random(len(kinds)) < NOT_AS_TICKED
    other = random.choice(list(WORDS["kinds"]), len(kinds))
    other = np.where(random.random(len(kinds)) < 0.5, next(iter(WORDS["kinds"])), other)
    return np.where(wrong, other, kinds)


MAKERS: dict[str, Maker] = {"reports": reports, "gold_reports": gold_reports}
