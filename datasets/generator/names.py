"""Names of invented bodies and hosts. No university, institute or association carries the name of a real one."""

from collections.abc import Iterator

import numpy as np

Name = tuple[str, str]  # zh, en

# Two characters make a place that is on no map; with a suffix they make a host.
FIRST = {
    "岚": "lan", "朔": "shuo", "霁": "ji", "汀": "ting", "棠": "tang", "砚": "yan", "漱": "shu", "璟": "jing",
    "泓": "hong", "陌": "mo", "栖": "qi", "筠": "yun", "樾": "yue",
}  # fmt: skip
SECOND = {
    "湖": "hu", "栈": "zhan", "川": "chuan", "原": "yuan", "屿": "yu", "庭": "ting", "泽": "ze", "浦": "pu",
    "洲": "zhou", "野": "ye", "溪": "xi", "峦": "luan",
}  # fmt: skip
SUFFIXES: dict[str, list[Name]] = {
    "university": [
        ("理工大学", "University of Science and Engineering"),
        ("科技大学", "University of Technology"),
        ("工业大学", "Polytechnic University"),
        ("农林大学", "Agriculture and Forestry University"),
        ("医科大学", "Medical University"),
    ],
    "institute": [
        ("科学技术研究院", "Academy of Science and Technology"),
        ("产业技术研究院", "Institute of Industrial Technology"),
        ("材料研究所", "Materials Institute"),
    ],
    "public": [
        ("科技图书馆", "Science and Technology Library"),
        ("科技情报研究所", "S&T Information Institute"),
        ("发明协会", "Inventors' Association"),
        ("创新产业园", "Innovation Park"),
        ("生产力促进中心", "Productivity Centre"),
    ],
}
CITY_BODIES: dict[str, list[Name]] = {
    "municipal_comprehensive": [
        ("知识产权服务中心", "Intellectual Property Service Centre"),
        ("知识产权公共服务中心", "Public IP Service Centre"),
        ("知识产权信息服务中心", "IP Information Service Centre"),
        ("知识产权综合服务中心", "Comprehensive IP Service Centre"),
    ],
    "county_station": [
        (f"{zh}县域知识产权服务站", f"County IP Service Station {en}")
        for zh, en in (("东部", "East"), ("西部", "West"), ("南部", "South"), ("北部", "North"), ("中部", "Centre"))
    ],
    "protection_centre": [
        ("知识产权保护中心", "IP Protection Centre"),
        ("产业知识产权保护中心", "Industrial IP Protection Centre"),
    ],
    "agency_office": [("专利代办处", "Patent Agency Office of CNIPA")],
    "trademark_window": [
        ("商标业务受理窗口", "Trademark Acceptance Window"),
        ("高新区商标业务受理窗口", "High-tech Zone Trademark Acceptance Window"),
        ("政务大厅商标业务受理窗口", "Government Hall Trademark Acceptance Window"),
    ],
}
ORDINALS = "二三四五六七八九"


def hosts(kind: str, random: np.random.Generator) -> Iterator[Name]:
    """Invented hosts of a kind (university, institute, public), each once, in random order."""
    every = [(a, b, suffix) for a in FIRST for b in SECOND for suffix in SUFFIXES[kind]]
    for position in random.permutation(len(every)):
        first, second, (zh, en) = every[position]
        yield first + second + zh, f"{(FIRST[first] + SECOND[second]).capitalize()} {en}"


def city_body(kind: str, place: Name, taken: set[str]) -> Name:
    """The first free name of a body of this kind in a city or province; it is put into `taken`."""
    for zh, en in _city_names(kind):
        if place[0] + zh not in taken:
            taken.add(place[0] + zh)
            return place[0] + zh, f"{place[1]} {en}"
    raise ValueError(f"no name left for {kind} in {place[0]}")


def _city_names(kind: str) -> Iterator[Name]:
    yield from CITY_BODIES[kind]
    for number, ordinal in enumerate(ORDINALS, start=2):
        for zh, en in CITY_BODIES[kind]:
            yield f"第{ordinal}{zh}", f"{en} No. {number}"
