"""Families: extended ones are unions of simple ones, every application is in one, and the counts add up."""

from collections import Counter
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from iplab import data, families
from iplab.errors import MethodError

PRIORITIES = st.dictionaries(
    st.sampled_from("ABCDEFGH"), st.sets(st.sampled_from("PQRS"), min_size=1, max_size=3), min_size=1
)
OWNERS = st.lists(
    st.lists(st.sampled_from(["x", "y", "unknown", "abroad"]), min_size=1, max_size=3), min_size=1, max_size=6
)


def frame(claims):
    rows = [(number, priority) for number, claimed in claims.items() for priority in claimed]
    return pd.DataFrame(rows, columns=["appl_no", "prio_no"])


def owners(applicants):
    rows = [(n, i, place) for n, places in enumerate(applicants) for i, place in enumerate(places, 1)]
    return pd.DataFrame(rows, columns=["family_id", "position", "place"])


@given(PRIORITIES)
def test_every_application_is_in_one_family(claims):
    for kind in (families.simple, families.extended):
        found = kind(frame(claims))
        assert sorted(found.index) == sorted(claims)
        assert found.groupby(found).size().sum() == len(claims)


@given(PRIORITIES)
def test_simple_families_are_those_with_the_same_set(claims):
    found = families.simple(frame(claims))
    for one in claims:
        for other in claims:
            assert (found[one] == found[other]) == (claims[one] == claims[other])


@given(PRIORITIES)
def test_an_extended_family_holds_whole_simple_ones_and_all_that_share_a_priority(claims):
    simple, extended = families.simple(frame(claims)), families.extended(frame(claims))
    assert extended.groupby(simple).nunique().max() == 1
    assert extended.nunique() <= simple.nunique()
    for one in claims:
        assert all(extended[one] == extended[other] for other in claims if claims[one] & claims[other])


def test_the_practice_families_are_the_simple_ones():
    patents = data.load("patents")
    found = patents["appl_no"].map(families.simple(data.load("priorities")))
    assert found.groupby(patents["family_id"]).nunique().max() == 1
    assert patents["family_id"].groupby(found).nunique().max() == 1


@given(OWNERS)
def test_fractions_and_first_applicants_add_up_to_the_families(applicants):
    rows = owners(applicants)
    assert families.fractional(rows).sum() == pytest.approx(len(applicants))
    assert families.first(rows).sum() == len(applicants)
    assert families.whole(rows).sum() >= len(applicants)


@given(OWNERS)
def test_counts_are_those_of_going_family_by_family(applicants):
    rows, shares = owners(applicants), Counter()
    for places in applicants:
        for place in places:
            shares[place] += Fraction(1, len(places))
    assert families.fractional(rows).to_dict() == pytest.approx({place: float(n) for place, n in shares.items()})
    assert families.whole(rows).to_dict() == Counter(place for places in applicants for place in set(places))
    assert families.first(rows).to_dict() == Counter(places[0] for places in applicants)


@pytest.mark.parametrize("count", [families.whole, families.fractional, families.first])
def test_an_empty_place_is_refused(count):
    with pytest.raises(MethodError, match="drop out of the sum"):
        count(owners([["x", None]]))
