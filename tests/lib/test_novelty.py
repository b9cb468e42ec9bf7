"""Novelty search: standing on a day, letters, pairs, the closest document, families; rules that must always hold."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from iplab import data, novelty
from iplab.errors import MethodError

DAY = pd.Timestamp("2024-09-03")
OFFICES = st.sampled_from(["CN", "US", "WO"])
STANDINGS = st.sampled_from(["prior", "conflicting", "same_day", "none"])
SHOWN = st.tuples(*[st.booleans()] * 5)
CLAIM = st.sets(st.sampled_from(novelty.FEATURES), min_size=1)
ROWS = st.lists(st.tuples(STANDINGS, st.integers(0, 5), SHOWN), min_size=1, max_size=10)
DATED = st.lists(st.tuples(OFFICES, st.integers(-4, 4), st.integers(0, 4)), min_size=1, max_size=12)


def compared(rows):
    made = pd.DataFrame(
        [(f"CN{n}A", stands, DAY + pd.Timedelta(days=late), *shown) for n, (stands, late, shown) in enumerate(rows)],
        columns=["pub_no", "standing", "pub", *novelty.FEATURES],
    )
    return made, {row[0]: row for row in made.itertuples(index=False)}


def shown(row, claim):
    return {name for name in claim if getattr(row, name)}


@given(DATED)
def test_prior_art_is_what_was_published_before_whatever_the_office(rows):
    table = pd.DataFrame(
        [(office, DAY + pd.Timedelta(days=a), DAY + pd.Timedelta(days=a + lag)) for office, a, lag in rows],
        columns=["country", "prio", "pub"],
    )
    stands = novelty.standing(table, DAY)
    assert ((stands == "prior") == (table["pub"] < DAY)).all()
    late = table[stands.isin(["conflicting", "same_day"])]
    assert (late["country"] == "CN").all()
    assert (late["pub"] >= DAY).all()
    assert ((stands == "same_day") <= (table["prio"] == DAY)).all()
    assert (table.loc[stands == "conflicting", "prio"] < DAY).all()


@given(ROWS, CLAIM, CLAIM)
def test_common_knowledge_makes_x_of_a_and_changes_nothing_else(rows, claim, common):
    table, _ = compared(rows)
    plain, helped = novelty.letters(table, claim), novelty.letters(table, claim, common)
    changed = {(plain[number], helped[number]) for number in plain if plain[number] != helped[number]}
    assert changed <= {("A", "X")}


@given(ROWS, CLAIM)
def test_each_letter_has_its_standing_and_all_but_a_show_the_whole_claim(rows, claim):
    table, by_number = compared(rows)
    belongs = {"X": "prior", "A": "prior", "E": "conflicting", "R": "same_day"}
    for number, letter in novelty.letters(table, claim).items():
        if letter is None:
            assert by_number[number].standing != "prior"
        else:
            assert by_number[number].standing == belongs[letter]
            assert (shown(by_number[number], claim) == claim) == (letter != "A")


@settings(deadline=None)
@given(ROWS, CLAIM, st.lists(st.sampled_from(["none", "same_field", "same_problem"]), min_size=100, max_size=100))
def test_a_pair_is_of_two_a_documents_that_make_up_the_claim(rows, claim, reasons):
    table, by_number = compared(rows)
    numbers = [(one, other) for one in table["pub_no"] for other in table["pub_no"]]
    pairs = pd.DataFrame(numbers, columns=["first", "second"]).assign(reason=reasons[: len(numbers)])
    given_reason = dict(zip(numbers, pairs["reason"], strict=True))
    letters = novelty.letters(table, claim)
    found = set(novelty.y_pairs(table, pairs, claim))
    for one, other in numbers:
        whole = shown(by_number[one], claim) | shown(by_number[other], claim) == claim
        right = letters[one] == letters[other] == "A" and whole and given_reason[one, other] != "none"
        assert ((one, other) in found) == right


@settings(deadline=None)
@given(ROWS, st.lists(st.integers(0, 5), min_size=5, max_size=5))
def test_nothing_of_the_field_outweighs_the_closest_or_is_earlier(rows, weights):
    table, by_number = compared(rows)
    weight = dict(zip(novelty.FEATURES, weights, strict=True))
    prior = [row for row in by_number.values() if row.standing == "prior"]
    near = [row for row in prior if row.F1] or [row for row in prior if row.F5]
    best = sorted((-sum(weight[name] for name in shown(row, weight)), row.pub, row.pub_no) for row in near)
    assert novelty.closest(table, weight) == [one[2] for one in best if one[:2] == best[0][:2]]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("topic_id", ["T05", "T19", "T22"])
def test_one_member_a_family_and_its_first_day(topic_id, language):
    table = novelty.documents(topic_id)
    found = novelty.one_per_family(table, language)
    assert set(found.index) == set(table["family_id"])
    for family, row in found.iterrows():
        members = table[table["family_id"] == family]
        readable = members[members[f"title_{language}"].notna()]
        read = members[members["pub_no"] == row["read"]].iloc[0]
        assert row["day"] == members["pub"].min() <= read["pub"]
        assert read["pub"] == (members if readable.empty else readable)["pub"].min()


def test_documents_are_those_judged_and_a_copy():
    first = novelty.documents("T18")
    judged = data.load("qrels_features", topic_id="T18")
    assert set(first["pub_no"]) == set(judged["pub_no"])
    assert int(first[novelty.FEATURES].to_numpy().sum()) == int(judged["disclosed"].sum())
    first["pub_no"] = "changed"
    assert "changed" not in set(novelty.documents("T18")["pub_no"])


def test_every_field_has_a_topic_that_a_brochure_decides():
    for field in data.load("topics")["tech_field"].unique():
        topic = novelty.case_topic(field)
        table = novelty.documents(topic["topic_id"])
        table["standing"] = novelty.standing(table, topic["critical_date"])
        assert "X" not in novelty.letters(table, ["F1", "F2", "F3"]).values()
    with pytest.raises(MethodError, match="no_such"):
        novelty.case_topic("no_such")


def test_numbers_takes_lists_and_refuses_counts():
    for given_numbers in (pd.Series(["CN1A", "CN1A"]), pd.Series(["CN1A"]).unique(), np.array(["CN1A"]), {"CN1A"}):
        assert novelty.numbers("prior", given_numbers) == frozenset({"CN1A"})
    for wrong in (3, "CN1A", None, {"CN1A": 1}, [True, False]):
        with pytest.raises(AssertionError, match=r"\[not-a-list\]"):
            novelty.numbers("prior", wrong)


@pytest.mark.parametrize("topic_id", ["T05", "T19"])
def test_the_log_of_a_search_can_be_repeated(topic_id):
    log = novelty.search_log(topic_id)
    standard, every, *narrower = log["hits"]
    assert 0 < standard <= every
    assert all(0 < hits <= every for hits in narrower)
    assert log["query"].str.contains(" AND ").tolist() == [False, False, True, True]
    pd.testing.assert_frame_equal(log, novelty.search_log(topic_id))
