"""Public-service bodies: which of them were open on a day."""

from datetime import date, datetime

import pandas as pd

from iplab.errors import DataError


def open_on(institutions: pd.DataFrame, as_of_date: str | date) -> pd.DataFrame:
    """The rows recorded on or before the day and not closed by it; from the day in `closed_on` on a body is closed.

    `as_of_date` is an ISO date such as "2025-06-30", or a date.
    DataError when it is none, or when the table lacks recorded_on or closed_on.
    """
    day = _day(as_of_date)
    missing = [name for name in ("recorded_on", "closed_on") if name not in institutions.columns]
    if missing:
        raise DataError(
            f"表中缺少 {missing} 列，无法判断机构是否存续。请用 iplab.data.load('institutions') 的完整表。 / "
            f"The table lacks {missing}, so nobody can say which bodies were open. Use the whole table from "
            f"iplab.data.load('institutions')."
        )
    recorded = institutions["recorded_on"] <= day
    closed = institutions["closed_on"].notna() & (institutions["closed_on"] <= day)
    return institutions[recorded & ~closed]


def _day(as_of_date: str | date) -> pd.Timestamp:
    if isinstance(as_of_date, date) and not pd.isna(as_of_date):
        return pd.Timestamp(as_of_date)
    # strptime, not to_datetime: pandas takes "" and None for a missing date, and then no body would be open.
    try:
        return pd.Timestamp(datetime.strptime(str(as_of_date), "%Y-%m-%d"))
    except ValueError as problem:
        raise DataError(
            f"as_of_date 应写成 2025-06-30 这样的日期，实为 {as_of_date!r}。 / "
            f"as_of_date must be a date such as 2025-06-30, got {as_of_date!r}."
        ) from problem
