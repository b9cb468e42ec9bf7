"""Topics on a shelf: what stands on it, what a query finds there, how a set is scored, how answers are refused."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from iplab import data, evaluation, topics
from iplab.errors import MethodError

NUMBERS = [f"CN{number}A" for number in range(30)]


@pytest.fixture(scope="module")
def shelf():
    return topics.shelf(["T21"], applicants=["A0592"], tech_field="new_energy", more=50)


@pytest.fixture(scope="module")
def searched(shelf, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("IPLAB_SEARCH_CACHE", str(tmp_path_factory.mktemp("search")))
        yield topics.searched(shelf, "test")


@pytest.mark.parametrize("field", sorted(set(data.load("topics")["tech_field"])))
def test_every_field_has_a_basic_topic_with_relevant_documents(field):
    topic = topics.basic_topic(field)
    assert topic["tech_field"] == field and topic["tier"] == "basic"
    assert (topics.judgements(topic["topic_id"]) > 0).sum() >= 10


def test_an_unknown_field_is_refused():
    with pytest.raises(MethodError, match="new_energy"):
        topics.basic_topic("energy")


def test_a_shelf_holds_what_was_judged_the_applicants_and_some_more(shelf):
    judged = set(topics.judgements("T21").index)
    held = data.load("patent_applicants")
    own = set(held.loc[held["applicant_id"] == "A0592", "pub_no"])
    numbers = set(shelf["pub_no"])
    assert judged | own <= numbers
    rest = shelf[~shelf["pub_no"].isin(judged | own)]
    assert len(rest) == 50 and set(rest["tech_field"]) == {"new_energy"}
    assert shelf.attrs["edition"] == "practice"
    assert shelf.equals(topics.shelf(["T21"], applicants=["A0592"], tech_field="new_energy", more=50))


def test_a_query_finds_what_a_plain_reading_finds(shelf, searched):
    columns = ["title_zh", "title_en", "abstract_zh", "abstract_en"]
    texts = shelf[columns].fillna("").agg("\n".join, axis=1)
    assert topics.hits("q", "TA=太阳灶", searched) == set(shelf.loc[texts.str.contains("太阳灶"), "pub_no"])
    symbols = data.load("ipc_codes")
    solar = set(symbols.loc[symbols["ipc"].str.startswith("F24S"), "pub_no"]) & set(shelf["pub_no"])
    assert topics.hits("q", "IPC=F24S", searched) == solar


def test_titles_hold_no_class_and_no_abstract(shelf):
    held = topics.titles(shelf, "test-titles")
    assert list(held.frame.columns) == ["PN", "TI"]
    open_rows = pd.DataFrame({"doc_id": ["X1", "X2"], "title": ["Solar oven", None]})
    assert topics.titles(open_rows, "test-open").frame["TI"].tolist() == ["Solar oven", ""]


def test_a_cache_that_cannot_be_written_costs_nothing(shelf, tmp_path, monkeypatch):
    held = topics.searched(shelf.head(5), "test-locked")
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    locked = type(held)(held.name, held.frame, tmp_path / "file" / "index.db", held.fingerprint)
    assert len(topics.desk(locked).find("PD>=1990")) == 5


@given(st.sets(st.sampled_from(NUMBERS)), st.dictionaries(st.sampled_from(NUMBERS), st.integers(0, 2), min_size=1))
def test_a_score_keeps_the_identities(found, judged):
    grades = pd.Series(judged)
    score = topics.score(found, grades)
    right = {number for number, grade in judged.items() if grade >= 1}
    assert score["hits"] == len(found) and score["relevant"] == len(right) and score["found"] == len(found & right)
    if not found & right:
        assert score["precision"] == score["recall"] == score["F2"] == 0
        return
    precision, recall = score["precision"], score["recall"]
    assert 0 < precision <= 1 and 0 < recall <= 1
    assert score["F2"] == pytest.approx(5 * precision * recall / (4 * precision + recall))
    assert min(precision, recall) <= score["F2"] + 1e-12 <= max(precision, recall) + 1e-9
    assert score["F2"] == pytest.approx(evaluation.f_beta(found, grades, beta=2, unjudged="irrelevant"))


def test_a_block_quotes_english_and_refuses_nothing():
    assert topics.block(["灶", "solar stove"]) == '(灶 OR "solar stove*")'
    with pytest.raises(MethodError):
        topics.block([])


@pytest.mark.parametrize(
    ("query", "mistake"),
    [
        (None, "not-answered"),
        (len, "not-answered"),
        (["太阳灶"], "not-a-query"),
        ("太阳灶 AND ____", "blank-left"),
        ("(太阳灶", "not-a-query"),
        ("TI=", "not-a-query"),
        ("", "not-a-query"),
        ("#1", "not-a-query"),
        ("CL=灶", "not-a-query"),
    ],
)
def test_an_answer_that_cannot_be_run_is_told_why_in_one_line(searched, query, mistake, capsys):
    with pytest.raises(AssertionError) as caught:
        topics.hits("q", query, searched)
    said = str(caught.value).splitlines()[0]  # pytest may add lines of its own to an assertion
    assert said.startswith(f"[{mistake}] ") and said.count(" / ") == 1
    topics.look("q", query, searched)
    assert said.split("] ", 1)[1] in capsys.readouterr().out


def test_a_look_prints_how_much_is_found(searched, capsys):
    topics.look("q", "TA=太阳灶", searched)
    assert capsys.readouterr().out == f"q → {len(topics.hits('q', 'TA=太阳灶', searched))}\n"
