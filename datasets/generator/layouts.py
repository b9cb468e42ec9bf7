"""The practice table `ic_layouts`: registrations of layout-designs, with each way in which the term is misread."""

import numpy as np
import pandas as pd

from generator.sounds import WORDS
from generator.world import Maker, World

# Announcements a year, about one for every 112 of the country's; 2026 to October.
ANNOUNCED = {
    2008: 8, 2009: 10, 2010: 12, 2011: 13, 2012: 14, 2013: 15, 2014: 18, 2015: 20, 2016: 24, 2017: 30, 2018: 42,
    2019: 62, 2020: 90, 2021: 105, 2022: 82, 2023: 98, 2024: 95, 2025: 93, 2026: 70,
}  # fmt: skip
LEAST = 10  # layouts of a province
ABROAD = 0.06
GROUPS = 5
LAST_DAY = pd.Timestamp("2026-10-23")
KIND_SHARES = (0.18, 0.08, 0.2, 0.34, 0.2)
STRUCTURES = {"mos": 0.72, "bipolar": 0.1, "bicmos": 0.12, "optical": 0.04, "other": 0.02}
COLUMNS = "reg_no name_zh name_en kind structure filing first_use creation announced holder_id"


def ic_layouts(world: World) -> pd.DataFrame:
    """901 rows in order of announcement; at least ten holders' layouts a province."""
    random = world.random("ic_layouts")
    frame = pd.DataFrame({"announced": _announced(random)})
    frame["holder_id"] = _holders(world["applicants"], world["places"], len(frame), random)
    frame["filing"] = frame["announced"] - pd.to_timedelta(random.integers(75, 200, len(frame)), unit="D")
    frame = _use_and_creation(frame, world["applicants"], random)
    frame["kind"] = random.choice(list(WORDS["chips"]), len(frame), p=KIND_SHARES)
    frame["structure"] = random.choice(list(STRUCTURES), len(frame), p=list(STRUCTURES.values()))
    names = [_name(str(kind), random) for kind in frame["kind"]]
    frame[["name_zh", "name_en"]] = pd.DataFrame(names, index=frame.index)
    frame["reg_no"] = _numbers(frame)
    return frame[COLUMNS.split()]


def _announced(random: np.random.Generator) -> list[pd.Timestamp]:
    days = []
    for year, count in ANNOUNCED.items():
        first = pd.Timestamp(f"{year}-01-04")
        last = min(pd.Timestamp(f"{year}-12-28"), LAST_DAY)
        offsets = np.sort(random.integers(0, (last - first).days + 1, count))
        days += [first + pd.Timedelta(days=int(one)) for one in offsets]
    return days


def _holders(applicants: pd.DataFrame, places: pd.DataFrame, count: int, random: np.random.Generator) -> list[str]:
    """Few holders have many layouts: within a province the weights fall off, and abroad as well."""
    weight = places.groupby("province", sort=False)["tech_smes"].sum().astype(float)
    home = round(count * (1 - ABROAD)) - LEAST * len(weight)
    provinces = [*np.repeat(weight.index.to_numpy(dtype=object), LEAST)]
    provinces += list(random.choice(weight.index.to_numpy(dtype=object), home, p=weight / weight.sum()))
    provinces += [None] * (count - len(provinces))
    pools = {province: _pool(applicants, province) for province in (*weight.index, None)}
    order = random.permutation(len(provinces))
    return [_one(pools[provinces[place]], random) for place in order]


def _pool(applicants: pd.DataFrame, province: str | None) -> list[str]:
    """Holders of a province in the order of their weight: firms of the trade first, a university among them."""
    own = (
        applicants[applicants["country"] != "CN"]
        if province is None
        else applicants[applicants["province"] == province]
    )
    trade = own["industry"].isin(["new_it", "high_end_equipment", "new_energy_vehicles"])
    first = own["parent_id"].fillna(own["applicant_id"]).isin(_groups(applicants))
    firms = [*own.loc[first, "applicant_id"], *own.loc[trade & ~first, "applicant_id"]]
    firms += list(own.loc[~trade & ~first & (own["kind"] == "firm"), "applicant_id"])
    universities = list(own.loc[own["kind"] == "university", "applicant_id"])
    return [*firms[:3], *universities[:1], *firms[3:9]]


def _groups(applicants: pd.DataFrame) -> list[str]:
    """The parents of the groups that reach into the most provinces; in each the firms of a group hold the most."""
    reach = applicants.dropna(subset="parent_id").groupby("parent_id")["province"].nunique()
    return list(reach.sort_values(ascending=False, kind="stable").index[:GROUPS])


def _one(pool: list[str], random: np.random.Generator) -> str:
    weight = 1 / np.arange(1, len(pool) + 1)
    return pool[int(random.choice(len(pool), p=weight / weight.sum()))]


def _use_and_creation(frame: pd.DataFrame, applicants: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """In turn within a province: never used, used before filing, used after it, created long before."""
    country = dict(zip(applicants["applicant_id"], applicants["province"].fillna("abroad"), strict=True))
    turn = frame.groupby(frame["holder_id"].map(country)).cumcount() % 4
    size = len(frame)
    # Nothing is registered that was used commercially more than two years before filing.
    before = frame["filing"] - pd.to_timedelta(random.integers(30, 700, size), unit="D")
    after = frame["filing"] + pd.to_timedelta(random.integers(20, 300, size), unit="D")
    used = before.where(turn.isin([1, 3]), after.where(turn == 2))
    frame["first_use"] = used.where(used <= LAST_DAY)
    start = before.where(turn.isin([1, 3]), frame["filing"])
    lead = np.where(turn == 3, random.integers(2_300, 3_400, size), random.integers(60, 800, size))
    frame["creation"] = start - pd.to_timedelta(lead, unit="D")
    return frame


def _name(kind: str, random: np.random.Generator) -> tuple[str, str]:
    names = WORDS["chips"][kind]
    zh, en = names[int(random.integers(len(names)))]
    letters = "".join(str(one) for one in random.choice(list("BDFGHJKLNPQRTVXZ"), 2))
    model = f"{letters}{int(random.integers(1_000, 9_999))}"
    return f"{model} {zh}", f"{model} {en}"


def _numbers(frame: pd.DataFrame) -> list[str]:
    """BS, the year of filing in two digits and a running number that begins with 9, as no real one does."""
    running = frame.groupby(frame["filing"].dt.year).cumcount() + 1
    years = frame["filing"].dt.year % 100
    return [f"BS.{year:02d}9{number:05d}" for year, number in zip(years, running, strict=True)]


MAKERS: dict[str, Maker] = {"ic_layouts": ic_layouts}
