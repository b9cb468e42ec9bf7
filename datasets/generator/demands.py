"""The practice table `demands`: what clients of a province ask for in advance, month by month."""

from collections import Counter
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from generator.clients import with_type
from generator.world import Maker, World

STOCK = Path(__file__).with_name("demands.yaml")
FIELDS = {
    "new_it": ("新一代信息技术", "new-generation IT"), "high_end_equipment": ("高端装备", "high-end equipment"),
    "new_materials": ("新材料", "new materials"), "biotech": ("生物技术", "biotechnology"),
    "new_energy_vehicles": ("新能源汽车", "new energy vehicles"), "new_energy": ("新能源", "new energy"),
    "energy_saving": ("节能环保", "energy saving"), "digital_creative": ("数字创意", "digital creation"),
    "related_services": ("相关技术服务", "technical services"),
}  # fmt: skip
MONTHS = [str(month) for month in pd.period_range("2024-07", "2026-10", freq="M")]
# The kinds of text in the order in which a province gets them: every group within any eight demands.
ORDER = ("plain", "strategic_st", "rural", "plain", "new_field", "lures", "inventor", "key_core_tech")
STAGES, CAPABILITIES = ("idea", "rd", "filing", "product", "scale"), ("none", "basic", "team")
# Who asks, by kind of text; rural co-operatives are firms of the register like others.
ASKS = {
    "strategic_st": ("institute", "university"),
    "inventor": ("person",),
    "rural": ("other_firm", "person"),
    "lures": ("tech_sme", "other_firm"),
}
ANYBODY = ("tech_sme", "other_firm", "tech_sme", "university")
# What a desk writes down when it looks at the name alone.
BY_NAME = {"tech_sme": "科技|技术|智能", "rural": "农业", "new_field": "数据|数字|智能"}


def demands(world: World) -> pd.DataFrame:
    """63 rows a province: 3 a month to January 2025, 2 a month after it."""
    random, stock = world.random("demands"), yaml.safe_load(STOCK.read_text(encoding="utf-8"))
    own = with_type(world["applicants"])
    parts = [_of_province(pool, stock, random) for _, pool in own.groupby("province", sort=True)]
    frame = pd.concat(parts, ignore_index=True).sort_values(["asked_on", "province"], kind="stable")
    frame["demand_id"] = [f"D{number:04d}" for number in range(1, len(frame) + 1)]
    frame["tags_desk"] = _tags_by_name(frame["name_zh"])
    columns = (
        "demand_id applicant_id province city asked_on month stage capability tech_field topic hours place_bound "
        "need_zh need_en tags_desk"
    )
    return frame[columns.split()]


def _of_province(pool: pd.DataFrame, stock: dict[str, Any], random: np.random.Generator) -> pd.DataFrame:
    months = [month for at, month in enumerate(MONTHS) for _ in range(3 if at < 7 else 2)]
    pools = {kind: own.to_dict("records") for kind, own in pool.groupby("client_type")}
    used: Counter[str] = Counter()
    rows = []
    for number, month in enumerate(months):
        kind = ORDER[number % len(ORDER)]
        wanted = ASKS.get(kind, (ANYBODY[(number // 3) % len(ANYBODY)],))
        could = [client for one in wanted for client in pools.get(one, [])] or pools["other_firm"]
        text = stock[kind][used[kind] % len(stock[kind])]
        used[kind] += 1
        rows.append(_row(text, could[int(random.integers(len(could)))], month, random))
    return pd.DataFrame(rows)


def _row(text: list[Any], client: dict[Hashable, Any], month: str, random: np.random.Generator) -> dict[str, object]:
    topic, hours, zh, en = text
    field = str(client["industry"]) if client["industry"] else str(random.choice(list(FIELDS)))
    day = pd.Timestamp(f"{month}-01") + pd.Timedelta(days=int(random.integers(0, 26)))
    return {
        "applicant_id": client["applicant_id"], "name_zh": client["name_zh"], "province": client["province"],
        "city": client["city"], "asked_on": day, "month": month, "tech_field": field, "topic": topic,
        "stage": str(random.choice(STAGES)), "capability": CAPABILITIES[_capability(client, random)],
        "hours": max(2, round(hours * float(random.uniform(0.7, 1.4)))),
        "place_bound": topic in ("training", "gi_help") or bool(random.random() < 0.15),
        "need_zh": zh.format(f=FIELDS[field][0]), "need_en": en.format(f=FIELDS[field][1]),
    }  # fmt: skip


def _capability(client: dict[Hashable, Any], random: np.random.Generator) -> int:
    shares = {"university": (0.1, 0.4, 0.5), "institute": (0.1, 0.4, 0.5), "person": (0.8, 0.2, 0.0)}
    small, others = (0.45, 0.45, 0.10), (0.2, 0.5, 0.3)
    shares |= {"tech_sme": small, "other_firm": others}
    return int(random.choice(3, p=shares[str(client["client_type"])]))


def _tags_by_name(names: pd.Series) -> pd.Series:
    held = pd.DataFrame({tag: names.str.contains(words) for tag, words in BY_NAME.items()})
    return held.apply(lambda row: "|".join(tag for tag in held.columns if row[tag]) or None, axis=1)


MAKERS: dict[str, Maker] = {"demands": demands}
