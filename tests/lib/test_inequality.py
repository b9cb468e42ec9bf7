"""Lorenz, Gini, Theil, location quotient, convergence: identities, and PySAL's second opinion."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from iplab.errors import MethodError
from iplab.inequality import beta, gini, location_quotient, lorenz, sigma, theil, theil_parts


def pysal(part):
    """The second opinion; its wheels are for Linux, elsewhere the test is skipped and says so."""
    return pytest.importorskip(f"inequality.{part}")


PLACES = st.lists(
    st.tuples(st.integers(0, 5000), st.integers(1, 5000), st.sampled_from("abcd")), min_size=2, max_size=30
).filter(lambda rows: sum(row[0] for row in rows) > 0)


def frame(rows):
    return pd.DataFrame(rows, columns=["hours", "firms", "group"])


@settings(deadline=None)
@given(PLACES)
def test_the_lorenz_curve_runs_from_zero_to_one_under_the_diagonal(rows):
    t = frame(rows)
    curve = lorenz(t["hours"], t["firms"])
    assert curve.iloc[0].tolist() == [0, 0]
    assert curve.iloc[-1].tolist() == pytest.approx([1, 1])
    assert (curve["amount_share"] <= curve["weight_share"] + 1e-9).all()
    assert (curve.diff().iloc[1:] >= 0).all().all()


@settings(deadline=None)
@given(PLACES, st.floats(0.001, 1000))
def test_gini_and_theil_do_not_depend_on_the_unit_and_lie_in_their_bounds(rows, unit):
    t = frame(rows)
    for measure in (gini, theil):
        plain = measure(t["hours"], t["firms"])
        assert measure(t["hours"] * unit, t["firms"]) == pytest.approx(plain, abs=1e-9)
        assert measure(t["hours"], t["firms"] * unit) == pytest.approx(plain, abs=1e-9)
        assert plain >= 0
    assert gini(t["hours"], t["firms"]) <= 1
    assert theil(t["hours"], t["firms"]) <= np.log(t["firms"].sum() / t["firms"].min()) + 1e-9


@settings(deadline=None)
@given(PLACES)
def test_equal_rates_are_no_inequality(rows):
    t = frame(rows)
    assert gini(3 * t["firms"], t["firms"]) == pytest.approx(0, abs=1e-12)
    assert theil(3 * t["firms"], t["firms"]) == pytest.approx(0, abs=1e-12)


@settings(deadline=None)
@given(PLACES)
def test_theil_is_within_and_between(rows):
    parts = theil_parts(frame(rows), "hours", "firms", "group")
    assert parts.total == pytest.approx(parts.within + parts.between, abs=1e-9)
    assert min(parts) >= 0


@settings(deadline=None)
@given(PLACES)
def test_splitting_a_place_in_two_equal_halves_changes_nothing(rows):
    t = frame(rows)
    halves = pd.concat([t, t]).assign(hours=lambda x: x["hours"] / 2, firms=lambda x: x["firms"] / 2)
    assert gini(halves["hours"], halves["firms"]) == pytest.approx(gini(t["hours"], t["firms"]), abs=1e-9)
    assert theil(halves["hours"], halves["firms"]) == pytest.approx(theil(t["hours"], t["firms"]), abs=1e-9)


@settings(deadline=None)
@given(PLACES)
def test_location_quotients_average_one_by_weight(rows):
    t = frame(rows)
    quotient = location_quotient(t, "hours", "firms", "group")
    share = t.groupby("group")["firms"].sum() / t["firms"].sum()
    assert (quotient * share).sum() == pytest.approx(1)


@settings(deadline=None)
@given(st.lists(st.integers(1, 9999), min_size=3, max_size=30))
def test_with_equal_weights_pysal_agrees(values):
    ones = np.ones(len(values))
    assert gini(values, ones) == pytest.approx(float(pysal("gini").Gini(np.array(values)).g), abs=1e-9)
    assert theil(values, ones) == pytest.approx(float(pysal("theil").Theil(np.array(values, dtype=float)).T), abs=1e-9)


@settings(deadline=None)
@given(PLACES)
def test_with_equal_weights_pysal_splits_theil_alike(rows):
    t = frame(rows).assign(firms=1)
    other = pysal("theil").TheilD(t["hours"].to_numpy(dtype=float), t["group"].to_numpy())
    parts = theil_parts(t, "hours", "firms", "group")
    assert [parts.total, parts.between] == pytest.approx([float(other.T), float(np.squeeze(other.bg))], abs=1e-9)


def test_weights_count_as_repeated_places_do():
    rates, firms = [2.0, 5.0, 9.0], [3, 1, 2]
    hours = [r * f for r, f in zip(rates, firms, strict=True)]
    assert gini(hours, firms) == pytest.approx(float(pysal("gini").Gini(np.repeat(rates, firms)).g))
    assert theil(hours, firms) == pytest.approx(float(pysal("theil").Theil(np.repeat(rates, firms)).T))


def test_a_place_without_hours_adds_nothing_and_still_counts():
    assert theil([0, 30], [1, 1]) == pytest.approx(np.log(2))
    assert theil([30], [1]) == 0


@settings(deadline=None)
@given(st.lists(st.floats(0.01, 100), min_size=3, max_size=31), st.floats(0.1, 10), st.integers(1, 20))
def test_a_common_factor_leaves_sigma_and_gives_no_beta(values, factor, years):
    assume(np.ptp(np.log(values)) > 1e-3)
    after = np.array(values) * factor
    assert sigma(after) == pytest.approx(sigma(values), abs=1e-9)
    assert beta(values, after, years) == pytest.approx(0, abs=1e-9)


def test_all_that_meet_at_one_level_converge():
    start = [1.0, 2.0, 8.0]
    assert sigma([5, 5, 5]) == 0
    assert beta(start, [5, 5, 5], 10) == pytest.approx(-0.1)
    assert beta(start, [value**2 for value in start], 10) == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("hours", "firms"), [([0, 0], [1, 1]), ([1, 2], [1, 0]), ([-1, 2], [1, 1]), ([1], [1, 2]), ([1, np.nan], [1, 1])]
)
def test_what_has_no_inequality_is_refused(hours, firms):
    for measure in (gini, theil):
        with pytest.raises(MethodError, match="Amounts and weights"):
            measure(hours, firms)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: sigma([1, 0]), "Logarithms"),
        (lambda: sigma([1]), "Logarithms"),
        (lambda: beta([1, 2], [1, np.nan], 3), "Logarithms"),
        (lambda: beta([1, 2], [2, 3], 0), "Beta convergence"),
        (lambda: beta([2, 2], [2, 3], 5), "Beta convergence"),
    ],
)
def test_what_cannot_converge_is_refused(call, said):
    with pytest.raises(MethodError, match=said):
        call()
