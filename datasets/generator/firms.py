"""The applicants of the world: firms, universities, institutes, persons and companies abroad, shared by every table."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from generator.brands import brands, companies_abroad, legal_form, persons, trade
from generator.credit_code import credit_code
from generator.world import Maker, World

FIRMS, PERSONS, ABROAD = 1_900, 260, 260
GROUPS = 90  # firms that have subsidiaries in other cities
SIZES = ("micro", "small", "medium", "large")
SIZE_SHARES = (0.30, 0.42, 0.20, 0.08)
INDUSTRY_SHARES = {
    "new_it": 0.22, "high_end_equipment": 0.15, "new_materials": 0.12, "biotech": 0.13, "new_energy_vehicles": 0.09,
    "new_energy": 0.10, "energy_saving": 0.10, "digital_creative": 0.04, "related_services": 0.05,
}  # fmt: skip
COLUMNS = [
    *("applicant_id", "name_zh", "name_en", "kind", "country", "province", "city"),
    *("uscc", "industry", "size", "tech_sme", "parent_id", "founded_on"),
]
UNIVERSITY, INSTITUTE = "知识产权信息服务中心", "技术与创新支持中心"


def applicants(world: World) -> pd.DataFrame:
    """About 2,700 rows: firms by city, hosts of university centres and TISC, persons, companies abroad."""
    random = world.random("applicants")
    parts = [_firms(world["places"], random), _hosts(world["institutions"]), _persons(world["places"], random)]
    frame = pd.concat([*parts, _abroad(random)], ignore_index=True)
    frame["applicant_id"] = [f"A{number:04d}" for number in range(1, len(frame) + 1)]
    frame = _founded(frame, random)
    frame["uscc"] = _codes(frame, world["places"], random)
    frame["parent_id"] = frame["parent"].map(dict(zip(frame["name_zh"], frame["applicant_id"], strict=True)))
    return frame[COLUMNS]


def _firms(places: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    weight = places["tech_smes"].to_numpy(dtype=float) ** 0.9 + 8
    seats = places.iloc[random.choice(len(places), FIRMS, p=weight / weight.sum())].reset_index(drop=True)
    industries = random.choice(list(INDUSTRY_SHARES), FIRMS, p=list(INDUSTRY_SHARES.values()))
    # Fewer brands than firms: the same brand in another city or trade is another firm, as in life.
    names = _FirmNames(list(brands(random)), random)
    for number in range(FIRMS):
        names.add(number, seats.iloc[number], str(industries[number]))
    frame = pd.DataFrame(names.rows)
    frame["size"] = random.choice(SIZES, FIRMS, p=SIZE_SHARES)
    frame.loc[frame["name_zh"].isin(set(frame["parent"].dropna())), "size"] = "large"
    frame["tech_sme"] = (frame["size"] != "large") & (random.random(FIRMS) < 0.62)
    return frame


@dataclass
class _FirmNames:
    """The firms named so far; the first GROUPS are heads of groups, the last ones their subsidiaries."""

    stock: list[tuple[str, str]]
    random: np.random.Generator
    rows: list[dict[str, object]] = field(default_factory=list)
    brand_of: list[tuple[str, str]] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def add(self, number: int, seat: pd.Series, industry: str) -> None:
        """One more firm, its name used by nobody before it."""
        while True:
            word, form = trade(industry, self.random), legal_form(self.random)
            brand, parent = self._brand(number)
            city = str(seat["city"]).removesuffix("市")
            name = city + brand[0] + word[0] + form[0]
            if name not in self.taken:
                break
        self.taken.add(name)
        self.brand_of.append(brand)
        english = f"{seat['city_en']} {brand[1]} {word[1]} {form[1]}"
        self.rows.append({**_of("firm", (name, english), seat), "industry": industry, "parent": parent})

    def _brand(self, number: int) -> tuple[tuple[str, str], object]:
        if number < GROUPS:
            return self.stock[number], None
        if number < FIRMS - 3 * GROUPS:
            return self.stock[int(self.random.integers(len(self.stock)))], None
        head = int(self.random.integers(GROUPS))
        return self.brand_of[head], self.rows[head]["name_zh"]


def _of(kind: str, name: tuple[str, str], seat: "pd.Series | None", country: str = "CN") -> dict[str, object]:
    where = {"province": None, "city": None} if seat is None else {key: seat[key] for key in ("province", "city")}
    rest = {"industry": None, "parent": None, "size": None, "tech_sme": False}
    return {"name_zh": name[0], "name_en": name[1], "kind": kind, "country": country, **where, **rest}


def _hosts(institutions: pd.DataFrame) -> pd.DataFrame:
    """Universities and institutes that host a centre: the same organisations as in `institutions`."""
    rows = []
    for kind, end, words in (
        ("university", UNIVERSITY, " IP Information Service Centre"),
        ("institute", INSTITUTE, " Technology and Innovation Support Centre"),
    ):
        wanted = {"university": "university_centre", "institute": "tisc"}[kind]
        for _, body in institutions[institutions["type"] == wanted].iterrows():
            name = (body["name_zh"].removesuffix(end), body["name_en"].removesuffix(words))
            rows.append(_of(kind, name, body))
    return pd.DataFrame(rows).drop_duplicates("name_zh")


def _persons(places: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    weight = places["population"].to_numpy(dtype=float)
    seats = random.choice(len(places), PERSONS, p=weight / weight.sum())
    names = persons(random)
    return pd.DataFrame([_of("person", next(names), places.iloc[seat]) for seat in seats])


def _abroad(random: np.random.Generator) -> pd.DataFrame:
    made = companies_abroad(random)
    rows = []
    for _ in range(ABROAD):
        country, name = next(made)
        industry = str(random.choice(list(INDUSTRY_SHARES), p=list(INDUSTRY_SHARES.values())))
        rows.append({**_of("firm", name, None, country), "industry": industry, "size": "large"})
    return pd.DataFrame(rows)


def _founded(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    # Small firms are young: a firm of 2019 files nothing in 2012.
    oldest = frame["size"].map({"micro": 2008, "small": 2003, "medium": 1998}).fillna(1985).to_numpy(dtype=float)
    years = oldest + random.random(len(frame)) * (2021 - oldest)
    days = random.integers(0, 365, len(frame))
    day = pd.to_datetime(pd.Series(years.astype(int).astype(str)) + "-01-01") + pd.to_timedelta(days, unit="D")
    return frame.assign(founded_on=day.where(frame["kind"] != "person"))


def _codes(frame: pd.DataFrame, places: pd.DataFrame, random: np.random.Generator) -> list[str | None]:
    divisions = places.set_index(["province", "city"])["code"].to_dict()
    heads = {"firm": "91", "university": "12", "institute": "12"}
    here = zip(frame["kind"], frame["country"], frame["province"], frame["city"], strict=True)
    return [
        credit_code(heads[kind], divisions[province, city], random) if country == "CN" and kind in heads else None
        for kind, country, province, city in here
    ]


MAKERS: dict[str, Maker] = {"applicants": applicants}
