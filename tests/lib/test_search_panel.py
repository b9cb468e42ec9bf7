"""The panel: what is chosen becomes a query that can be run, with counts, and stands still where no widget runs."""

import re

import pandas as pd
import pytest
from iplab import search
from iplab.errors import ParameterError
from iplab.search import collection, panel_query
from iplab.search.panel import Panel
from iplab.search.panel_query import Choice
from iplab.search.syntax import parse

ROWS = [
    ("CN100000001A", "一种太阳灶", ["F24S20/30", "F24S23/70"], "岚栖储能有限公司", "2019-03-01"),
    ("CN100000002U", "太阳能热水器", ["F24S10/70"], "朔野有限公司", "2020-05-01"),
    ("CN100000003B", "电池冷却板 <b>", ["H01M10/6554"], "岚栖储能有限公司", "2021-07-01"),
    ("US20200000004A1", "Box oven, solar", ["F24S20/30", "F24C15/00"], "Velmora", "2021-08-01"),
]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("IPLAB_SEARCH_CACHE", str(tmp_path))
    frame = pd.DataFrame(ROWS, columns=["PN", "TI", "IPC", "PA", "PD"]).astype({"PD": "datetime64[us]"})
    return search.SearchDesk(collection.of(frame.assign(AB=""), "panel"))


@pytest.mark.parametrize(
    ("choice", "query"),
    [
        (Choice(), ""),
        (Choice(blocks=(("太阳灶",),)), "TA=太阳灶"),
        (Choice(blocks=(("太阳灶", "solar cooker"), ("oven",))), 'TA=(太阳灶 OR "solar cooker") AND TA=oven'),
        (Choice(blocks=(("a",),), scope=""), "a"),
        (Choice(blocks=(("a",), ("b",)), without=("c",)), "(TA=a AND TA=b) NOT TA=c"),
        (Choice(classes=("F24S", "H01M10/00")), "IPC=(F24S OR H01M10/00/low)"),
        (Choice(kinds=("A", "U"), first="2020"), "KC=(A OR U) AND PD>=2020"),
        (Choice(first="2019", last="2020"), "PD=[2019 TO 2020]"),
        (Choice(last="2020", applicant="岚栖 储能"), 'PD<=2020 AND PA="岚栖 储能"'),
        (Choice(blocks=(("and", "(x)", 'a "b"'),)), 'TA=("and" OR "(x)" OR "a  b")'),
        (Choice(without=("c",)), ""),
    ],
)
def test_a_choice_becomes_a_query(choice, query):
    assert panel_query.query(choice) == query
    if query:
        parse(query)


def test_the_tree_counts_publications_level_by_level(desk):
    assert panel_query.below(desk, "") == {"F": 3, "H": 1}
    assert panel_query.below(desk, "F") == {"F24": 3}
    assert panel_query.below(desk, "F24") == {"F24C": 1, "F24S": 3}
    assert panel_query.below(desk, "F24S") == {"F24S10/00": 1, "F24S20/00": 2, "F24S23/00": 1}


def test_kinds_and_years_of_the_collection(desk):
    assert panel_query.kinds(desk) == {"A": 2, "B": 1, "U": 1}
    assert panel_query.years(desk) == ["2021", "2020", "2019"]


def test_fields_change_query_counts_and_hits(desk):
    panel = Panel(desk, "en")
    assert "Nothing is chosen" in panel.page.value
    panel.concepts[0].value = "太阳\nsolar\n"
    assert panel.query == "TA=(太阳 OR solar)"
    assert "<b>3</b> hits" in panel.page.value
    panel.kinds["A"].value = True
    assert panel.hits.numbers == ["CN100000001A", "US20200000004A1"]
    panel.concepts[0].value = ""
    panel.without.value = "oven"
    assert panel.hits.numbers == ["CN100000001A"]


def test_classes_are_chosen_down_the_tree_and_added(desk):
    panel = Panel(desk)
    for level, symbol in zip(panel.levels, ("F", "F24", "F24S", "F24S20/00"), strict=True):
        level.value = symbol
    panel.buttons["add"].click()
    assert panel.query == "IPC=F24S20/00/low"
    assert "F24S20/00" in panel.page.value
    panel.levels[0].value = "H"
    assert [level.value for level in panel.levels] == ["H", "", "", ""]
    panel.buttons["add"].click()
    assert panel.query == "IPC=(F24S20/00/low OR H)"
    panel.buttons["clear"].click()
    assert panel.query == ""


def test_only_the_button_writes_into_the_log(desk):
    panel = Panel(desk, choice=Choice(blocks=(("太阳",),)))
    assert desk.log.empty
    panel.buttons["log"].click()
    assert desk.log[["query", "hits"]].to_numpy().tolist() == [["TA=太阳", 2]]
    assert "第 1 步" in panel.said.value


def test_what_cannot_be_run_is_told_in_the_panel(desk):
    panel = Panel(desk, "en", Choice(blocks=(("c*",),)))
    assert "at least 2 letters" in panel.page.value
    panel.concepts[0].value = ""
    panel.buttons["log"].click()
    assert "empty" in panel.said.value


def test_titles_are_shown_as_text_and_marked(desk):
    shown = Panel(desk, choice=Choice(blocks=(("电池",),))).page.value
    assert "<mark>电池</mark>冷却板 &lt;b&gt;" in shown


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_stands_still_in_an_export_in_one_language(desk, language):
    choice = Choice(blocks=(("solar",),), first="2020")
    bundle = Panel(desk, language, choice)._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert "TA=solar AND PD&gt;=2020" in bundle["text/html"]
    assert "PATENTSCOPE" in bundle["text/html"]
    names = [field.description for field in Panel(desk, language).concepts]
    assert all(bool(re.search("[一-鿿]", name)) == (language == "zh") for name in names)


def test_years_outside_the_collection_may_be_filled_in(desk):
    assert Panel(desk, "en", Choice(first="1985", last="2030")).query == "PD=[1985 TO 2030]"


def test_another_language_is_refused(desk):
    with pytest.raises(ParameterError, match="zh or en"):
        Panel(desk, "fr")
