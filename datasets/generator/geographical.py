"""The practice tables of geographical indications: the register, which product goes with which mark.

A tenth of the country's numbers in shape. In the invented world the jump in products of 2024 and 2025 has a cause that
the table shows: many were recognised before under another scheme and are carried over in three batches.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from generator.counties import laid_out
from generator.county_names import WORDS, Product, produce
from generator.mark_lives import ISSUES, TODAY
from generator.world import Maker, World

PRODUCTS, MARKS = 251, 728  # at the end of 2023
CARRIED, NEW = 216, 40  # products that 2024 and 2025 add: carried over from another scheme, and new
BATCHES = ("2024-09-12", "2025-02-20", "2025-08-28")


@dataclass
class Indication:
    """One GI before it has figures; `pair` joins a product with its mark."""

    kind: str
    produce: Product
    county: pd.Series
    recognised: pd.Timestamp
    other_name: bool = False
    route: str | None = None
    before: pd.Timestamp | None = None
    ended: bool = False
    pair: int | None = None
    city_only: bool = False


def gold_gi_links(world: World) -> pd.DataFrame:
    """Which GI product and which GI mark are about the same produce of the same place."""
    frame = register(world).dropna(subset="pair")
    products, marks = frame[frame["kind"] == "product"], frame[frame["kind"] != "product"]
    both = products.merge(marks, on="pair", suffixes=("", "_mark"))
    return both[["gi_id", "gi_id_mark"]].rename(columns={"gi_id": "product_id", "gi_id_mark": "mark_id"})


@lru_cache(maxsize=1)  # asked for by several makers of one world; read only
def register(world: World) -> pd.DataFrame:
    """The GI with their hidden pair, before any figures; the same each time it is asked for."""
    random = world.random("gi")
    counties = laid_out(world)
    weight = np.sqrt(counties.groupby("province", sort=False)["rural_population"].sum())
    totals = {"early": PRODUCTS, "carried": CARRIED, "fresh": NEW, "marks": MARKS}
    sizes = {part: _shares(weight, total) for part, total in totals.items()}
    made: list[Indication] = []
    for number, (province, own) in enumerate(counties.groupby("province", sort=False)):
        size = {part: int(shares[str(province)]) for part, shares in sizes.items()}
        made += _province(own, size, number, len(made), random)
    frame = pd.DataFrame([_row(one, random) for one in made])
    return _numbered(frame, random)


def _shares(weight: "pd.Series[float]", total: int) -> dict[str, int]:
    """Whole numbers in proportion to the weights that add up to the total (largest remainders)."""
    exact = {str(name): float(one) for name, one in (weight / weight.sum() * total).items()}
    whole = {name: int(one) for name, one in exact.items()}
    for name in sorted(exact, key=lambda one: whole[one] - exact[one])[: total - sum(whole.values())]:
        whole[name] += 1
    return whole


def _province(
    own: pd.DataFrame, size: dict[str, int], number: int, start: int, random: np.random.Generator
) -> list[Indication]:
    """The GI of one province: early products, those carried over, new ones, and marks, some for the same produce."""
    spots = _spots(own, random)
    early = [_product(next(spots), _day(random, "2003-03-01", "2023-11-30")) for _ in range(size["early"])]
    carried = [_carried(next(spots), random) for _ in range(size["carried"])]
    fresh = [_product(next(spots), _day(random, "2024-02-01", "2025-11-30")) for _ in range(size["fresh"])]
    last = _product(next(spots), _day(random, "2026-02-01", "2026-09-30"))
    both = early[: max(4, round(size["early"] * 0.6))]
    paired = [_mark(one, start + place, place, random) for place, one in enumerate(both)]
    others = [_single(next(spots), random) for _ in range(size["marks"] - len(paired))]
    # In every other province one more mark, and in each one that lapsed long ago.
    later = [_single(next(spots), random, "2024-01-01", "2025-11-30") for _ in range(number % 2)]
    lapsed = _single(next(spots), random, "2005-01-01", "2009-12-31")
    lapsed.ended = True
    return [*early, *carried, *fresh, last, *paired, *others, *later, lapsed]


def _spots(own: pd.DataFrame, random: np.random.Generator) -> Iterator[tuple[pd.Series, Product]]:
    """County and produce, each pair once; the counties far from help and the hosted ones come first and often.

    One far county keeps none: not every county without help has a GI.
    """
    kept = own.drop(own[own["part"] == "far"].index[1])
    kinds = produce(str(own["province"].iloc[0]))
    heads = list(kept[kept["part"].isin(["far", "shadow", "near"])].index)
    for index in heads:
        yield kept.loc[index], kinds[0]
    every = [(index, kind) for index in kept.index for kind in kinds if not (index in heads and kind is kinds[0])]
    for position in random.permutation(len(every)):
        index, kind = every[position]
        yield kept.loc[index], kind


def _product(spot: tuple[pd.Series, Product], day: pd.Timestamp, route: str = "new") -> Indication:
    return Indication("product", spot[1], spot[0], day, route=route)


def _carried(spot: tuple[pd.Series, Product], random: np.random.Generator) -> Indication:
    made = _product(spot, pd.Timestamp(BATCHES[int(random.integers(len(BATCHES)))]), "carried_over")
    made.before = _day(random, "2009-03-01", "2022-06-30")
    return made


def _mark(product: Indication, pair: int, place: int, random: np.random.Generator) -> Indication:
    """The mark for the same produce: every other one under another name, every third without its county."""
    product.pair = pair
    made = _single((product.county, product.produce), random)
    made.pair, made.other_name, made.city_only = pair, place % 2 == 1, place % 3 == 2
    return made


def _single(
    spot: tuple[pd.Series, Product], random: np.random.Generator, first: str = "2006-01-01", last: str = "2023-09-30"
) -> Indication:
    kind = "certification_mark" if random.random() < 0.8 else "collective_mark"
    day = _day(random, first, last)
    # Registered the day after a gazette day three months on.
    day = day.replace(day=int(ISSUES[int(random.integers(4))]) + 1)
    return Indication(kind, spot[1], spot[0], day)


def _day(random: np.random.Generator, first: str, last: str) -> pd.Timestamp:
    start, end = pd.Timestamp(first), pd.Timestamp(last)
    return start + pd.Timedelta(days=int(random.integers(0, (end - start).days + 1)))


def _row(one: Indication, random: np.random.Generator) -> dict[str, object]:
    zh, en = (one.produce.other_zh, one.produce.other_en) if one.other_name else (one.produce.zh, one.produce.en)
    place = (str(one.county["name_zh"])[:2], str(one.county["name_en"]).removesuffix(" County"))
    body = WORDS["holders"][one.produce.category]
    mark = one.kind != "product"
    return {
        "name_zh": place[0] + zh, "name_en": f"{place[1]} {en}", "kind": one.kind, "category": one.produce.category,
        "product_zh": zh, "product_en": en, "group": one.produce.group,
        "province": one.county["province"], "city": one.county["city"],
        "county_id": None if one.city_only else one.county["county_id"],
        "holder_zh": f"{place[0]}{body[0]}" if mark else None, "holder_en": f"{place[1]} {body[1]}" if mark else None,
        "recognised_on": one.recognised, "route": one.route, "first_recognised_on": one.before or one.recognised,
        **_term(one), "pair": one.pair,
    }  # fmt: skip


def _term(one: Indication) -> dict[str, object]:
    """A mark runs ten years and is renewed; a recognised product has no term."""
    if one.kind == "product":
        return {"expiry": pd.NaT, "ended_on": pd.NaT}
    expiry = one.recognised + pd.DateOffset(years=10) - pd.Timedelta(days=1)
    while expiry < TODAY + pd.Timedelta(days=1) and not one.ended:
        expiry += pd.DateOffset(years=10)
    return {"expiry": expiry, "ended_on": expiry if one.ended else pd.NaT}


def _numbered(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    frame = frame.sort_values(["province", "kind", "recognised_on", "name_zh"], kind="stable", ignore_index=True)
    frame["gi_id"] = [f"GI{number:04d}" for number in range(1, len(frame) + 1)]
    marks = frame["kind"] != "product"
    steps = 980_000_000 + random.integers(3, 60, int(marks.sum())).cumsum()
    order = frame.loc[marks, "recognised_on"].argsort(kind="stable").argsort(kind="stable")
    frame.loc[marks, "reg_no"] = [str(steps[place]) for place in order]
    frame["pair"] = frame["pair"].astype("Int64")
    return frame


MAKERS: dict[str, Maker] = {"gold_gi_links": gold_gi_links}
