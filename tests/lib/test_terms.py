"""Dates that follow from a record (M02, M06): 18 months, and the last day of each kind of right."""

from datetime import date

import pandas as pd
import pytest
from iplab import data, terms
from iplab.errors import MethodError

MONTHS = [
    (date(2024, 1, 31), 1, date(2024, 2, 29)),
    (date(2023, 1, 31), 1, date(2023, 2, 28)),
    (date(1999, 12, 31), 2, date(2000, 2, 29)),
    (date(2023, 8, 31), 18, date(2025, 2, 28)),
    (date(2023, 2, 28), 18, date(2024, 8, 28)),
    (date(2024, 12, 15), 12, date(2025, 12, 15)),
    (date(2004, 2, 29), 240, date(2024, 2, 29)),
]


@pytest.mark.parametrize(("day", "months", "then"), MONTHS)
def test_months_end_on_the_same_day_or_the_last_of_the_month(day, months, then):
    assert terms.add_months(day, months) == then


def test_eighteen_months_run_from_the_earliest_priority_and_not_from_the_filing():
    filing, priorities = date(2024, 6, 3), [date(2023, 11, 2), date(2023, 8, 31)]
    assert terms.publication_due(filing, priorities) == date(2025, 2, 28)
    assert terms.publication_due(filing) == date(2025, 12, 3)


@pytest.mark.parametrize("right", ["utility_model", "design"])
def test_utility_models_and_designs_have_no_publication_at_18_months(right):
    with pytest.raises(MethodError, match="appear when they are granted"):
        terms.publication_due(date(2024, 6, 3), right=right)


def test_a_priority_after_the_filing_is_a_slip():
    with pytest.raises(MethodError, match="changed places"):
        terms.publication_due(date(2023, 6, 3), [date(2024, 6, 3)])


TERMS = {
    "invention": ("invention", {"filing": "2004-03-15"}, "2024-03-14"),
    "invention on a leap day": ("invention", {"filing": "2004-02-29"}, "2024-02-28"),
    "utility model, the example of the guidelines": ("utility_model", {"filing": "1999-09-06"}, "2009-09-05"),
    "design filed on the last day of the old term": ("design", {"filing": "2021-05-31"}, "2031-05-30"),
    "design filed on the first day of the new term": ("design", {"filing": "2021-06-01"}, "2036-05-31"),
    "trademark": ("trademark", {"registration": "2010-01-28"}, "2020-01-27"),
    "layout filed before its first use": (
        "ic_layout",
        {"filing": "2015-05-04", "first_use": "2016-01-01", "creation": "2014-12-01"},
        "2025-05-03",
    ),
    "layout used before it was filed": (
        "ic_layout",
        {"filing": "2015-05-04", "first_use": "2014-02-01", "creation": "2013-12-01"},
        "2024-01-31",
    ),
    "layout ended by the 15 years": (
        "ic_layout",
        {"filing": "2015-05-04", "first_use": None, "creation": "2006-07-01"},
        "2021-06-30",
    ),
    "GI product": ("gi_product", {}, None),
}


@pytest.mark.parametrize(("right", "events", "last_day"), TERMS.values(), ids=TERMS)
def test_the_last_day_of_a_term(right, events, last_day):
    got = terms.term(right, events)
    assert got.last_day == (last_day and date.fromisoformat(last_day))


def test_a_term_runs_from_the_filing_and_takes_no_priority():
    """The usual mistake counts 20 years from the priority date."""
    assert terms.term("invention", {"filing": date(2004, 3, 15), "priority": date(2003, 3, 17)}).over_on == date(
        2024, 3, 15
    )


def test_a_trademark_is_renewed_and_a_patent_is_not():
    assert terms.term("trademark", {"registration": date(2010, 1, 28)}, renewals=1).last_day == date(2030, 1, 27)
    with pytest.raises(MethodError, match="can't be renewed"):
        terms.term("invention", {"filing": date(2010, 1, 28)}, renewals=1)


def test_the_rule_says_its_law_and_whether_it_must_be_verified():
    invention, design = (terms.term(right, {"filing": "2022-03-15"}) for right in ("invention", "design"))
    assert invention.law == "专利法第四十二条 / Patent Law, art. 42"
    assert (invention.verify, design.verify) == (False, True)
    assert terms.term("invention", {"filing": "2022-03-15"}, office="EP").verify


def test_eighteen_months_are_those_of_the_table():
    (rule,) = data.load("right_terms", rule="publication", office="CN").to_dict("records")
    assert 12 * rule["years"] == terms.MONTHS_TO_PUBLICATION


def test_every_start_of_a_term_in_the_table_is_known():
    table = data.load("right_terms", rule=["term", "ceiling"])
    assert set(table["counted_from"].dropna()) == set(terms.STARTS)


def test_every_layout_design_has_a_term_within_both_limits():
    for row in data.load("ic_layouts").itertuples():
        got = terms.term("ic_layout", {"filing": row.filing, "first_use": row.first_use, "creation": row.creation})
        first = min(day for day in (row.filing, row.first_use) if not pd.isna(day))
        ends = [(first + pd.DateOffset(years=10)).date(), (row.creation + pd.DateOffset(years=15)).date()]
        assert got.over_on == min(ends)


NO_TERM = {
    "an international application": ("invention", {"office": "WO"}, "an international application gives no right"),
    "no right of that name": ("ic layout", {}, "There is no rule of CN for the right 'ic layout'"),
    "no date": ("invention", {}, "needs the dates of filing"),
    "priority in place of filing": ("invention", {"priority": "2004-03-15"}, "needs the dates of filing"),
    "layout without its creation": ("ic_layout", {"filing": "2015-05-04", "first_use": None}, "dates of creation"),
    "first use not said": ("ic_layout", {"filing": "2015-05-04", "creation": "2015-01-01"}, "dates of first_use"),
    "older law": ("invention", {"filing": "1990-03-15"}, "Older rights follow older law"),
    "no date at all": ("invention", {"filing": "2004年"}, "must be a date such as"),
}


@pytest.mark.parametrize(("right", "events", "said"), NO_TERM.values(), ids=NO_TERM)
def test_what_a_term_lacks_is_said(right, events, said):
    office = {"office": "WO"} if "office" in events else {}
    with pytest.raises(MethodError, match=said):
        terms.term(right, events, **office)
