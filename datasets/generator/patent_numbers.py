"""Numbers of applications and publications as the offices write them; running numbers grow with the date.

Formats: CNIPA application numbers (12 digits and a check digit since 2003-10-01), CN publication numbers and kind codes
before and after 2010-04-07, US, EP, JP, KR, DE, WO in the compact form of the data exchange (country, number, kind).
The anchors are rough: a number of the right size for its day, never that of a real document on purpose.
"""

import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import yaml

CHUNKS = 128  # a running number is divided among this many chunks of a scaled world, so that none comes twice
CN_NEW_STYLE = pd.Timestamp("2010-04-07")  # from this day grants carry B, U, S instead of C, Y, D
DIGITS = {"invention": 1, "utility_model": 2, "design": 3, "national_phase": 8}
# About how many applications an office numbers in a year: the serial grows to it from January to December.
YEARLY = {
    "CN1": (260_000, 1_700_000), "CN2": (220_000, 3_000_000), "CN3": (300_000, 860_000), "CN8": (70_000, 99_000),
    "EP": (140_000, 200_000), "JP": (330_000, 300_000), "KR": (160_000, 230_000), "DE": (60_000, 59_000),
    "WO": (165_000, 290_000), "PCT": (160_000, 280_000), "USA": (320_000, 420_000), "JPA": (290_000, 200_000),
    "KRA": (130_000, 190_000),
}  # fmt: skip
# Running publication numbers: first day of a year -> number reached.
ANCHORS: dict[str, dict[float, int]] = yaml.safe_load(
    Path(__file__).with_name("number_anchors.yaml").read_text(encoding="utf-8")
)
US_SERIES = ((2008, 12), (2011, 13), (2014, 14), (2016, 15), (2018, 16), (2020, 17), (2022, 18), (2025, 19))

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def cn_check_digit(body: str) -> str:
    """The check digit of a Chinese application number of 12 digits: weights 2-9 and 2-5, modulo 11, X for 10."""
    total = sum(int(digit) * weight for digit, weight in zip(body, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5), strict=True))
    return "0123456789X"[total % 11]


def cn_application(year: int, digit: int, serial: int) -> str:
    """CN, year, kind of application (1 invention, 2 utility model, 3 design, 8 PCT invention), serial, check digit.

    >>> cn_application(2018, 1, 123456)
    'CN201810123456.5'
    """
    body = f"{year}{digit}{serial:07d}"
    return f"CN{body}.{cn_check_digit(body)}"


def serials(expected: Floats, chunk: int) -> Ints:
    """Running numbers near the expected ones, in their order, each once, and never those of another chunk."""
    order = np.argsort(expected, kind="stable")
    slots = (expected[order] // CHUNKS).astype(np.int64)
    steps = np.arange(len(slots))
    slots = np.maximum.accumulate(slots - steps) + steps  # two of one day: the later one moves on
    # Within a block of CHUNKS numbers each chunk has its own place, another one in every block.
    made = np.empty(len(slots), dtype=np.int64)
    made[order] = slots * CHUNKS + (slots * 67 + chunk * 29) % CHUNKS
    return made


def year_part(days: pd.Series) -> Floats:
    """Years with a fraction: 2018-07-02 is about 2018.5."""
    held: Floats = (days.dt.year + (days.dt.day_of_year - 1) / 366).to_numpy(dtype=float)
    return held


def running(series: str, days: pd.Series, chunk: int) -> Ints:
    """Numbers of a series that runs on over the years, by the day of publication."""
    anchors = ANCHORS[series]
    return serials(np.interp(year_part(days), list(anchors), list(anchors.values())), chunk)


def yearly(series: str, days: pd.Series, chunk: int, low: int = 0) -> Ints:
    """Numbers of a series that starts anew every January, by day; `low` is where it starts."""
    first, last = YEARLY[series]
    years, parts = days.dt.year.to_numpy(), year_part(days) % 1
    height = first + (last - first) * (years - 2008) / 18
    made = np.zeros(len(days), dtype=np.int64)
    for year in np.unique(years):
        of_year = years == year
        made[of_year] = serials(low + CHUNKS + parts[of_year] * height[of_year], chunk)
    return made


def us_series(day: datetime.date) -> int:
    """The series code of a US application: 16 for 2018 and 2019."""
    return max(code for year, code in US_SERIES if year <= day.year)
