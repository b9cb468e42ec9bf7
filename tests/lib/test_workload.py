"""The desk's work: what working days, percentiles, cases and queues must equal by identity and by other means."""

import itertools
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from iplab import data, workload
from iplab.errors import DataError, MethodError

CALENDAR = data.load("working_days")
DAYS = st.sampled_from(CALENDAR["date"].tolist())
LOADS = st.floats(0.01, 40, allow_nan=False)
CONTACTS = st.lists(
    st.tuples(st.sampled_from(["A1", "A2", None]), st.sampled_from(["M1", "M2"]), st.integers(0, 30)),
    min_size=1,
    max_size=25,
)
few = settings(max_examples=40, deadline=None)


def book(rows):
    frame = pd.DataFrame(rows, columns=["applicant_id", "item_id", "day"])
    frame["opened"] = pd.Timestamp("2025-03-03") + pd.to_timedelta(frame["day"], unit="D")
    return frame.assign(case_id=[f"C{number:03}" for number in range(len(frame))])


# --- working days ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opened", "closed", "days"),
    [
        pytest.param("2025-03-03", "2025-03-03", 0, id="same day"),
        pytest.param("2025-03-07", "2025-03-10", 1, id="weekend"),
        pytest.param("2025-09-26", "2025-09-28", 1, id="Sunday worked instead"),
        pytest.param("2025-09-30", "2025-10-08", 0, id="inside a long holiday"),
        pytest.param("2025-09-30", "2025-10-11", 3, id="to the Saturday after it"),
        pytest.param("2025-12-31", "2026-01-05", 2, id="over the year"),
    ],
)
def test_working_days_of_known_spans(opened, closed, days):
    assert workload.working_days(opened, closed, CALENDAR) == days


@few
@given(DAYS, DAYS)
def test_working_days_are_those_of_a_second_source(one, other):
    import chinese_calendar

    opened, closed = sorted([one, other])
    later = pd.date_range(opened + pd.Timedelta(days=1), closed)
    counted = sum(chinese_calendar.is_workday(day.date()) for day in later)
    assert workload.working_days(opened, closed, CALENDAR) == counted


@few
@given(DAYS, DAYS, DAYS)
def test_working_days_add_up(first, second, third):
    first, second, third = sorted([first, second, third])

    def span(one, other):
        return workload.working_days(one, other, CALENDAR)

    assert span(first, third) == span(first, second) + span(second, third)


def test_working_days_count_a_column_and_leave_open_cases_empty():
    opened = pd.to_datetime(pd.Series(["2025-03-03", "2025-03-07"], index=[7, 3]))
    closed = pd.Series([pd.Timestamp("2025-03-04"), pd.NaT], index=[7, 3])
    taken = workload.working_days(opened, closed, CALENDAR)
    assert taken.index.tolist() == [7, 3]
    assert taken.iloc[0] == 1 and taken.isna().iloc[1]
    assert workload.working_days(opened, "2025-03-10", CALENDAR).tolist() == [5, 1]


REFUSED = {
    "closed before opened": (
        lambda: workload.working_days("2025-03-04", "2025-03-03", CALENDAR),
        MethodError,
        "before",
    ),
    "after the calendar": (
        lambda: workload.working_days("2026-12-31", "2027-01-04", CALENDAR),
        DataError,
        "2027-01-04",
    ),
    "nothing to rank": (lambda: workload.percentile([None], 0.9), MethodError, "0 values"),
    "share of per cent": (lambda: workload.percentile([1, 2], 90), MethodError, "share of 90"),
    "no server": (lambda: workload.erlang_c(0, 1), MethodError, "got 0 and 1"),
    "half a server": (lambda: workload.erlang_c(1.5, 1), MethodError, "whole number"),
    "negative load": (lambda: workload.erlang_c(1, -1), MethodError, "got 1 and -1"),
    "no handling time": (lambda: workload.wait_beyond(1, 3, 0, 10), MethodError, "above 0 minutes"),
    "nobody may wait": (lambda: workload.least_staff(3, 5, 10, 0), MethodError, "share must be above 0"),
    "no book yet": (lambda: workload.desk("四川省", "2024-06-30"), DataError, "holds nothing in the 13 weeks"),
    "short name": (lambda: workload.desk("四川", "2025-06-30"), DataError, "full Chinese name"),
}


@pytest.mark.parametrize(("call", "error", "said"), REFUSED.values(), ids=REFUSED)
def test_what_has_no_answer_is_refused_in_both_languages(call, error, said):
    with pytest.raises(error, match=said) as found:
        call()
    assert " / " in str(found.value)


# --- percentile -----------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 60), min_size=1, max_size=80), st.sampled_from([0.1, 0.25, 0.5, 0.8, 0.9, 0.95, 1]))
def test_percentile_is_the_least_value_that_so_many_do_not_exceed(values, share):
    got = workload.percentile(values, share)
    enough = [value for value in values if sum(one <= value for one in values) >= share * len(values) - 1e-9]
    assert got == min(enough)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=80), st.sampled_from([0.25, 0.5, 0.75, 1]))
def test_percentile_is_the_inverted_distribution_of_numpy(values, share):
    assert workload.percentile(values, share) == np.quantile(values, share, method="inverted_cdf")


def test_percentile_leaves_open_cases_out():
    assert workload.percentile(pd.Series([1, 5, None], dtype="Int64"), 0.9) == 5


# --- cases ----------------------------------------------------------------------------------------------------------


def test_a_case_is_counted_from_its_first_contact():
    rows = [("A1", "M1", 0), ("A1", "M1", 2), ("A1", "M1", 4), ("A1", "M2", 4), (None, "M1", 0), (None, "M1", 0)]
    assert workload.with_cases(book(rows))["case"].tolist() == ["C000", "C000", "C002", "C003", "C004", "C005"]


@few
@given(CONTACTS)
def test_every_case_begins_with_its_own_first_contact(rows):
    merged = workload.with_cases(book(rows))
    opened = merged.set_index("case_id")["opened"]
    gap = (merged["opened"] - merged["case"].map(opened)).dt.days
    assert gap.between(0, 3).all()
    for _, one in merged.dropna(subset="applicant_id").groupby("case"):
        assert one[["applicant_id", "item_id"]].drop_duplicates().shape[0] == 1
    assert (merged["case"] == merged["case_id"])[merged["applicant_id"].isna()].all()


@few
@given(CONTACTS)
def test_the_first_contacts_of_two_cases_about_the_same_lie_further_apart(rows):
    merged = workload.with_cases(book(rows))
    heads = merged[(merged["case"] == merged["case_id"]) & merged["applicant_id"].notna()].sort_values("opened")
    for _, one in heads.groupby(["applicant_id", "item_id"]):
        assert (one["opened"].diff().dropna().dt.days > 3).all()


@few
@given(CONTACTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows, random):
    frame = book(rows)
    places = list(range(len(frame)))
    random.shuffle(places)
    mixed = workload.with_cases(frame.iloc[places])
    assert mixed.sort_index()["case"].tolist() == workload.with_cases(frame)["case"].tolist()


# --- the book -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("province", ["四川省", "上海市"])
def test_the_book_of_a_day_knows_nothing_of_later(province):
    seen = workload.desk(province, "2025-06-30")
    assert seen["opened"].between("2025-04-01", "2025-06-30").all()
    assert seen["closed"].dropna().max() <= pd.Timestamp("2025-06-30")
    assert seen["closed"].isna().any() and 0 < len(seen) < 2000
    assert seen.attrs["edition"] == "practice"


def test_the_book_is_that_of_the_city_desk_and_of_the_node_where_there_is_none():
    for province, prefix in (("四川省", "MC"), ("上海市", "PN")):
        assert set(workload.desk(province, "2025-06-30")["item_id"].str[:2]) == {prefix}


# --- queues ---------------------------------------------------------------------------------------------------------


def erlang_c_by_its_sum(servers, load):
    last = load**servers / math.factorial(servers) * servers / (servers - load)
    return last / (sum(load**k / math.factorial(k) for k in range(servers)) + last)


@given(st.integers(1, 60), LOADS)
def test_erlang_c_is_its_sum(servers, load):
    assume(load < servers)
    assert workload.erlang_c(servers, load) == pytest.approx(erlang_c_by_its_sum(servers, load), rel=1e-9)


def test_erlang_c_of_the_worked_case():
    assert workload.erlang_c(3, 2) == pytest.approx(4 / 9)


@given(st.floats(0.01, 0.99))
def test_one_server_waits_as_often_as_it_is_busy(load):
    assert workload.erlang_c(1, load) == pytest.approx(load)


@given(st.integers(1, 60), LOADS)
def test_one_more_server_never_makes_waiting_likelier(servers, load):
    assert workload.erlang_c(servers + 1, load) <= workload.erlang_c(servers, load) + 1e-12


@few
@given(st.floats(0, 120), st.floats(1, 30), st.sampled_from([0, 1, 10]), st.sampled_from([0.05, 0.2, 0.5]))
def test_least_staff_is_enough_and_one_fewer_is_not(calls, mean, minutes, share):
    people = workload.least_staff(calls, mean, minutes, share)
    assert workload.wait_beyond(people, calls, mean, minutes) <= share
    assert people == 1 or workload.wait_beyond(people - 1, calls, mean, minutes) > share


def test_a_full_queue_never_empties():
    assert workload.erlang_c(2, 2) == 1
    assert workload.wait_beyond(2, 12, 10, 10) == 1


def test_an_hour_without_calls_needs_one_person():
    assert workload.least_staff(0, float("nan")) == 1


def test_wait_beyond_agrees_with_a_simulated_queue():
    random = np.random.default_rng(12)
    arrivals = np.cumsum(random.exponential(5, 40_000))
    service = random.exponential(10, 40_000)
    free, waits = [0.0, 0.0, 0.0], []
    for arrived, minutes in zip(arrivals, service, strict=True):
        at = free.index(min(free))
        start = max(arrived, free[at])
        waits.append(start - arrived)
        free[at] = start + minutes
    beyond = np.mean([wait > 10 for wait in itertools.islice(waits, 1000, None)])
    assert beyond == pytest.approx(workload.wait_beyond(3, 12, 10, 10), abs=0.02)
