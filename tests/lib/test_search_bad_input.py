"""Queries that nobody should be punished for: a clear message or an answer, in bounded time and memory."""

import time
import tracemalloc

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from iplab import search
from iplab.search import collection, near

SIGNS = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出"
SIGNS += "就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
SECONDS, MEGABYTES = 3, 80


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """Texts in which any of sixty characters follows any other, and long English lists of common words."""
    pairs = ["".join(a + b for b in SIGNS) for a in SIGNS]
    rows = [(f"CN{number:09}A", text, "the a of in to and or for by on " * 30) for number, text in enumerate(pairs)]
    frame = pd.DataFrame(rows, columns=["PN", "TI", "AB"]).assign(IPC=[["H01M10/0525"]] * len(rows))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("IPLAB_SEARCH_CACHE", str(tmp_path_factory.mktemp("crowded")))
        yield search.SearchDesk(collection.of(frame, "crowded"))


def bounded(desk, query):
    """What is said of a query, "" when it is answered; both within the time and the memory that a desk has."""
    tracemalloc.start()
    start = time.process_time()
    try:
        desk.find(query)
        said = ""
    except search.QueryError as problem:
        said = str(problem)
    spent, (_, peak) = time.process_time() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert spent < SECONDS, f"{spent:.1f} s"
    assert peak < MEGABYTES * 1e6, f"{peak / 1e6:.0f} MB"
    return said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("((solar)", "not closed"),
        ("(solar))", "one ) too many"),
        ("（solar", "not closed"),
        ("solar AND ", "breaks off"),
        ("TI=()", "brackets are empty"),
        ("TI=", "breaks off"),
        ('""', "nothing to search"),
        ("TITEL=solar", "there is no field"),
        ("发明名成=太阳", "there is no field"),
        ("*", "letters before"),
        ("AB=?", "letters before"),
        ("+ AND a", "letters before"),
        (" OR ".join(f"term{number}" for number in range(10_000)), "too long"),
        (" OR ".join(f"a{number}" for number in range(1_500)), "too many terms"),
        ("(" * 51 + "a" + ")" * 51, "nested too deeply"),
        ("的?" * 12 + "一", "more than 500 words"),
        ("的????一", "more than 500 words"),
        ("的?一?是?在?不?了?有", "more than 500 words"),
        ("的###一", "more than 500 words"),
        ("solar ＡＮＤ ＯＲ cooker", "no term before"),
        ("ＴＩ＝（ａｂ　ＯＲ　）", "no term before this )"),
        ("IPC=H01M10/0525/low", "dots are not known"),
        ("IPC=H01M10/05*/low", "no IPC symbol"),
        ("PD=[20200101 TO", "square bracket"),
        ("PD=[2020 TO 2021 TO 2022]", "range of dates"),
        ("KC=", "breaks off"),
        (" NEAR9 ".join(["zebra"] * 102), "too many ADJ and NEAR"),
        ("TI=a ADJ3 (TI=b OR AB=c)", "one field"),
        ("a\x00b AND\x00", None),
        ("\ud800", None),
        ("a" * 19_000, ""),
        ("一" * 19_000, ""),
        ('"' + "的 " * 5_000 + '"', ""),
    ],
)
def test_a_bad_query_gets_a_clear_answer(crowded, query, said):
    found = bounded(crowded, query)
    assert said is None or (said in found and bool(found) == bool(said))


@pytest.mark.parametrize(
    "query",
    [
        "the NEAR50 a NEAR50 of NEAR50 in NEAR50 zebra",
        "the NEAR50 a NEAR50 of",
        "(the OR a OR of) ADJ50 (in OR to OR the) ADJ50 by",
        "的 NEAR50 一 NEAR50 是",
        "t* NEAR50 o*".replace("t*", "th*").replace("o*", "of*"),
        " NEAR9 ".join(["zebra"] * 101),
        " ADJ9 ".join(["the", "a", "of", "in"] * 5),
        "(" * 49 + "the" + " AND a OR of)" * 49,
        "".join(f"(a{n} OR (b{n} AND " for n in range(24)) + "the" + "))" * 24,
    ],
)
def test_distances_do_not_run_away(crowded, query):
    assert bounded(crowded, query) == ""


def test_common_words_near_each_other_are_refused_when_too_much_would_be_read(crowded, monkeypatch):
    monkeypatch.setattr(near, "MOST_READ", 10)
    assert "too common" in bounded(crowded, "the NEAR5 of")


@pytest.mark.parametrize("sign", ["ＡＮＤ", "and", "与", "并且", "Ａnd"])
def test_operators_of_any_width_case_and_language(crowded, sign):
    assert len(crowded.find(f"the　{sign}　ｏｆ")) == len(SIGNS)


def test_a_subgroup_and_below_by_the_dots_of_the_scheme(tmp_path, monkeypatch):
    monkeypatch.setenv("IPLAB_SEARCH_CACHE", str(tmp_path))
    symbols = ["H01M10/05", "H01M10/052", "H01M10/0525", "H01M10/06", "H01M10/058"]
    frame = pd.DataFrame({"PN": [f"CN{n}A" for n in range(5)], "TI": "x", "IPC": [[one] for one in symbols]})
    dots = {"H01M10/05": 1, "H01M10/052": 2, "H01M10/0525": 3, "H01M10/058": 2, "H01M10/06": 1}
    desk = search.SearchDesk(collection.of(frame, "dots"), levels=dots)
    assert desk.find("IPC=H01M10/05/low").numbers == ["CN0A", "CN1A", "CN2A", "CN4A"]
    assert desk.find("IPC=H01M10/052及以下").numbers == ["CN1A", "CN2A"]
    assert desk.find("IPC=H01M10/00/low").numbers == [f"CN{n}A" for n in range(5)]
    assert desk.replay(desk.log)["same"].all()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet='ab的一 ()（）[]"“=:<>*+?##1/ANDORTIPC与或非，。\n＝', max_size=25))
def test_whatever_is_typed_is_answered_or_explained(crowded, query):
    try:
        crowded.find(query)
    except search.QueryError as problem:
        assert 0 <= problem.position <= max(1, len(query))
