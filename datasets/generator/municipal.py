"""Municipal comprehensive bodies: which cities have one, had one, or get one, so that every wrong count is wrong."""

from dataclasses import dataclass

from generator.land import Body, Land, in_city

KIND = "municipal_comprehensive"
COVERED = {"east": 0.57, "central": 0.50, "west": 0.43, "northeast": 0.45}


@dataclass(frozen=True)
class Plan:
    """How many cities of a province play which part.

    doubled: two or more open bodies. early: the only body recorded early in 2025, not ticked. stable: one open body.
    ending: one body that closes in 2026. lost: the only body closed early in 2025, still ticked.
    gone: the only body closed before the tick. late: the only body recorded after the first as-of dates.
    For every date, early + late so far never equals lost + ending so far: the tick gives another rate than the truth.
    """

    doubled: int
    early: int
    stable: int
    ending: int
    lost: int
    gone: int
    late: int


def plan(cities: int, region: str) -> Plan:
    """The parts by the number of prefecture-level divisions; the smallest provinces have room for the traps only."""
    if cities < 5:
        return Plan(doubled=1, early=0, stable=0, ending=0, lost=1, gone=1, late=0)
    if cities < 7:
        return Plan(doubled=1, early=2, stable=0, ending=0, lost=1, gone=1, late=0)
    large = cities >= 12
    doubled, early, lost, ending = (2, 4, 2, 1) if large else (1, 2, 1, 0)
    gone, late = (2, 1) if cities >= 14 else (1, 0)
    stable = max(0, round(COVERED[region] * cities) - doubled - early - ending)
    # One city at least never has a body.
    stable = min(stable, cities - doubled - early - ending - lost - gone - late - 1)
    return Plan(doubled, early, stable, ending, lost, gone, late)


def municipal_bodies(land: Land) -> list[Body]:
    """The comprehensive bodies of a province; none in a municipality, which has no prefecture-level division."""
    cities = land.places.loc[land.places["level"] == "prefecture"]
    if cities.empty:
        return []
    parts = plan(len(cities), str(cities["region4"].iloc[0]))
    names = _by_size(land)
    made = []
    for part, count in vars(parts).items():
        for city in names[:count]:
            made += PARTS[part](land, city)
        names = names[count:]
    return made


def _by_size(land: Land) -> list[str]:
    """The largest city first (it is the one with several bodies), then the others, larger ones rather earlier."""
    weight = land.places["tech_smes"] * land.random.lognormal(0, 0.8, len(land.places))
    weight.iloc[0] = float("inf")
    return list(land.places.loc[weight.sort_values(ascending=False).index, "city"])


def _settled(land: Land, city: str) -> Body:
    return in_city(land, KIND, "municipal", city, land.days.settled())


def _doubled(land: Land, city: str) -> list[Body]:
    # The third one is recorded after the tick: the tick misses a body, not a city.
    third = _settled(land, city)
    third.recorded = land.days.early_2025()
    return [_settled(land, city), _settled(land, city), third]


def _early(land: Land, city: str) -> list[Body]:
    made = _settled(land, city)
    made.recorded = land.days.early_2025()
    return [made]


def _stable(land: Land, city: str) -> list[Body]:
    # Here and there a predecessor was closed: its row is still in the table.
    if land.random.random() < 0.2:
        return [_settled(land, city), *_gone(land, city)]
    return [_settled(land, city)]


def _ending(land: Land, city: str) -> list[Body]:
    made = _settled(land, city)
    made.closed = land.days.between("2026-02-02", "2026-09-25")
    return [made]


def _lost(land: Land, city: str) -> list[Body]:
    made = _settled(land, city)
    made.closed = land.days.early_2025()
    return [made]


def _gone(land: Land, city: str) -> list[Body]:
    made = _settled(land, city)
    made.closed = land.days.long_closed()
    return [made]


def _late(land: Land, city: str) -> list[Body]:
    made = _settled(land, city)
    made.recorded = land.days.between("2025-07-07", "2025-12-19")
    return [made]


PARTS = {
    "doubled": _doubled,
    "early": _early,
    "stable": _stable,
    "ending": _ending,
    "lost": _lost,
    "gone": _gone,
    "late": _late,
}
