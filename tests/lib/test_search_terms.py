"""Terms of a set: whole strings instead of pairs of characters, held against the names in the synonyms table."""

import numpy as np
import pandas as pd
import pytest
from iplab import data, search
from iplab.search import collection, phrases
from iplab.search.desk import Hits


def test_words_of_claim_language_part_texts():
    assert list(phrases.grams_of("所 述 锅 架 用 于 炊 具")) == ["锅架", "炊具"]
    assert "饱和" in set(phrases.grams_of("饱 和 蒸 汽"))
    assert "solar cooker" in set(phrases.grams_of("the solar cooker of the box"))
    assert not any("the" in gram.split(" ") for gram in phrases.grams_of("the solar cooker of the box"))


def test_what_a_longer_string_explains_is_left_out():
    counted = phrases._counted(["太 阳 灶 架"] * 9 + ["太 阳 灶"] * 9 + ["灶 架"] * 2)
    assert set(phrases._maximal(counted)) == {"太阳灶", "太阳灶架", "灶架"}


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("IPLAB_SEARCH_CACHE", str(tmp_path))
    own = [("聚光太阳灶的锅架", "solar cooker with pot rack"), ("一种聚光太阳灶", "solar cooker"), ("聚光太阳灶", "")]
    rest = [(f"电池模块{number}", f"battery module {number}") for number in range(20)]
    rows = [(f"CN{number:09}A", f"{zh}\n{en}", "\n") for number, (zh, en) in enumerate(own + rest)]
    return search.SearchDesk(collection.of(pd.DataFrame(rows, columns=["PN", "TI", "AB"]), "terms"))


def test_terms_with_their_hits_in_set_and_collection(desk):
    terms = desk.find("太阳灶").terms().set_index("term")
    assert terms.loc["聚光太阳灶", ["hits", "in_all"]].tolist() == [3, 3]
    assert terms.loc["solar cooker", ["hits", "in_all"]].tolist() == [2, 2]
    assert terms.loc["聚光太阳灶", "lift"] == pytest.approx(23 / 3, abs=0.01)
    assert not {"太阳", "阳灶", "光太阳"} & set(terms.index)


def test_few_or_no_hits(desk):
    assert desk.find("锅架").terms().empty
    assert desk.find("锅炉").terms().columns.tolist() == ["term", "hits", "in_all", "lift"]


def test_most_names_of_the_concepts_of_a_topic_are_found_among_its_documents():
    desk = search.desk()
    judged, names = data.load("qrels"), data.load("synonyms", lang="zh", kind=["standard", "synonym"])
    rows = {number: row for row, number in enumerate(desk.collection.frame["PN"], start=1)}
    there = found = 0
    for topic in ["T01", "T05", "T10", "T18", "T25"]:
        relevant = judged[(judged["topic_id"] == topic) & (judged["grade"] > 0)]["pub_no"]
        hits = Hits(desk, 0, "", desk.try_out("太阳").node, np.array(sorted(rows[one] for one in relevant)))
        texts = hits.table()["TI"] + hits.table()["AB"]
        wanted = {term for term in names[names["topic_id"] == topic]["term"] if texts.str.contains(term).sum() >= 4}
        there, found = there + len(wanted), found + len(wanted & set(hits.terms(40)["term"]))
    assert found / there > 0.5
