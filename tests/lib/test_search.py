"""The search desk: what a query means, what it finds (held against a plain reading of the texts), its errors."""

import re
import time
from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from iplab import search
from iplab.errors import DataError
from iplab.search import collection, index
from iplab.search.nodes import And, Days, Earlier, Near, Not, Number, Or, Phrase, Symbol
from iplab.search.syntax import parse

TEXTS = [
    (
        "CN100000001A",
        "一种聚光太阳灶",
        "Concentrating solar cooker",
        "包括反光碗，锅架。 A bowl and a pot rack.",
        ["F24S20/30"],
    ),
    ("CN100000002U", "太阳能热水器", "Solar water heater", "水箱与集热管相连。 The tank joins tubes.", ["F24S10/70"]),
    (
        "CN100000003A",
        "一种太阳，灶具",
        "Stove for the sun",
        "并非太 阳灶。 Cookers cooking by sun.",
        ["F24C1/00", "F24S20/30"],
    ),
    ("US20200000004A1", "", "Box oven, solar", "An insulated box oven cooks food by solar heat.", ["F24S20/30"]),
    ("CN100000005B", "電池冷卻板", "Battery cold plate", "電芯與冷板之間設有導熱墊。", ["H01M10/6554"]),
    ("CN100000006A", "5G基站用电源池", "Power pool for 5G base stations", "電源模塊。 ＬＥＤ指示燈。", ["H04W88/08"]),
    ("EP3000007A1", "", "Electrolyser stack", "Electrolyzer with membrane; electrolysers in rows.", ["C25B9/00"]),
    ("CN100000008A", "电解池", "Electrolytic cell", "电极与隔膜。", ["C25B9/19", "H01M8/04"]),
]
DAYS = pd.date_range("2019-06-30", periods=len(TEXTS), freq="120D")


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    """A small collection whose texts are known."""
    folder = tmp_path_factory.mktemp("search")
    frame = pd.DataFrame(
        {
            "PN": [row[0] for row in TEXTS],
            "TI": [f"{row[1]}\n{row[2]}" for row in TEXTS],
            "AB": [row[3].replace(" ", "\n", 1) if re.match("[一-鿿]", row[3]) else "\n" + row[3] for row in TEXTS],
            "IPC": [row[4] for row in TEXTS],
            "PA": ["岚栖储能有限公司", "朔野太阳能有限公司", "", "Velmora Systems Inc.", "", "", "", ""],
            "PD": DAYS,
        }
    )
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("IPLAB_SEARCH_CACHE", str(folder))
        yield collection.of(frame, "small")


@pytest.fixture
def desk(searched):
    return search.SearchDesk(searched, today=date(2026, 11, 22))


def ends(hits):
    """The last digits before the kind codes: enough to name the publications of TEXTS."""
    assert hits.numbers == sorted(hits.numbers)
    return sorted(int(re.search(r"(\d)[A-Z]\d?$", number).group(1)) for number in hits.numbers)


# What a query finds


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("太阳灶", [1]),
        ("太阳 AND 灶", [1, 3]),
        ("TI=太阳灶", [1]),
        ("发明名称=（太阳灶 或 热水器）", [1, 2]),
        ("太阳能 NOT 热水器", []),
        ("solar", [1, 2, 4]),
        ("SOLAR", [1, 2, 4]),
        ("“solar cooker”", [1]),
        ('"cooker solar"', []),
        ("solar ADJ cooker", [1]),
        ("cooker ADJ solar", []),
        ("cooker NEAR solar", [1]),
        ("box ADJ2 food", []),
        ("box ADJ4 food", [4]),
        ("food NEAR4 box", [4]),
        ("food ADJ4 box", []),
        ("(solar OR box) ADJ (cooker OR oven)", [1, 4]),
        ("反光 ADJ4 锅", [1]),
        ("solar OR stove AND sun", [1, 2, 3, 4]),
        ("(solar OR stove) AND sun", [3]),
        ("solar AND water OR stove", [2, 3]),
        ("solar AND oven NOT box", []),
        ("solar OR cookers NOT cooking", [1, 2, 4]),
        ("cook*", [1, 3, 4]),
        ("cooker+", [1, 3]),
        ("electroly?er", [7]),
        ("electroly#er*", [7]),
        ("cooker?", [1, 3]),
        ("cooker#", [3]),
        ("电池", [5]),
        ("电?池", [5, 6, 8]),
        ("电#池", [6, 8]),
        ("電池", [5]),
        ("电芯与冷板", [5]),
        ("LED", [6]),
        ("led指示灯", [6]),
        ("5G基站", [6]),
        ("阳", [1, 2, 3]),
        ("具", [3]),
        ("IPC=F24S", [1, 2, 3, 4]),
        ("IPC=F24S20/30", [1, 3, 4]),
        ("分类号=F24S20/00/low", [1, 3, 4]),
        ("IPC=F24S20/00", []),
        ("IPC=F24", [1, 2, 3, 4]),
        ("IPC=(H01M OR C25B)", [5, 7, 8]),
        ("IPC=H01M8/04 AND 电极", [8]),
        ("PD=2019", [1, 2]),
        ("PD>=2021", [6, 7, 8]),
        ("PD<2019-07", [1]),
        ("公开日=[20190101 TO 20200301]", [1, 2, 3]),
        ("PD=[* TO 2019]", [1, 2]),
        ("PN=CN100000001", [1]),
        ("PN=CN10000000*", [1, 2, 3, 5, 6, 8]),
        ("PN=CN10000000", []),
        ("申请人=岚栖", [1]),
        ("KC=A", [1, 3, 4, 6, 7, 8]),
        ("KC=A1", [4, 7]),
        ("文献种类=(U OR B)", [2, 5]),
        ("PA=太阳能", [2]),
        ("岚栖", []),
        ("TA=solar NOT TI=solar", []),
        ("AB=solar", [4]),
    ],
)
def test_what_a_query_finds(desk, query, found):
    assert ends(desk.find(query)) == found


def test_results_combine_by_step(desk):
    desk.find("solar")
    desk.find("IPC=F24S20/30")
    assert ends(desk.find("#1 AND #2")) == [1, 4]
    assert ends(desk.find("#2 NOT #1")) == [3]
    assert ends(desk.find("(#1 OR #2) AND stove")) == [3]


def test_english_stems_only_when_asked_for(searched):
    assert ends(search.SearchDesk(searched).find("cooker")) == [1]
    assert ends(search.SearchDesk(searched, stems=True).find("cooker")) == [1, 3]


def test_the_same_query_finds_the_same_always(desk):
    query = "(solar OR 太阳) AND IPC=F24S NOT water"
    assert len({tuple(desk.find(query).numbers) for _ in range(5)}) == 1


# Held against a plain reading: every operator on random queries

WORDS = ["太阳", "灶", "阳", "太阳灶", "电", "池", "solar", "cooker", "oven", "box", "cook", "sun", "by"]
word = st.sampled_from(WORDS)


def asked(words):
    return st.recursive(
        words.map(lambda text: ("word", text)),
        lambda inner: st.tuples(st.sampled_from(["AND", "OR", "NOT"]), inner, inner),
        max_leaves=6,
    )


def written(part):
    return part[1] if part[0] == "word" else f"({written(part[1])} {part[0]} {written(part[2])})"


def reads(part, text):
    """Whether a text has what is asked, read sign by sign, without any index."""
    if part[0] == "word":
        if re.match("[一-鿿]", part[1]):
            return part[1] in text
        return re.search(rf"(?<![a-z0-9]){part[1]}(?![a-z0-9])", text) is not None
    left, right = reads(part[1], text), reads(part[2], text)
    return {"AND": left and right, "OR": left or right, "NOT": left and not right}[part[0]]


def plain(row):
    return "\n".join(row[1:4]).lower().replace("電", "电").replace("冷卻", "冷却")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked(word))
def test_random_queries_find_what_a_plain_reading_finds(desk, part):
    expected = [number + 1 for number, row in enumerate(TEXTS) if reads(part, plain(row))]
    assert ends(desk.find(written(part))) == expected


def stands(part, line):
    """Where a proximity stands in a line (first word, last word), found by trying every pair."""
    if part[0] == "word":
        edges = r"(?<![a-z0-9]){}(?![a-z0-9])" if part[1].isascii() else "{}"
        found = [one.span() for one in re.finditer(f"(?=({edges.format(part[1])}))", line)]
        starts = [start for start, _ in found]
        return {(count(line[:start]), count(line[:start]) + count(part[1]) - 1) for start in starts}
    left, right = stands(part[1], line), stands(part[2], line)
    if part[0] == "OR":
        return left | right
    name, most = re.match(r"([A-Z]+)(\d+)", part[0]).groups()
    sides = [(left, right)] + ([(right, left)] if name == "NEAR" else [])
    return {(a, d) for one, other in sides for a, b in one for c, d in other if 0 < c - b <= int(most)}


def count(text):
    return len(re.findall(r"[一-鿿]|[a-z0-9]+", text))


def near_each_other(inner):
    return st.tuples(st.sampled_from(["ADJ1", "ADJ4", "NEAR2", "NEAR9", "OR"]), inner, inner)


def lines(row):
    half = row[3].replace(" ", "\n", 1) if re.match("[一-鿿]", row[3]) else row[3]
    return "\n".join(plain(("", text, "", "")).strip() for text in (row[1], row[2], half)).split("\n")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(near_each_other(st.recursive(word.map(lambda text: ("word", text)), near_each_other, max_leaves=4)))
def test_random_proximities_find_what_a_plain_reading_finds(desk, part):
    expected = [number for number, row in enumerate(TEXTS, 1) if any(stands(part, line) for line in lines(row))]
    assert ends(desk.find(written(part))) == expected


# Syntax


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("a OR b AND c", Or),
        ("a AND b NOT c", And),
        ("a NOT b NOT c", Not),
        ("a ADJ2 b AND c", And),
        ("aa AND NOT b", Not),
        ("a NEAR3 b", Near),
        ("PD=2020", Days),
        ("IPC=H01M", Symbol),
        ("PN=CN1", Number),
        ("#2", Earlier),
        ("太阳灶", Phrase),
        ("ｔｉ＝（ａ　ＯＲ　ｂ）", Or),
        ("ti : (a or b)", Or),
    ],
)
def test_precedence_and_forms(query, kind):
    assert isinstance(parse(query), kind)


def test_a_query_holds_places_of_the_text_as_typed():
    found = parse("发明名称=（太阳灶 或 电池）")
    assert [(part.span.start, part.span.end) for part in found.parts] == [(6, 9), (12, 14)]


@pytest.mark.parametrize(
    ("query", "place", "said"),
    [
        ("", 1, "empty"),
        ("   ", 1, "empty"),
        ("(solar OR cooker", 1, "not closed"),
        ("solar) AND x", 6, "one ) too many"),
        ("solar AND", 9, "breaks off"),
        ("TI=", 3, "breaks off"),
        ("AND solar", 1, "no term before"),
        ("solar OR AND cooker", 10, "no term before"),
        ("ＡＮＤ solar", 1, "no term before"),
        ("NOT solar", 1, "no term before"),
        ("solar cooker", 7, "no operator"),
        ("太阳 灶", 4, "no operator"),
        ("solar AND ()", 12, "brackets are empty"),
        ("TIT=solar", 1, "Did you mean"),
        ("标提=太阳", 1, "no field"),
        ('"solar cooker', 1, "quotation mark"),
        ("*", 1, "letters before"),
        ("TI=*", 4, "letters before"),
        ("c*", 1, "at least 2 letters"),
        ("*cooker", 1, "at least 2 letters"),
        ("IPC=Z99", 5, "no IPC symbol"),
        ("PD=2020-13", 4, "no date"),
        ("PD=20200231", 4, "no date"),
        ("PD=[2021 TO 2020]", 4, "begins after its end"),
        ("PD=[2021]", 4, "range of dates"),
        ("TI=[2020 TO 2021]", 4, "no dates"),
        ("TI>solar", 1, "only date fields"),
        ("solar ADJ0 cooker", 7, "from 1 to 50"),
        ("solar ADJ99 cooker", 7, "from 1 to 50"),
        ("solar ADJ3 IPC=F24S", 16, "joins words"),
        ("solar ADJ3 (a AND b)", 13, "joins words"),
        ("TI=solar ADJ3 AB=oven", 18, "one field"),
        ("TI=(solar AND AB=oven)", 15, "inside the brackets"),
        ("#9", 1, "no step 9"),
        ("CL=solar", 4, "no field CL"),
        ("IN=zhang", 4, "no field IN"),
        ("，。", 1, "nothing to search"),
    ],
)
def test_errors_point_at_the_character_and_say_what_is_right(desk, query, place, said):
    with pytest.raises(search.QueryError) as caught:
        desk.find(query)
    message = str(caught.value)
    assert said in message
    assert f"第 {place} 个字符" in message
    assert f"Character {place}" in message
    assert desk.log.empty, "a query that can't be run is no step"


@pytest.mark.parametrize(
    "query",
    [
        " OR ".join(f"term{number}" for number in range(10_000)),
        "(" * 5_000 + "a" + ")" * 5_000,
        "a " * 9_000,
        "TI=(" * 60 + "a" + ")" * 60,
    ],
)
def test_endless_queries_are_refused_at_once(desk, query):
    start = time.perf_counter()
    with pytest.raises(search.QueryError):
        desk.find(query)
    assert time.perf_counter() - start < 5


def test_a_thousand_terms_are_found(desk):
    query = " OR ".join(["solar", *(f"term{number}" for number in range(999))])
    assert ends(desk.find(query)) == [1, 2, 4]


def test_truncation_that_stands_for_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("IPLAB_SEARCH_CACHE", str(tmp_path))
    frame = pd.DataFrame({"PN": ["X1"], "TI": [" ".join(f"ab{number}cd" for number in range(600))]})
    with pytest.raises(search.QueryError, match="more than 500 words"):
        search.SearchDesk(collection.of(frame, "many")).find("ab*cd")


# The log


def test_the_log_says_what_was_done_and_replays(desk):
    desk.find("solar", reason="first block")
    desk.find("#1 AND IPC=F24S20/30")
    log = desk.log
    assert log[["step", "query", "hits"]].to_numpy().tolist() == [[1, "solar", 3], [2, "#1 AND IPC=F24S20/30", 2]]
    assert log["date"].tolist() == ["2026-11-22"] * 2
    assert log["reason"].tolist() == ["first block", ""]
    assert desk.replay(log)["same"].all()
    assert desk.replay(log.assign(hits=[3, 5]))["same"].tolist() == [True, False]
    assert len(desk.log) == 2, "a replay adds no steps"


def test_a_log_of_another_collection_is_refused(desk):
    desk.find("solar")
    with pytest.raises(DataError, match="another collection"):
        desk.replay(desk.log.assign(collection="0123456789abcdef"))


def test_a_log_without_its_columns_is_refused(desk):
    with pytest.raises(DataError, match="lacks the columns"):
        desk.replay(pd.DataFrame({"query": ["solar"]}))


# Ranking, marks, statistics


def test_the_best_comes_first_with_its_words_marked(desk):
    best = desk.find("solar OR cooker").top(2)
    assert best["PN"].tolist()[0] == "CN100000001A"
    assert "【solar】" in best["title"].tolist()[0] or "【cooker】" in best["title"].tolist()[0]
    assert best["score"].is_monotonic_decreasing


def test_marks_find_traditional_and_full_width_signs(desk):
    assert desk.find("电池").top()["title"].tolist() == ["【電池】冷卻板 / Battery cold plate"]


def test_what_stands_after_not_is_not_marked(desk):
    assert "【" not in desk.find("sun NOT cooker").top()["title"].tolist()[0].replace("【sun】", "")


def test_classes_count_publications(desk):
    counted = desk.find("太阳 OR solar").classes()
    assert counted.set_index("class")["hits"].to_dict() == {"F24S": 4, "F24C": 1}
    assert counted["share"].tolist() == [1.0, 0.25]


def test_an_empty_set_has_everything_empty(desk):
    hits = desk.find("太阳灶 AND water")
    assert (len(hits), hits.numbers, len(hits.top()), len(hits.classes()), len(hits.terms())) == (0, [], 0, 0, 0)


# Collections and their index


def test_a_damaged_index_is_built_anew(searched):
    searched.connect().close()
    searched.path.write_bytes(b"no index")
    assert ends(search.SearchDesk(searched).find("太阳灶")) == [1]


def test_an_index_broken_off_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(index, "_classes", lambda *_given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        index.build(pd.DataFrame({"PN": ["X1"], "IPC": [["A01B1/00"]]}), tmp_path / "i.db")
    assert list(tmp_path.iterdir()) == []


def test_a_collection_needs_numbers_that_name_one_publication():
    with pytest.raises(DataError, match="each number once"):
        collection.of(pd.DataFrame({"PN": ["X1", "X1"]}), "twice")
