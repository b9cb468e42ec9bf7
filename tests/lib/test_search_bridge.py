"""Queries of the desk in the languages of three systems: each rule, what is noted, and what holds for any query."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from iplab.errors import ParameterError
from iplab.search import QueryError, bridge
from iplab.search.nodes import Days, Number, Phrase, leaves
from iplab.search.syntax import parse
from iplab.search.written import written

SYSTEMS = ("cnipa", "espacenet", "patentscope")
# query: the three texts; a part of a note where something is lost
ROWS = [
    ("TI=雷达", "发明名称=(雷达)", "ti=雷达", "ZH_TI:雷达"),
    ('TI="solar cooker"', '发明名称=("solar cooker")', 'ti="solar cooker"', 'EN_TI:"solar cooker"'),
    ("TI=5G基站", "发明名称=(5g基站)", "ti=5g基站", "ZH_TI:5g基站"),
    (
        "solar",
        "发明名称=(solar) OR 摘要=(solar) OR 权利要求=(solar)",
        "ta=solar OR claims=solar",
        "EN_TI:solar OR EN_AB:solar OR EN_CL:solar",
    ),
    ("TA=solar", "发明名称=(solar) OR 摘要=(solar)", "ta=solar", "EN_TI:solar OR EN_AB:solar"),
    (
        "TI=a OR TI=b AND TI=c",
        "发明名称=(a) OR (发明名称=(b) AND 发明名称=(c))",
        "ti=a OR (ti=b AND ti=c)",
        "EN_TI:a OR (EN_TI:b AND EN_TI:c)",
    ),
    ("TI=a NOT TI=b", "发明名称=(a) NOT 发明名称=(b)", "ti=a NOT ti=b", "EN_TI:a ANDNOT EN_TI:b"),
    ("申请人=岚栖", "申请（专利权）人=(岚栖)", "pa=岚栖", "PA:岚栖"),
    ("IN=doe", "发明人=(doe)", "in=doe", "IN:doe"),
    ("TI=cook*", "发明名称=(cook+)", "ti=cook*", "EN_TI:cook*"),
    ("TI=cooker?", "发明名称=(cooker?)", "ti=cooker?", "EN_TI:(cooker OR cooker?)"),
    ("TI=cooker#", "发明名称=(cooker#)", "ti=cooker#", "EN_TI:cooker?"),
    ("TI=colo?r", "发明名称=(colo?r)", "ti=colo*", "EN_TI:(color OR colo?r)"),
    (
        'TI="solar cook*"',
        '发明名称=("solar cook+")',
        'ti="solar cook*"',
        "EN_TI:(solar BEFORE1 cook*)",
    ),
    (
        "TI=solar ADJ3 TI=cooker",
        "发明名称=(solar 2W cooker)",
        "ti=solar prox/distance<3/ordered ti=cooker",
        "EN_TI:(solar BEFORE3 cooker)",
    ),
    (
        "TI=(solar NEAR5 (stove OR oven))",
        "发明名称=(solar 4D (stove OR oven))",
        "(ti=solar prox/distance<5 ti=stove) OR (ti=solar prox/distance<5 ti=oven)",
        "EN_TI:(solar NEAR5 (stove OR oven))",
    ),
    ("TI=(a ADJ b)", "发明名称=(a W b)", "ti=a prox/distance<1/ordered ti=b", "EN_TI:(a BEFORE1 b)"),
    ("IPC=F24S", "IPC分类号=(F24S+)", "ipc=F24S", "IC:F24S"),
    ("IPC=F24S20/30", "IPC分类号=(F24S20/30)", "ipc=F24S20/30", "IC_EX:F24S20/30"),
    ("IPC=F24S20/00/low", "IPC分类号=(F24S20/+)", "ipc=F24S20/00/low", "IC:F24S20"),
    ("IPC=H01M10/0525/low", "IPC分类号=(H01M10/0525)", "ipc=H01M10/0525/low", "IC:H01M10/0525"),
    (
        "PD=2020",
        "公开（公告）日=20200101:20201231",
        'pd within "20200101,20201231"',
        "DP:[01.01.2020 TO 31.12.2020]",
    ),
    ("PD>=2020", "公开（公告）日>=20200101", "pd>=20200101", "DP:[01.01.2020 TO 31.12.2099]"),
    ("PD<=202006", "公开（公告）日<=20200630", "pd<=20200630", "DP:[01.01.1800 TO 30.06.2020]"),
    ("PD=[* TO *]", "公开（公告）日>=18000101", "pd>=18000101", "DP:[01.01.1800 TO 31.12.2099]"),
    ("AD=2020", "申请日=20200101:20201231", "", ""),
    ("PN=CN110123456", "公开（公告）号=(CN110123456+)", "pn=CN110123456", ""),
    ("AP=CN2019*", "申请号=(CN2019+)", "ap=CN2019*", ""),
    ("FAM=F00000020", "", "", ""),
    ("TI=a AND FAM=F00000020", "发明名称=(a)", "ti=a", "EN_TI:a"),
    ("#1 AND TI=a", "发明名称=(a)", "ti=a", "EN_TI:a"),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_rule(row):
    query, *texts = row
    assert [bridge.shown(query, system).text for system in SYSTEMS] == texts


@pytest.mark.parametrize(
    ("query", "system", "said"),
    [
        ("FAM=F01", "cnipa", "FAM=F01 is left out"),
        ("AD=2020", "espacenet", "AD=[20200101 TO 20201231] is left out"),
        ("PN=CN11", "patentscope", "PN=CN11 is left out"),
        ("#2 AND a", "espacenet", "#2 is left out"),
        ("TI=a OR FAM=F01", "cnipa", "fewer hits"),
        ("FAM=F01 NOT TI=a", "cnipa", "both are left out"),
        ("TI=太阳", "espacenet", "English words"),
        ("TI=colo?r", "espacenet", "finds more"),
        ("TI=ab*", "espacenet", "too few letters"),
        ("TI=solar", "patentscope", "stemm"),
        ("TI=a NEAR3 TI=b", "cnipa", "nW"),
        ("TI=a ADJ3 TI=b", "patentscope", "BEFORE takes a number"),
        ("AB=a", "cnipa", "摘要"),
        ("IPC=H01M10/0525/low", "cnipa", "dots of the scheme"),
        ("AP=CN2019", "espacenet", "check digit"),
    ],
)
def test_what_does_not_translate_is_said_in_both_languages(query, system, said):
    notes = bridge.shown(query, system).notes
    assert any(said in note.en for note in notes)
    assert all(re.search("[一-鿿]", note.zh) and note.en for note in notes)


def test_exact_only_where_nothing_changes():
    assert bridge.shown("TI=solar AND PD=2020", "cnipa").exact
    assert bridge.shown("IPC=F24S20/00/low", "patentscope").exact
    assert not bridge.shown("AB=solar", "cnipa").exact


def test_steps_are_put_in():
    steps = ["TI=a OR TI=b", "#1 NOT TI=c"]
    assert bridge.shown("#2 AND TI=d", "espacenet", steps).text == "((ti=a OR ti=b) NOT ti=c) AND ti=d"


@pytest.mark.parametrize("steps", [["#1"], ["#2", "#1"], ["TI=a", *(f"#{n} OR #{n}" for n in range(1, 60))]])
def test_steps_of_steps_end(steps):
    assert len(bridge.shown(f"#{len(steps)}", "cnipa", steps).text) < 100_000


def test_the_table_stands_side_by_side_in_each_language():
    zh, en = (bridge.table("TI=太阳灶 AND PD=2020", language) for language in ("zh", "en"))
    assert zh["检索式"].tolist() == en["query"].tolist()
    assert zh.columns.tolist() == ["系统", "检索式", "等同", "说明"]
    assert en["same"].tolist() == ["yes", "no", "no"]


def test_an_unknown_system_is_told_the_known_ones():
    with pytest.raises(ParameterError, match="cnipa, espacenet, patentscope"):
        bridge.shown("a", "google")


def test_a_query_that_cannot_be_read_points_at_its_fault():
    with pytest.raises(QueryError, match="Character 9"):
        bridge.shown("solar AND", "cnipa")


# What holds for any query

words = st.sampled_from(
    ["太阳灶", "solar", '"solar cooker"', "cook*", "colo?r", "5G基站", "电?池", "x1", "ab#", '"and"']
)
text = st.tuples(st.sampled_from(["", "TI=", "AB=", "CL=", "TA=", "PA="]), words).map("".join)
other = st.sampled_from(
    ["IPC=F24S", "IPC=H01M10/00/low", "IPC=F24S20/30", "PD=2020", "AD>=2021", "PR<2019-07", "PN=CN11*", "AP=CN2019",
     "FAM=F01", "#1", "PD=[* TO 2020]"]
)  # fmt: skip
near = st.tuples(words, st.sampled_from([" ADJ ", " ADJ3 ", " NEAR4 "]), words).map("".join)


def joined(inner):
    parts = st.tuples(inner, st.sampled_from(["AND", "OR", "NOT"]), inner)
    return parts.map(lambda part: f"({part[0]} {part[1]} {part[2]})")


queries = st.recursive(text | other | near, joined, max_leaves=6)


@settings(max_examples=150, deadline=None)
@given(queries)
def test_a_query_written_again_is_the_same_query(query):
    assert parse(written(parse(query))) == parse(query)


@settings(max_examples=150, deadline=None)
@given(queries)
def test_any_query_has_balanced_brackets_and_loses_nothing_unsaid(query):
    for system in SYSTEMS:
        made = bridge.shown(query, system)
        balance = 0
        for sign in made.text:
            balance += {"(": 1, ")": -1}.get(sign, 0)
            assert balance >= 0
        assert balance == 0
        assert made.text.count('"') % 2 == 0
        said = " ".join(note.en for note in made.notes)
        for leaf in leaves(parse(query)):
            assert held(leaf, made.text) or "left out" in said


def held(leaf, text):
    """Whether what a leaf asks for can be seen in a translation."""
    if isinstance(leaf, Phrase):
        return re.match(r"\w*", leaf.words[0]).group() in text
    if isinstance(leaf, Days):
        years = {str(day.year) for day in (leaf.first, leaf.last) if day}
        return all(year in text for year in years)
    return leaf.start in text if isinstance(leaf, Number) else True
