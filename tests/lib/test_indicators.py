"""Patent indicators: identities that a wrong formula rarely keeps, and other libraries' results."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from iplab import data, indicators, ipc, status
from iplab.errors import MethodError
from statsmodels.duration.survfunc import SurvfuncRight

AS_OF = "2025-06-30"
amounts = st.lists(st.floats(0.01, 1e4), min_size=1, max_size=30)
spells = st.lists(st.tuples(st.integers(0, 400), st.booleans()), min_size=1, max_size=60)
cells = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.integers(1, 6)), st.floats(0.1, 50), min_size=1, max_size=24
)


def cases(pairs):
    return pd.DataFrame(pairs, columns=["days", "ended"])


# Counting, by year


@pytest.mark.parametrize(("digit", "route"), [("1", "invention"), ("2", "utility_model"), ("8", "national_phase")])
def test_the_digit_after_the_year_tells_kind_and_route(digit, route):
    assert indicators.route(f"CN2021{digit}0123456.7") == route


@pytest.mark.parametrize("number", ["", "CN2021", "CN202170123456.7", "US2021"])
def test_a_number_without_a_kind_is_refused(number):
    with pytest.raises(MethodError):
        indicators.route(number)


@settings(deadline=None)
@given(st.integers(1, 60), st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31)))
def test_the_last_complete_year_is_complete_and_the_next_is_not(months, day):
    year = indicators.last_complete_year(months, str(day))
    waited = [pd.Timestamp(each, 12, 31) + pd.DateOffset(months=months) for each in (year, year + 1)]
    assert waited[0] <= pd.Timestamp(day) < waited[1]


@settings(deadline=None)
@given(st.integers(1, 60))
def test_longer_waits_never_make_later_years_complete(months):
    assert indicators.last_complete_year(months + 1, AS_OF) <= indicators.last_complete_year(months, AS_OF)


def test_what_is_published_later_is_not_known_and_families_count_once():
    patents = data.load("patents")
    chinese = patents[(patents["country"] == "CN") & (patents["kind"] == "invention")]
    years = indicators.families_by_year(chinese, AS_OF, 2000, 2026)
    rows = list(zip(chinese["family_id"], chinese["prio"], chinese["pub"], strict=True))
    assert years.sum() == len({family for family, _, pub in rows if str(pub)[:10] <= AS_OF})
    assert years[2018] == len({f for f, prio, pub in rows if prio.year == 2018 and str(pub)[:10] <= AS_OF})
    assert years[2025] < years[2022] / 2  # truncation, not decline


@settings(deadline=None)
@given(st.floats(1, 1e6), st.floats(-0.5, 1), st.integers(1, 30))
def test_growth_compounds(first, rate, years):
    assert indicators.cagr(first, first * (1 + rate) ** years, years) == pytest.approx(rate, abs=1e-6)


def test_no_growth_from_nothing_and_no_years_between_is_an_error():
    assert indicators.cagr(0, 5, 3) is None
    for wrong in ((1, 2, 0), (-1, 2, 3), (1, -2, 3)):
        with pytest.raises(MethodError):
            indicators.cagr(*wrong)


# Concentration


@settings(deadline=None)
@given(amounts)
def test_herfindahl_lies_between_one_over_n_and_one(values):
    share = np.array(values) / np.sum(values)
    hhi = indicators.herfindahl(values)
    assert 1 / len(values) - 1e-9 <= hhi <= 1 + 1e-9
    assert hhi == pytest.approx(float(np.dot(share, share)))
    assert hhi == pytest.approx(1 / len(values) + len(values) * np.var(share))  # its other formula


@settings(deadline=None)
@given(amounts, st.floats(0.1, 100))
def test_concentration_does_not_depend_on_the_unit(values, factor):
    scaled = [factor * value for value in values]
    assert indicators.herfindahl(scaled) == pytest.approx(indicators.herfindahl(values))
    assert indicators.largest(scaled) == pytest.approx(indicators.largest(values))


@settings(deadline=None)
@given(amounts)
def test_the_largest_four_hold_at_least_their_number_of_shares(values):
    assert min(4, len(values)) / len(values) - 1e-9 <= indicators.largest(values) <= 1 + 1e-9
    assert indicators.largest(values, len(values)) == pytest.approx(1)


@pytest.mark.parametrize("wrong", [[], [0, 0], [1, -1], [1, np.nan]])
def test_no_concentration_of_nothing(wrong):
    with pytest.raises(MethodError):
        indicators.herfindahl(wrong)


def test_weights_of_applicants_add_up_to_families_and_cleaning_raises_concentration():
    table = data.load("patent_applicants").merge(data.load("patents")[["pub_no", "family_id"]], on="pub_no")
    cleaned, printed = (indicators.applicant_weights(table, name) for name in ("applicant_id", "applicant_raw"))
    assert cleaned.sum() == pytest.approx(table["family_id"].nunique())
    assert indicators.herfindahl(printed) < indicators.herfindahl(cleaned)


# Specialisation


@settings(deadline=None)
@given(cells)
def test_the_mean_of_quotients_weighted_by_shares_is_one(values):
    table = pd.DataFrame([(place, field, n) for (place, field), n in values.items()], columns=["p", "f", "n"])
    quotients = indicators.specialisation(table, "p", "f", "n")
    shares = table.groupby("f")["n"].sum() / table["n"].sum()
    assert (quotients * shares).sum(axis=1).to_numpy() == pytest.approx(1)


def test_rows_without_a_place_count_in_the_totals_and_get_no_row():
    table = pd.DataFrame({"p": ["a", None, None], "f": [1, 1, 2], "n": [1.0, 1.0, 2.0]})
    assert indicators.specialisation(table, "p", "f", "n").to_dict("index") == {"a": {1: 2.0, 2: 0.0}}


def test_quotients_agree_with_the_specialisation_index_of_the_world_panel():
    """The same formula by hand over rows, on another table."""
    panel = data.load("world_panel")
    fields = [str(number) for number in range(1, 36)]
    keep = (panel["measure"] == "patent_families") & (panel["year"] == 2014) & panel["class_code"].isin(fields)
    rows = panel[keep & panel["level"].isin(["economy", "rest"])]
    got = indicators.specialisation(rows, "economy", "class_code", "value").loc["KR"]
    value = dict(zip(zip(rows["economy"], rows["class_code"], strict=True), rows["value"], strict=True))
    korea, all_ = sum(value["KR", f] for f in fields), sum(value.values())
    for field in fields:
        world = sum(n for (_, code), n in value.items() if code == field)
        assert got[field] == pytest.approx((value["KR", field] / korea) / (world / all_))


def test_families_by_place_and_field_add_up():
    patents = data.load("patents")
    rows = patents[(patents["country"] == "CN") & (patents["kind"] == "invention")]
    codes = indicators.with_fields(data.load("ipc_codes"))
    table = indicators.by_place_and_field(rows, codes)
    assert table["families"].sum() == pytest.approx(rows["family_id"].nunique())
    assert table["province"].isna().any()
    sample = codes.sample(50, random_state=7)
    assert sample["field"].tolist() == [ipc.field_of(symbol) for symbol in sample["ipc_main_group"]]


# Lags


@settings(deadline=None)
@given(spells)
def test_kaplan_meier_agrees_with_statsmodels(pairs):
    table = cases(pairs)
    curve = indicators.still_waiting(table)
    other = SurvfuncRight(table["days"].to_numpy(), table["ended"].to_numpy().astype(int))
    for day, share in zip(other.surv_times, other.surv_prob, strict=True):
        assert curve[int(day)] == pytest.approx(share, abs=1e-9)


@settings(deadline=None)
@given(spells)
def test_the_median_is_never_later_than_the_ninetieth_percentile(pairs):
    curve = indicators.still_waiting(cases(pairs))
    half, nine = indicators.days_until(curve, 0.5), indicators.days_until(curve, 0.9)
    assert nine is None or (half is not None and half <= nine)
    assert curve.is_monotonic_decreasing


@settings(deadline=None)
@given(spells)
def test_leaving_out_those_who_wait_never_lengthens_a_lag(pairs):
    table = cases(pairs)
    ended = table[table["ended"]]
    if len(ended):
        short = indicators.days_until(indicators.still_waiting(ended), 0.5)
        whole = indicators.days_until(indicators.still_waiting(table), 0.5)
        assert whole is None or short <= whole


def test_waiting_cases_end_on_the_as_of_date_and_later_grants_are_not_known():
    days = pd.to_datetime(pd.Series(["2020-01-01"] * 3 + ["2022-01-01"]))
    ends = pd.to_datetime(pd.Series(["2020-01-11", None, "2021-06-01", None]))
    got = indicators.waiting(days, ends, "2020-02-01")
    assert got.to_numpy().tolist() == [[10, True], [31, False], [31, False]]


def test_no_cases_no_lag():
    with pytest.raises(MethodError):
        indicators.still_waiting(cases([]))


# Family size, rights in force, citations, the composite


def test_the_route_of_the_pct_is_no_office():
    patents = data.load("patents")
    sizes = indicators.family_size(patents)
    offices = {}
    for family, country in zip(patents["family_id"], patents["country"], strict=True):
        offices.setdefault(family, set()).add(country)
    assert sizes.to_dict() == {f: len(where - {"WO"}) for f, where in offices.items() if where - {"WO"}}


def test_in_force_follows_what_was_known():
    rows = [
        ("a", "2020-01-01", "2020-01-01", "grant"),
        ("b", "2020-01-01", "2020-01-01", "grant"),
        ("b", "2022-01-01", "2022-08-01", "lapse"),
        ("c", "2020-01-01", "2020-01-01", "grant"),
        ("c", "2021-01-01", "2021-08-01", "lapse"),
        ("c", "2021-01-01", "2021-12-01", "restoration"),
        ("d", "2020-01-01", "2020-01-01", "grant"),
        ("d", "2021-01-01", "2021-01-01", "partly_invalid"),
        ("e", "2023-01-01", "2023-01-01", "grant"),
    ]
    events = pd.DataFrame(rows, columns=["appl_no", "date", "known_on", "code"])
    events[["date", "known_on"]] = events[["date", "known_on"]].apply(pd.to_datetime)
    assert indicators.in_force(events, "2022-07-31") == {"a", "b", "c", "d"}
    assert indicators.in_force(events, "2022-08-01") == {"a", "c", "d"}


def test_in_force_agrees_with_the_status_of_single_applications():
    events = data.load("legal_events")
    events = events[events["appl_no"].isin(sorted(set(events["appl_no"]))[::150])]
    one_by_one = status.table(events, "2024-03-31", "2024-03-31")
    expected = set(one_by_one.index[one_by_one == "in_force"])
    assert len(expected) > 5
    assert indicators.in_force(events, "2024-03-31") == expected


@pytest.fixture(scope="module")
def cohort():
    return indicators.practice_cohort()


def test_citations_are_of_other_families_and_within_the_window():
    patents, citations = data.load("patents"), data.load("citations")
    family, first = patents.set_index("pub_no")["family_id"], patents.groupby("family_id")["pub"].min()
    pairs = indicators.forward_citations(citations, family, first, 5)
    where, start = family.to_dict(), first.to_dict()
    expected = set()
    for citing, cited, day in zip(citations["citing"], citations["cited"], citations["date"], strict=True):
        one, other = where[cited], where[citing]
        if one != other and day <= start[one] + pd.DateOffset(years=5):
            expected.add((one, other))
    assert set(pairs.itertuples(index=False, name=None)) == expected


def test_generality_is_zero_for_one_field_and_below_one():
    pairs = pd.DataFrame({"cited": list("xxxy"), "citing": list("abcd")})
    got = indicators.generality(pairs, pd.Series({"a": 1, "b": 2, "c": 3, "d": 1}))
    assert got.to_dict() == pytest.approx({"x": 2 / 3, "y": 0})


def test_every_part_of_the_composite_lies_between_zero_and_one(cohort):
    old = indicators.old_enough(cohort, AS_OF)
    assert set(old["kind"]) == {"invention"} and (old["pub"] <= "2020-06-30").all()
    scored = indicators.composite(old)
    assert scored.min().min() >= 0 and scored.max().max() <= 1
    assert scored["quality"].to_numpy() == pytest.approx(scored[list(indicators.PARTS)].mean(axis=1).to_numpy())
    most = scored.groupby([old["field"], old["year"]])["claims"].max()
    assert most.to_numpy() == pytest.approx(1)


@settings(deadline=None)
@given(st.lists(st.floats(0, 100), min_size=2, max_size=40))
def test_caps_agree_with_numpy(values):
    table = pd.DataFrame({"field": "x", "year": 2015, "cites5": values})
    got = indicators.composite(table, parts=["cites5"])["quality"]
    capped = np.clip(values, *np.percentile(values, [1, 99]))
    most = capped.max()
    assert got.to_numpy() == pytest.approx(capped / most if most > 0 else np.zeros(len(values)), abs=1e-9)


@pytest.mark.parametrize("people", [0, -5])
def test_a_rate_needs_people(people):
    with pytest.raises(MethodError):
        indicators.per_10_000(1, people)
