"""Bodies other than the municipal comprehensive ones."""

import numpy as np

from generator.land import Body, Land, hosted, in_city

# Bodies in the whole country by type; a province gets its share, and at least the second number.
COUNTS = {
    "county_station": (140, 3),
    "tisc": (105, 3),
    "university_centre": (92, 2),
    "outlet": (130, 4),
    "protection_centre": (48, 1),
    "trademark_window": (105, 3),
}
UNIVERSITY_CENTRE = ("知识产权信息服务中心", "IP Information Service Centre")
SUPPORT_CENTRE = ("技术与创新支持中心", "Technology and Innovation Support Centre")
OUTLET = ("知识产权信息公共服务网点", "IP Information Service Outlet")
CAPITAL_SHARE = 0.55  # of the universities of a province


def other_bodies(land: Land, uncovered: list[str]) -> list[Body]:
    """All bodies of a province but the municipal comprehensive ones."""
    made = [*_nodes(land), *_universities(land), *_support_centres(land), *_outlets(land)]
    made += _stations(land, uncovered) + _city_services(land)
    return made


def _count(land: Land, kind: str) -> int:
    nation, least = COUNTS[kind]
    return max(least, round(nation * land.share))


def _nodes(land: Land) -> list[Body]:
    first = land.places.iloc[0]
    province = (first["province"], first["province_en"])
    zh, en = province[0] + "知识产权公共服务骨干节点", f"{province[1]} Provincial IP Service Node"
    node = Body("provincial_node", "provincial", land.province, first["city"], zh, zh, en, land.days.settled())
    office = in_city(land, "agency_office", "provincial", first["city"], land.days.settled())
    # In some provinces the node runs the agency office too: one host, two bodies.
    if land.random.random() < 0.4:
        office.host = node.host
    return [node, office, *_second_office(land)]


def _second_office(land: Land) -> list[Body]:
    if land.share < 0.045 or len(land.places) < 2:
        return []
    return [in_city(land, "agency_office", "municipal", land.places["city"].iloc[1], land.days.settled())]


def _universities(land: Land) -> list[Body]:
    """University centres; about a third of their hosts, at least one, hold a TISC as well, open all through."""
    made: list[Body] = []
    count = _count(land, "university_centre")
    for number in range(count):
        name, city = next(land.fresh["university"]), _university_city(land)
        centre = hosted(land, "university_centre", city, name, UNIVERSITY_CENTRE)
        made.append(centre)
        if number < max(1, round(count / 3)):
            made.append(hosted(land, "tisc", city, name, SUPPORT_CENTRE))
        else:
            _later_change(land, centre)
    return made


def _support_centres(land: Land) -> list[Body]:
    """TISC outside the universities: one recorded early in 2025, one closed before the tick.

    No TISC closes later on, so that the tick always shows too few.
    """
    count = max(3, _count(land, "tisc") - round(_count(land, "university_centre") / 3))
    made = [hosted(land, "tisc", _city(land), next(land.fresh["institute"]), SUPPORT_CENTRE) for _ in range(count)]
    made[0].recorded = land.days.early_2025()
    made[1].closed = land.days.long_closed()
    return made


def _outlets(land: Land) -> list[Body]:
    """Recorded outlets: one closed early in 2025, one closed before the tick.

    None is recorded after the tick, so that the tick always shows too many.
    """
    count = _count(land, "outlet")
    made = [hosted(land, "outlet", _city(land), next(land.fresh["public"]), OUTLET) for _ in range(count)]
    made[0].closed = land.days.early_2025()
    made[1].closed = land.days.long_closed()
    for outlet in made[3:]:
        if land.random.random() < 0.05:
            outlet.closed = land.days.later_closed()
    return made


def _stations(land: Land, uncovered: list[str]) -> list[Body]:
    """County stations, first of all in cities without a comprehensive body; those stay open all through."""
    kept = [in_city(land, "county_station", "county", city, land.days.settled()) for city in uncovered[:3]]
    count = max(2, _count(land, "county_station") - len(kept))
    others = [in_city(land, "county_station", "county", _city(land), land.days.settled()) for _ in range(count)]
    others[0].closed = land.days.early_2025()
    others[1].closed = land.days.long_closed()
    for station in others[2:]:
        _later_change(land, station)
    return kept + others


def _city_services(land: Land) -> list[Body]:
    made = []
    for kind in ("protection_centre", "trademark_window"):
        for number in range(_count(land, kind)):
            level = "provincial" if kind == "protection_centre" and number == 0 else "municipal"
            city = land.places["city"].iloc[0] if number == 0 else _city(land)
            made.append(in_city(land, kind, level, city, land.days.settled()))
            if number > 0:
                _later_change(land, made[-1])
    return made


def _later_change(land: Land, changed: Body) -> None:
    # A few bodies come and go among the as-of dates, so that another date gives another count.
    luck = land.random.random()
    if luck < 0.05:
        changed.closed = land.days.later_closed()
    elif luck < 0.10:
        changed.recorded = land.days.later_recorded()


def _city(land: Land) -> str:
    weight = np.sqrt(land.places["tech_smes"].to_numpy(dtype=float) + 1)
    return str(land.random.choice(land.places["city"].to_numpy(dtype=object), p=weight / weight.sum()))


def _university_city(land: Land) -> str:
    return str(land.places["city"].iloc[0]) if land.random.random() < CAPITAL_SHARE else _city(land)
