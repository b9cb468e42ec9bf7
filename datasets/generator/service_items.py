"""The practice table `service_items`: what each kind of body offers, in eight elements, with planted gaps."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from generator.institutions import TYPES
from generator.world import Maker, World

STOCK = Path(__file__).with_name("service_items.yaml")
EMPTY, LATER, SOON = ("", ""), ("另行通知", "To be announced"), ("尽快办理", "As soon as possible")
WRONG = {"empty": EMPTY, "placeholder": LATER, "vague": SOON}
FIRST_GUIDE, OLD_GUIDE = date(2024, 3, 1), date(2021, 5, 18)


def service_items(_world: World) -> pd.DataFrame:
    """One row an item of a kind of body, in the order of its printed list; item_id names both, such as TI03."""
    stock = yaml.safe_load(STOCK.read_text(encoding="utf-8"))
    rows = [
        _row(stock, kind, number, item) for kind in TYPES for number, item in enumerate(stock["items"][kind], start=1)
    ]
    return pd.DataFrame(rows)


def _row(stock: dict[str, Any], kind: str, number: int, item: tuple[str, str, int]) -> dict[str, Any]:
    topic, tier, limit = item
    told = stock["topics"][topic]
    faults = {element: how for name, element, how in stock["faults"][kind] if name == topic}
    head = {"item_id": f"{_initials(kind)}{number:02d}", "inst_type": kind, "topic": topic}
    name = {"name_zh": told["name"][0], "name_en": told["name"][1]}
    texts = _texts(stock, kind, topic, limit) | {element: WRONG[how] for element, how in faults.items() if how in WRONG}
    spelt = {f"{element}_{end}": text[at] for element, text in texts.items() for at, end in enumerate(("zh", "en"))}
    return {**head, **name, "tier": tier, "limit_days": limit, **spelt, "guide_on": _guide(faults, number, kind)}


def _texts(stock: dict[str, Any], kind: str, topic: str, limit: int) -> dict[str, tuple[str, str]]:
    """The eight elements in the order of the columns."""
    told = stock["topics"][topic]
    return {
        "conditions": told["conditions"],
        "clients": stock["clients"][told["clients"]],
        "channel": stock["channel"][kind],
        "papers": told["papers"],
        "steps": told["steps"],
        "time_limit": _limit(limit),
        "result": told["result"],
        "feedback": stock["feedback"][kind],
    }


def _limit(limit: int) -> tuple[str, str]:
    if limit == 0:
        return "当场办结", "On the spot"
    days = "day" if limit == 1 else "days"
    return f"自受理次日起 {limit} 个工作日内", f"Within {limit} working {days} from the day after acceptance"


def _guide(faults: dict[str, str], number: int, kind: str) -> pd.Timestamp | None:
    how = faults.get("guide")
    if how == "undated":
        return None
    return pd.Timestamp(
        OLD_GUIDE if how == "old" else FIRST_GUIDE + timedelta(days=17 * number + 3 * TYPES.index(kind))
    )


def _initials(kind: str) -> str:
    """Two letters a kind of body; no two kinds share them."""
    return {"tisc": "TI", "outlet": "OU"}.get(kind, "".join(word[0] for word in kind.split("_")).upper())


MAKERS: dict[str, Maker] = {"service_items": service_items}
