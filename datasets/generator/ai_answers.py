"""Answers of a writing machine with cited publications: fluent, and wrong in four ways as often as right."""

from typing import Any

import numpy as np
import pandas as pd

from generator.judging import pool
from generator.patent_dates import LAST
from generator.vocabulary import Concept, Subfield, by_industry, subfields
from generator.world import Maker, World

TRUTHS = ["right"] * 7 + ["not_supported"] * 4 + ["no_such_publication"] * 3 + ["wrong_date"] * 3 + ["wrong_status"] * 3
ZH = (
    "{n}（{d}公开，{s}）公开了一种{t}，其中采用{m}，{does}。",
    "最接近的文献为{n}，公开日为{d}，目前{s}；其记载了带有{m}的{t}。",
    "{t}领域已有{n}（{d}），{s}，其中的{m}{does}。",
)
EN = (
    "{n} (published {d}, {s}) discloses a {t} with a {m}, which {does}.",
    "The closest document is {n} of {d}, {s}; it describes a {t} that has a {m}.",
    "In this field there is {n} ({d}), {s}, whose {m} {does}.",
)
GRANTED, PENDING = ("已获授权", "granted"), ("尚未授权", "not granted")


def ai_answers(world: World) -> pd.DataFrame:
    """Twenty answers a field: text_zh, text_en, cited_pub, what is stated about it (day, grant), and the truth."""
    parts = [_of(world, field) for field in by_industry()]
    frame = pd.concat(parts, ignore_index=True)
    frame.insert(0, "answer_id", [f"Q{place:03d}" for place in range(1, len(frame) + 1)])
    return frame


def _of(world: World, field: str) -> pd.DataFrame:
    random = world.random(f"ai_answers/{field}")
    frame = pool(world)
    usable = frame["office"].isin(["CN", "US", "EP"]) & frame["stage"].eq("A") & frame["decoy"].isna()
    usable &= frame["kind"].eq("invention") & frame["tech_field"].eq(field)
    usable &= ~frame["naming_zh"].str.contains("b")
    some = frame[usable].iloc[random.permutation(int(usable.sum()))[:400]]
    pending = some[some["grant"].isna() & (some["pub"] < LAST - pd.Timedelta(days=400))]
    truths = [TRUTHS[place] for place in random.permutation(len(TRUTHS))]
    taken = iter(some[~some.index.isin(pending.index[:3])].to_dict("records"))
    waiting = iter(pending.to_dict("records"))
    known = set(frame["pub_no"])
    rows = [_answer(next(waiting if truth == "wrong_status" else taken), truth, random, known) for truth in truths]
    return pd.DataFrame(rows).assign(tech_field=field)[COLUMNS]


def _answer(row: dict[Any, Any], truth: str, random: np.random.Generator, known: set[str]) -> dict[str, object]:
    field = subfields()[row["subfield"]]
    thing, feature = field.find("things", row["thing"]), _feature(field, row, truth, random)
    number = _invented(row["pub_no"], random, known) if truth == "no_such_publication" else row["pub_no"]
    day = row["filing"] if truth == "wrong_date" else row["pub"]
    granted = pd.notna(row["grant"]) or truth == "wrong_status"
    form, status = int(random.integers(3)), GRANTED if granted else PENDING
    said = {"n": number, "d": f"{day:%Y-%m-%d}"}
    return {
        "text_zh": ZH[form].format(**said, s=status[0], t=thing.zh[0], m=feature.zh[0], does=feature.does_zh),
        "text_en": EN[form].format(**said, s=status[1], t=thing.en[0], m=feature.en[0], does=feature.does_en),
        "cited_pub": number, "stated_date": day, "stated_granted": bool(granted), "truth": truth,
    }  # fmt: skip


def _feature(field: Subfield, row: dict[Any, Any], truth: str, random: np.random.Generator) -> Concept:
    held = row["means"].split("|")
    if truth == "not_supported":
        free = [one for one in field.means if one.id not in held]
        return free[int(random.integers(len(free)))]
    return field.find("means", held[0])


def _invented(number: str, random: np.random.Generator, known: set[str]) -> str:
    """A number of the same form that no publication bears."""
    while True:
        digit = str(int(random.integers(10)))
        made = number[:6] + digit + number[7:]
        if made not in known:
            return made


COLUMNS = "tech_field text_zh text_en cited_pub stated_date stated_granted truth".split()  # noqa: SIM905  # a row of names
MAKERS: dict[str, Maker] = {"ai_answers": ai_answers}
