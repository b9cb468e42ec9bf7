"""Days in five forms: each reads back, and what is no day is None."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from iplab import data, dates

DAYS = st.dates(min_value=date(1985, 4, 1), max_value=date(2030, 12, 31))
FORMS = [
    lambda day: day.isoformat(),
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: str((day - date(1899, 12, 30)).days),
]


@pytest.mark.parametrize("form", FORMS, ids=["iso", "slashes", "digits", "chinese", "excel"])
@given(day=DAYS)
def test_a_day_reads_back_in_every_form(form, day):
    assert dates.read_day(form(day)) == pd.Timestamp(day)


@pytest.mark.parametrize(
    "text",
    ["2021-02-30", "2019/13/05", "0000-00-00", "20180431", "2024", "2.02E+11", "", None, pd.NaT],
)
def test_what_is_no_day_is_none(text):
    assert dates.read_day(text) is None


def test_days_of_the_dirty_export_are_those_of_the_clean_table():
    dirty, clean = data.load("patents_dirty"), data.load("patents").set_index("pub_no")
    numbers = dirty["pub_no"].str.normalize("NFKC").str.replace(" ", "").str.upper()
    for column in ("filing", "pub"):
        read = pd.to_datetime(dirty[column].map(dates.read_day))
        known = read.notna()
        assert (read[known].to_numpy() == numbers.map(clean[column])[known].to_numpy()).all()
        assert known.mean() > 0.97
