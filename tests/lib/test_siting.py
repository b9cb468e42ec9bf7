"""Greedy and exact cover: bounds, brute force, refusals."""

from itertools import combinations, pairwise
from math import e

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from iplab import siting
from iplab.errors import MethodError


@st.composite
def cases(draw):
    sites, places = draw(st.integers(1, 6)), draw(st.integers(1, 8))
    cells = draw(st.lists(st.booleans(), min_size=sites * places, max_size=sites * places))
    names = [f"p{i}" for i in range(places)]
    reach = pd.DataFrame(np.reshape(cells, (sites, places)), index=[f"s{i}" for i in range(sites)], columns=names)
    demand = pd.Series(draw(st.lists(st.integers(0, 99), min_size=places, max_size=places)), index=names)
    return reach, demand, draw(st.integers(1, 4))


@settings(max_examples=60, deadline=None)  # the first call imports scipy.optimize
@given(cases())
def test_greedy_is_within_its_bound_and_exact_is_the_best_of_all(case):
    reach, demand, k = case
    value = {
        name: siting.covered_demand(reach, demand, make(reach, demand, k))
        for name, make in (("greedy", siting.greedy_cover), ("exact", siting.best_cover))
    }
    every = combinations(reach.index, min(k, len(reach)))
    best = max(siting.covered_demand(reach, demand, chosen) for chosen in every)
    assert value["exact"] == pytest.approx(best)
    assert (1 - 1 / e) * best - 1e-9 <= value["greedy"] <= best + 1e-9


@given(cases())
def test_greedy_chooses_at_most_k_different_sites_and_none_in_vain(case):
    reach, demand, k = case
    chosen = siting.greedy_cover(reach, demand, k)
    assert len(set(chosen)) == len(chosen) <= k
    values = [siting.covered_demand(reach, demand, chosen[:n]) for n in range(len(chosen) + 1)]
    assert all(after > before for before, after in pairwise(values))


def test_greedy_can_miss_the_best_pair():
    reach = pd.DataFrame(
        {"a": [1, 1, 0], "b": [1, 0, 1], "c": [1, 0, 1], "d": [0, 1, 0], "e": [0, 1, 0], "f": [0, 0, 1]},
        index=["middle", "west", "east"],
    ).astype(bool)
    demand = pd.Series({"a": 4, "b": 4, "c": 4, "d": 3, "e": 3, "f": 3})
    greedy, best = siting.greedy_cover(reach, demand, 2), siting.best_cover(reach, demand, 2)
    assert greedy[0] == "middle"
    assert sorted(best) == ["east", "west"]
    assert siting.covered_demand(reach, demand, greedy) < siting.covered_demand(reach, demand, best)


def test_reach_and_uncovered_use_kilometres():
    cities = pd.DataFrame({"city": ["a", "b", "c"], "lon": [104.0, 105.0, 110.0], "lat": [30.0, 30.0, 30.0]})
    assert siting.reach(cities, cities, 100).loc["a"].tolist() == [True, True, False]
    assert siting.uncovered(cities, cities.head(1), 100)["city"].tolist() == ["c"]
    assert siting.uncovered(cities, cities.head(0), 100)["city"].tolist() == ["a", "b", "c"]


def test_a_case_too_large_for_an_exact_answer_is_refused():
    reach = pd.DataFrame(np.ones((2, siting.EXACT_LIMIT + 1), dtype=bool))
    with pytest.raises(MethodError, match="greedy_cover"):
        siting.best_cover(reach, pd.Series(1, index=reach.columns), 1)
