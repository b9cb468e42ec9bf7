"""Who applies: applicants by province, field and kind, few of them with many patents; partners who apply together."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.vocabulary import subfields
from generator.world import World

ABROAD = {"invention": 0.165, "utility_model": 0.012, "design": 0.04}  # shares of families of foreign origin
KINDS = ("firm", "university", "institute", "person")
KIND_SHARES = {
    "invention": (0.66, 0.22, 0.06, 0.06),
    "utility_model": (0.74, 0.11, 0.03, 0.12),
    "design": (0.70, 0.04, 0.01, 0.25),
}  # fmt: skip
ACTIVITY = {"large": 7.0, "medium": 2.4, "small": 1.0, "micro": 0.5}
TOGETHER = 0.11  # families with more than one applicant
EXPORTS = {"large": 0.21, "medium": 0.10, "small": 0.055, "micro": 0.03}  # domestic inventions that go abroad
FLATNESS, LEAST = 0.55, 0.015  # the provinces by their technology firms, flattened; the least share of one

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Key = tuple[str, str, str]  # province or "", kind, industry or ""


@dataclass(frozen=True)
class Owners:
    """The applicants with weights and partners, and the strengths of the provinces: the same for every chunk."""

    applicants: pd.DataFrame
    weights: Floats
    founded: npt.NDArray[np.datetime64]
    provinces: list[str]
    shares: dict[str, Floats]  # subfield -> cumulated shares of the provinces
    groups: dict[Key, Ints]  # rows of applicants
    partners: list[tuple[int, ...]]

    def draw(self, inventions: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
        """country, province, city, size, owner_kind, owner (row of applicants) and others (rows, "|" joined)."""
        chances = random.random((len(inventions), 6))
        rows = [self._owner(one, drawn) for one, drawn in zip(inventions.itertuples(), chances, strict=True)]
        rows = self._of_topics(inventions, rows)
        together = [self._others(row, drawn) for row, drawn in zip(rows, chances, strict=True)]
        alone = inventions["filing_on"].notna().to_numpy()
        held = self.applicants.iloc[rows][["country", "province", "city", "size", "kind"]].set_axis(inventions.index)
        return held.rename(columns={"kind": "owner_kind"}).assign(owner=rows, others=np.where(alone, "", together))

    def _owner(self, one: Any, chances: Floats) -> int:
        if one.offices == "US" or (one.offices != "CN" and chances[0] < ABROAD[one.kind]):
            country = "US" if one.offices == "US" else ""
            return self._pick([(country, "abroad", one.tech_field), (country, "abroad", "")], chances[3], one.filing)
        kind = KINDS[int(np.searchsorted(np.cumsum(KIND_SHARES[one.kind]), chances[1] * 0.999999))]
        province = self.provinces[int(np.searchsorted(self.shares[one.subfield], chances[2] * 0.999999))]
        return self._pick(
            [(province, kind, one.tech_field), (province, kind, ""), (province, "", "")], chances[3], one.filing
        )

    def _pick(self, keys: list[Key], chance: float, filing: pd.Timestamp) -> int:
        rows = next(self.groups[key] for key in keys if key in self.groups)
        there = rows[self.founded[rows] <= filing.to_datetime64()]
        if not len(there):
            rows = self.groups[keys[-1]]
            there = rows[self.founded[rows] <= filing.to_datetime64()]
        weights = np.cumsum(self.weights[there])
        return int(there[np.searchsorted(weights, chance * weights[-1] * 0.999999)])

    def _of_topics(self, inventions: pd.DataFrame, rows: list[int]) -> list[int]:
        """Planted families of one client belong to one applicant: the one drawn for its earliest filing."""
        made = pd.Series(rows, index=inventions.index)
        for _, held in inventions[inventions["owner"].notna()].groupby("owner"):
            made[held.index] = made[held.sort_values("filing").index[:1]].iloc[0]
        return [int(row) for row in made]

    def _others(self, row: int, chances: Floats) -> str:
        partners = self.partners[row]
        if not partners or chances[4] >= TOGETHER:
            return ""
        count = 2 if chances[4] < TOGETHER * 0.12 and len(partners) > 1 else 1
        start = int(chances[5] * len(partners))
        return "|".join(str(partners[(start + step) % len(partners)]) for step in range(count))


def owners(world: World) -> Owners:
    """The applicants of the world, ready to be drawn from."""
    applicants = world["applicants"]
    random = world.random("patents/owners")
    size = (
        applicants["size"]
        .map(ACTIVITY)
        .fillna(applicants["kind"].map({"university": 12.0, "institute": 6.0, "person": 1.0}))
    )
    weights = size.to_numpy(dtype=float) * random.lognormal(0.0, 1.0, len(applicants))
    founded = pd.to_datetime(applicants["founded_on"]).fillna(pd.Timestamp("1990-01-01")).to_numpy()
    provinces, shares = _provinces(world["places"], random)
    return Owners(applicants, weights, founded, provinces, shares, _groups(applicants), _partners(applicants, random))


def _provinces(places: pd.DataFrame, random: np.random.Generator) -> tuple[list[str], dict[str, Floats]]:
    size = places.groupby("province", sort=True)["tech_smes"].sum().astype(float) ** FLATNESS
    share = (size / size.sum()).clip(lower=LEAST).to_numpy()
    made: dict[str, Floats] = {}
    for subfield in subfields():
        # Strong here and weak there, but every province has something in every technology.
        weights = np.maximum(share * random.lognormal(0.0, 0.7, len(share)), LEAST)
        made[subfield] = np.cumsum(weights / weights.sum())
    return [str(name) for name in size.index], made


def _groups(applicants: pd.DataFrame) -> dict[Key, Ints]:
    found: dict[Key, list[int]] = {}
    bodies: list[Any] = list(applicants.itertuples())
    for row, one in enumerate(bodies):
        if one.country == "CN":
            keys = [(one.province, one.kind, ""), (one.province, "", "")]
            keys += [(one.province, one.kind, one.industry)] if one.kind == "firm" else []
        else:
            keys = [(place, "abroad", field) for place in ("", one.country) for field in ("", one.industry)]
        for key in keys:
            found.setdefault(key, []).append(row)
    return {key: np.array(rows) for key, rows in found.items()}


def _partners(applicants: pd.DataFrame, random: np.random.Generator) -> list[tuple[int, ...]]:
    """Two or three fixed partners each: a university nearby or elsewhere, the parent, a firm of the trade, a person."""
    learned = applicants.index[applicants["kind"].isin(["university", "institute"])].to_numpy()
    nearby = {name: held.index.to_numpy() for name, held in applicants.loc[learned].groupby("province")}
    trade = {
        name: held.index.to_numpy() for name, held in applicants[applicants["country"] == "CN"].groupby("industry")
    }
    rows = {name: row for row, name in enumerate(applicants["applicant_id"])}
    made: list[tuple[int, ...]] = []
    bodies: list[Any] = list(applicants.itertuples())
    for row, one in enumerate(bodies):
        if one.country != "CN" or one.kind == "person":
            made.append(())
            continue
        close = nearby.get(one.province, learned)
        chosen = [
            int(random.choice(close if random.random() < 0.7 else learned)),
            int(random.choice(trade.get(one.industry, learned))),
        ]
        chosen += [rows[one.parent_id]] if isinstance(one.parent_id, str) else []
        made.append(tuple(dict.fromkeys(partner for partner in chosen if partner != row)))
    return made
