"""No applicant, owner, holder, mark or product of a practice table is, or carries, a well-known real firm or brand."""

import os
import re
from functools import cache
from pathlib import Path

import pytest
from iplab import data

HERE = Path(__file__).parent
REAL = [
    line.strip()
    for line in (HERE / "real_firms.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
CHINESE = [name for name in REAL if not name.isascii()]
LATIN = {name.casefold() for name in REAL if name.isascii()}
# Columns that hold names of organisations or persons, by table.
NAMES = {
    "applicants": ["name_zh", "name_en"],
    "patents": ["applicant_raw"],
    "patent_applicants": ["applicant_raw"],
    "patents_dirty": ["applicant"],
    "alias": ["raw"],
    "firm_register": ["name"],
    "grants": ["name"],
    "bad_file": ["name"],
    "gi": ["name_zh", "holder_zh", "holder_en"],
    "counties": ["name_zh", "name_en"],
}
MARKS = {"trademarks": "mark", "trademark_cases": "mark"}
PRODUCTS = {"ic_layouts": ["name_zh", "name_en"]}
SIGNS = re.compile(r"[A-Za-z0-9&'’.+-]+")


def held(table, column):
    """The distinct values of a column, cells of several names split."""
    values = data.load(table)[column].dropna().astype(str).str.split(r"[;；|]").explode().str.strip()
    return sorted(set(values) - {""})


@cache
def places():
    divisions = data.load("divisions")
    names = set(divisions["city"]) | set(divisions["province"])
    short = {re.sub("(壮族|回族|维吾尔)?(自治区|省|市|地区|盟)$", "", name) for name in names}
    return tuple(sorted(names | short, key=len, reverse=True))


def without_place(name):
    """A name without the place in front: 泰安栖弦精密装备 is 栖弦精密装备."""
    for place in places():
        if name.startswith(place) and len(name) > len(place) + 1:
            return name[len(place) :]
    return name


def chinese_clash(name):
    """A real name of three characters or more anywhere; a shorter one where the brand stands."""
    bare = re.sub(r"\s", "", name)
    head = without_place(bare)
    return [
        real for real in CHINESE if (len(real) >= 3 and real in bare) or head.startswith(real) or bare.startswith(real)
    ]


def latin_clash(name):
    """A real name as one word of this name, or as several words in a row."""
    words = [word.casefold().strip(".") for word in SIGNS.findall(name)]
    runs = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, min(a + 4, len(words)) + 1)}
    return sorted(LATIN & runs)


def clashes(names):
    return {name: found for name in names if (found := chinese_clash(name) + latin_clash(name))}


def test_the_list_of_real_firms_is_a_list():
    assert len(REAL) >= 300
    assert len(set(REAL)) == len(REAL)
    assert {"华为", "比亚迪", "宁德时代", "大疆", "Samsung", "Siemens"} <= set(REAL)


@pytest.mark.parametrize(("table", "column"), [(table, one) for table, columns in NAMES.items() for one in columns])
def test_no_name_is_a_real_firm(table, column):
    assert clashes(held(table, column)) == {}


@pytest.mark.parametrize(("table", "column"), [(table, one) for table, columns in PRODUCTS.items() for one in columns])
def test_no_product_bears_a_real_brand(table, column):
    assert clashes(held(table, column)) == {}


def test_no_place_of_a_gi_is_a_real_brand():
    """The place alone: that what grows there is called apple is no brand."""
    gi = data.load("gi")
    places_of = {name.removesuffix(produce) for name, produce in zip(gi["name_en"], gi["product_en"], strict=True)}
    assert len(places_of) > 100
    assert clashes(sorted(places_of)) == {}


@pytest.mark.parametrize("table", MARKS)
def test_no_mark_is_a_real_brand(table):
    real = {name.casefold() for name in REAL}
    marks = held(table, MARKS[table])
    assert [mark for mark in marks if re.sub(r"[\s-]", "", mark).casefold() in real] == []
    assert [mark for mark in marks for name in CHINESE if len(name) >= 3 and name in mark] == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("深圳大疆航空设备有限公司", ["大疆"]),
        ("大疆航空设备有限公司", ["大疆"]),
        ("某宁德时代电池", ["宁德时代"]),
        ("Shenzhen DJI Robotics Co., Ltd.", ["dji"]),
        ("SAMSUNG Electronics", ["samsung"]),
        ("Rolls-Royce Holding", ["rolls-royce"]),
        ("Novo Nordisk AS", ["novo nordisk"]),
        ("泰安栖弦精密装备有限公司", []),
        ("Metalor Systems Corp.", []),
        ("平顶山岚溪新材料有限公司", []),
    ],
)
def test_a_clash_is_found_and_a_likeness_is_none(name, found):
    assert chinese_clash(name) + latin_clash(name) == found


def test_names_are_really_read():
    assert len(held("applicants", "name_zh")) > 2_000
    assert len(held("trademarks", "mark")) > 3_000


# The applicants of the open drone documents


def plain(name):
    """Capitals without legal form and signs, as The Lens writes names."""
    words = re.sub(r"[^A-Z0-9 ]", " ", name.upper()).split()
    forms = "CO LTD CORP INC LLC GMBH AG SA SAS BV NV KK AB LIMITED COMPANY CORPORATION K S A B V N"
    return " ".join(word for word in words if word not in forms.split())


@pytest.fixture(scope="module")
def drone_applicants():
    if not os.environ.get("IPLAB_DATA_MIRROR"):
        reason = "IPLAB_DATA_MIRROR is not set: the real upstream files are not here"
        pytest.fail(reason) if os.environ.get("IPLAB_REQUIRE_OPEN") else pytest.skip(reason)
    names = data.load("drone_applicants_cleaned", edition="open")["applicant"].dropna()
    return {plain(one) for one in names} - {""}


def persons():
    """The invented persons, written either way round: a real person of one name is chance and no firm."""
    names = data.load("applicants", kind="person")["name_en"].map(plain)
    return set(names) | {" ".join(reversed(one.split())) for one in names}


@pytest.mark.parametrize(
    ("table", "column"), [("applicants", "name_en"), ("alias", "raw"), ("patents", "applicant_raw")]
)
def test_no_firm_is_a_drone_applicant(drone_applicants, table, column):
    firms = {plain(one) for one in held(table, column) if re.fullmatch(r"[\x20-\x7e]{4,}", one)} - persons() - {""}
    assert len(firms) > 100
    assert sorted(firms & drone_applicants) == []


def test_the_comparison_with_drone_applicants_sees_them(drone_applicants):
    assert plain("SZ DJI TECHNOLOGY CO LTD") in drone_applicants
    assert len(drone_applicants) > 15_000
