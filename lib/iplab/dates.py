"""Days as exports write them: five ways to write one day, and those that are no day."""

from __future__ import annotations

import re
import unicodedata

import pandas as pd

EXCEL_DAY_0 = pd.Timestamp("1899-12-30")  # Excel counts 29 February 1900, so day 1 is 1900-01-01 only up to then
PARTS = re.compile(r"(\d{4})([-/年]?)(\d{1,2})([-/月]?)(\d{1,2})日?")


def read_day(text: object) -> pd.Timestamp | None:
    """One day out of 2024-06-05, 2024/6/5, 20240605, 2024年6月5日 or Excel's number 45448; None when it is no day.

    Excel's numbers are days since 1899-12-30 (true from 1900-03-01 on). Nothing is guessed: 2021-02-30 is no day.

    >>> read_day("2024年6月5日") == read_day("45448")
    True
    >>> read_day("2021-02-30") is None
    True
    """
    plain = unicodedata.normalize("NFKC", str(text)).strip()  # what is missing reads nan, None or NaT: no day either
    if re.fullmatch(r"\d{5}", plain):
        return EXCEL_DAY_0 + pd.Timedelta(days=int(plain))
    found = PARTS.fullmatch(plain)
    if not found or (not found[2] and len(plain) != 8):
        return None
    day = pd.to_datetime(f"{found[1]}-{int(found[3]):02}-{int(found[5]):02}", format="%Y-%m-%d", errors="coerce")
    return None if pd.isna(day) else day
