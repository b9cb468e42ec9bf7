"""The practice tables `providers`, `referrals`, `pro_bono`: market providers, who was named to whom, free hours."""

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from generator.quota import nth
from generator.world import Maker, World

# Fifteen provinces of the west and north-east, with Hainan, are reported to have under 15 % of the providers; which
# fifteen is not said, so all sixteen stay under it together here.
THIN = {"west", "northeast"}
THIN_FLOOR, DENSE_FLOOR, DENSE_MEAN = 12, 44, 84
KINDS = ("patent_agency", "trademark_agency", "law_firm", "information", "consulting")
SERVICES = {
    "patent_agency": "drafting|prosecution|invalidation", "trademark_agency": "trademark|renewal",
    "law_firm": "litigation|opinion|invalidation", "information": "search|landscape|watch",
    "consulting": "standards|valuation|training",
}  # fmt: skip
SHARES_DENSE, SHARES_THIN = (0.34, 0.34, 0.08, 0.10, 0.14), (0.0, 0.4, 0.2, 0.2, 0.2)
MUST = (*KINDS, *KINDS, "patent_agency", "trademark_agency")  # in every province
REFERRED = {
    "landscape": "landscape",
    "risk_screen": "opinion",
    "trademark_precheck": "trademark",
    "gi_help": "trademark",
}
OTHERWISE = "drafting"


def providers(world: World) -> pd.DataFrame:
    """About 1,000 rows. In every province: gaps, two units of price, a cheapest one with the most complaints, a tie."""
    random = world.random("providers")
    parts = [_of_province(own, random) for _, own in world["places"].groupby("province", sort=True)]
    frame = pd.concat(parts, ignore_index=True)
    frame.insert(0, "provider_id", [f"P{number:04d}" for number in range(1, len(frame) + 1)])
    return frame


def _of_province(places: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    thin = places["region4"].iloc[0] in THIN or places["province"].iloc[0] == "海南省"
    count = THIN_FLOOR + int(
        random.integers(0, 2) if thin else random.integers(DENSE_FLOOR, 2 * DENSE_MEAN - DENSE_FLOOR)
    )
    shares = SHARES_THIN if thin else SHARES_DENSE
    kinds = [*MUST, *random.choice(KINDS, count - len(MUST), p=shares)]
    weight = places["firms"].to_numpy(dtype=float)
    frame = pd.DataFrame({"province": places["province"].iloc[0], "kind": kinds})
    frame.insert(1, "city", random.choice(places["city"].to_numpy(), count, p=weight / weight.sum()))
    frame["services"] = frame["kind"].map(SERVICES)
    return _figures(frame, random)


def _figures(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    count = len(frame)
    frame["staff"] = np.maximum(2, np.rint(random.lognormal(2.2, 0.7, count))).astype(int)
    frame["qualified"] = np.maximum(1, np.rint(frame["staff"] * random.uniform(0.2, 0.6, count))).astype(int)
    yuan = (random.uniform(2600, 9800, count) / 100).round() * 100
    frame["on_time"] = random.uniform(0.78, 0.99, count).round(2)
    frame["complaint_rate"] = random.uniform(0.002, 0.03, count).round(3)
    yuan, frame = _planted(yuan, frame)
    tens = np.arange(count) % 4 == 1
    frame["price"] = np.where(tens, yuan / 10_000, yuan)
    frame["price_unit"] = np.where(tens, "wan_yuan", "yuan")
    frame["pro_bono_hours"] = pd.Series(random.integers(0, 120, count)).astype("Int64")
    frame["conflict"] = np.arange(count) % 7 == 5
    frame["penalised"] = np.arange(count) % 9 == 6
    return _gaps(frame)


def _planted(yuan: np.ndarray, frame: pd.DataFrame) -> tuple[np.ndarray, pd.DataFrame]:
    """The cheapest patent agency is the worst; two trademark agencies are alike in all that a score looks at."""
    yuan[10], frame.loc[10, "on_time"], frame.loc[10, "complaint_rate"] = 1800, 0.61, 0.085
    yuan[11], same = yuan[1], ["on_time", "complaint_rate", "staff", "qualified"]
    frame.loc[11, same] = frame.loc[1, same].to_numpy()
    # The one with a gap is good otherwise: a zero for the gap would put it last.
    yuan[0], frame.loc[0, "complaint_rate"], frame.loc[0, "on_time"] = 3600, 0.004, 0.97
    return yuan, frame.astype({"staff": "int64", "qualified": "int64"})


def _gaps(frame: pd.DataFrame) -> pd.DataFrame:
    frame.loc[0, "on_time"] = np.nan
    frame.loc[frame.index % 11 == 8, "complaint_rate"] = np.nan
    frame.loc[frame.index % 6 == 5, "pro_bono_hours"] = pd.NA
    return frame


def referrals(world: World) -> pd.DataFrame:
    """Who was named for each demand: three as a rule, one alone in every fourth case, and then mostly the same one."""
    providers, demands = world["providers"], world["demands"]
    demands = demands.assign(service=demands["topic"].map(REFERRED).fillna(OTHERWISE))
    demands["turn"] = nth([demands["province"]], demands.index)
    able = {
        (str(province), service): _able(own, service)
        for province, own in providers.groupby("province")
        for service in {*REFERRED.values(), OTHERWISE}
    }
    records = demands.to_dict("records")
    frame = pd.DataFrame([row for one in records for row in _named(one, *able[one["province"], one["service"]])])
    frame.insert(0, "referral_id", [f"F{number:05d}" for number in range(1, len(frame) + 1)])
    return frame


def _able(own: pd.DataFrame, service: str) -> tuple[list[str], list[str]]:
    """Codes of those who offer the service: the eligible, and those with a conflict or a penalty."""
    able = own[own["services"].str.contains(service, regex=False)]
    barred = able["conflict"] | able["penalised"]
    return able.loc[~barred, "provider_id"].tolist(), able.loc[barred, "provider_id"].tolist()


def _named(demand: dict[Hashable, Any], fair: list[str], barred: list[str]) -> list[dict[str, object]]:
    turn = demand["turn"]
    named = fair[:1] if turn % 4 == 1 else [fair[(turn + step) % len(fair)] for step in range(min(3, len(fair)))]
    if turn % 6 == 3:
        named = [*barred[:1], *named]
    day = min(demand["asked_on"] + pd.Timedelta(days=2), pd.Timestamp("2026-10-31"))
    kept = {name: demand[name] for name in ("demand_id", "province")}
    return [{**kept, "referred_on": day, "service": demand["service"], "provider_id": one} for one in named]


def pro_bono(world: World) -> pd.DataFrame:
    """24 entries a province or more; every fifth event is entered by two providers, some claims are not confirmed."""
    random, providers = world.random("pro_bono"), world["providers"]
    parts = [_ledger(own, random) for _, own in providers.groupby("province", sort=True)]
    frame = pd.concat(parts, ignore_index=True).sort_values(["held_on", "event_id", "provider_id"], kind="stable")
    frame.insert(0, "entry_id", [f"L{number:05d}" for number in range(1, len(frame) + 1)])
    return frame


def _ledger(own: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    count, code = 24, str(own["provider_id"].iloc[0])
    giving = own["provider_id"].to_numpy()[np.arange(count) % min(len(own), 9)]
    frame = pd.DataFrame({"event_id": [f"{code}-{at:02d}" for at in range(count)], "provider_id": giving})
    frame["province"] = own["province"].iloc[0]
    frame["held_on"] = pd.Timestamp("2024-07-05") + pd.to_timedelta(np.arange(count) * 35, unit="D")
    frame["kind"] = np.resize(["talk", "clinic", "hotline", "training"], count)
    frame["hours"] = random.integers(2, 9, count)
    many = frame["kind"].isin(["talk", "training"])
    frame["people"] = np.where(many, random.integers(15, 60, count), random.integers(2, 9, count))
    frame["public_hours"] = random.integers(1, 6, count)
    frame["confirmed"] = np.arange(count) % 6 != 4
    # The event of two providers stands twice, with the same people and the same hours of the public body.
    shared = np.arange(3, count, 5)
    twice = frame.iloc[shared].assign(provider_id=own["provider_id"].to_numpy()[(shared + 1) % min(len(own), 9)])
    return pd.concat([frame, twice], ignore_index=True)


MAKERS: dict[str, Maker] = {"providers": providers, "referrals": referrals, "pro_bono": pro_bono}
