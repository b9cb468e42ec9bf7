"""A desk's work: working days, percentiles, contacts and cases, waiting in a queue (M12, M17).

Days are those of the table `working_days`. A time limit runs from the day after acceptance: the day of acceptance is
day 0. Queues are those of a hotline with random calls; a desk with some dozens of cases a week is none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from iplab import data
from iplab.errors import DataError, MethodError

BOOK = ("case_id", "applicant_id", "item_id", "channel", "opened", "closed", "limit_days", "transfer", "merged_into")
DESK = ("municipal_comprehensive", "provincial_node")  # the second where a province has none of the first


def desk(province: str, as_of_date: str | date, weeks: int = 13) -> pd.DataFrame:
    """Contacts of the province's city desk opened in the weeks up to a day, as its book showed them on that day.

    A contact closed only later has an empty `closed`. In a municipality, which has no city desk, it is the provincial
    node. Columns: BOOK. DataError for a province or a time that the tickets don't hold.
    """
    day = pd.Timestamp(as_of_date)
    tickets = data.load("tickets")  # not by its filter: that one reads every row as text
    there = tickets[(tickets["province"] == province) & tickets["inst_type"].isin(DESK)]
    if there.empty:
        raise DataError(
            f"登记簿里没有 {province!r}：请写省级行政区的全称，如“四川省”。 / "
            f"The book knows no {province!r}: write the full Chinese name of the province, such as 四川省."
        )
    kind = next(kind for kind in DESK if (there["inst_type"] == kind).any())
    since = day - pd.Timedelta(weeks=weeks)
    rows = there[(there["inst_type"] == kind) & (there["opened"] > since) & (there["opened"] <= day)]
    if rows.empty:
        span = f"{there['opened'].min():%Y-%m-%d} – {there['opened'].max():%Y-%m-%d}"
        raise DataError(
            f"登记簿的日期是 {span}，{day:%Y-%m-%d} 之前的 {weeks} 周里没有记录：请换一个日期。 / "
            f"The book runs {span} and holds nothing in the {weeks} weeks up to {day:%Y-%m-%d}: take another day."
        )
    seen = rows[list(BOOK)].reset_index(drop=True)
    seen["closed"] = seen["closed"].where(seen["closed"] <= day)
    return seen


def working_days(opened: Any, closed: Any, calendar: pd.DataFrame) -> Any:
    """Working days from the day after `opened` up to and with `closed`: a number, or a Series for two columns.

    calendar: the table `working_days` (date, working_day). An empty day gives an empty count (pd.NA).
    DataError for a day that the calendar does not hold; MethodError where `closed` lies before `opened`.

    >>> import pandas as pd
    >>> days = pd.date_range("2025-09-26", "2025-09-29")
    >>> calendar = pd.DataFrame({"date": days, "working_day": [True, False, True, True]})
    >>> working_days("2025-09-26", "2025-09-29", calendar)
    2
    """
    if not isinstance(opened, pd.Series) and not isinstance(closed, pd.Series):
        return _between(pd.Timestamp(opened), pd.Timestamp(closed), calendar)
    index = opened.index if isinstance(opened, pd.Series) else closed.index
    first, last = (pd.to_datetime(pd.Series(each, index=index)) for each in (opened, closed))
    until = calendar.set_index("date")["working_day"].astype(int).sort_index().cumsum()
    for days in (first, last):
        _held(days[days.notna() & ~days.isin(until.index)].tolist(), calendar)
    _in_order(bool((last < first).any()))
    return (last.map(until) - first.map(until)).astype("Int64")


def _between(opened: Any, closed: Any, calendar: pd.DataFrame) -> Any:
    """For two single days; no index is built, since loops over rows ask this a thousand times."""
    if opened is pd.NaT or closed is pd.NaT:
        return pd.NA
    days = calendar["date"].to_numpy()
    _held([day for day in (opened, closed) if not (days == day.to_datetime64()).any()], calendar)
    _in_order(closed < opened)
    inside = (days > opened.to_datetime64()) & (days <= closed.to_datetime64())
    return int(calendar["working_day"].to_numpy()[inside].sum())


def _held(missing: list[Any], calendar: pd.DataFrame) -> None:
    if missing:
        span = f"{calendar['date'].min():%Y-%m-%d} – {calendar['date'].max():%Y-%m-%d}"
        raise DataError(
            f"工作日历里没有 {missing[0]:%Y-%m-%d} 这一天，它的日期是 {span}。 / "
            f"The calendar of working days does not hold {missing[0]:%Y-%m-%d}; it runs {span}."
        )


def _in_order(turned_round: bool) -> None:
    if turned_round:
        raise MethodError(
            "办结日期早于受理日期，数不出工作日：请核对这些行。 / "
            "A case is closed before it was opened, so no working days can be counted: check those rows."
        )


def percentile(values: Iterable[Any], share: float) -> float:
    """The smallest of the values that at least this share of them do not exceed (nearest rank; Hyndman & Fan 1996,
    type 1). Empty values are left out; MethodError when none is left or the share is not above 0 and at most 1.

    >>> percentile([1, 1, 2, 2, 30], 0.8)
    2.0
    """
    ranked = sorted(float(value) for value in values if not pd.isna(value))
    if not ranked or not 0 < share <= 1:
        raise MethodError(
            f"{len(ranked)} 个数、份额 {share}：求不出百分位数；至少要有一个数，份额大于 0、不超过 1。 / "
            f"No percentile from {len(ranked)} values and a share of {share}: there must be a value, and a share above "
            f"0 and at most 1."
        )
    return ranked[math.ceil(round(share * len(ranked), 9)) - 1]


def with_cases(contacts: pd.DataFrame, days: int = 3) -> pd.DataFrame:
    """The contacts with a column `case`: the case_id of the first contact about the same thing.

    The same client with the same item within `days` calendar days of the first contact is the same case; a contact
    without a client's number is a case of its own. A later contact opens a new case, whose days then count anew.
    Columns needed: case_id, applicant_id, item_id, opened. Same-day contacts are in the order of case_id.
    """
    rows = contacts.sort_values(["opened", "case_id"])
    first: dict[tuple[Any, Any], tuple[Any, Any]] = {}
    found = {}
    columns = (rows[name] for name in ("case_id", "applicant_id", "item_id", "opened"))
    for number, client, item, opened in zip(*columns, strict=True):
        head, since = first.get((client, item), (None, None))
        if pd.isna(client) or head is None or (opened - since).days > days:
            head, first[client, item] = number, (number, opened)
        found[number] = head
    return contacts.assign(case=[found[number] for number in contacts["case_id"]])


def erlang_c(servers: int, load: float) -> float:
    """Probability that a call has to wait: Erlang's second formula (Erlang 1917), 0 to 1.

    servers: people who answer, 1 or more; load: calls an hour times hours a call, in erlang. With a load of `servers`
    or more the queue grows without end and every call waits: 1. MethodError for less than one server or a load below 0.

    >>> round(erlang_c(3, 2), 4)
    0.4444
    """
    if servers < 1 or servers != int(servers) or not load >= 0:
        raise MethodError(
            f"接线人数应是 1 以上的整数，话务量不小于 0；得到 {servers} 和 {load}。 / "
            f"Servers must be a whole number of 1 or more and the load 0 or above; got {servers} and {load}."
        )
    if load >= servers:
        return 1.0
    blocked = 1.0  # Erlang B by its recursion: no factorials, so nothing overflows
    for count in range(1, int(servers) + 1):
        blocked = load * blocked / (count + load * blocked)
    return blocked / (1 - load / servers * (1 - blocked))


def wait_beyond(servers: int, calls: float, mean_minutes: float, minutes: float) -> float:
    """Probability that a call waits longer than `minutes`: C(c, a) exp(-(c - a) t / s) (Erlang 1917).

    calls: calls an hour; mean_minutes: mean handling time s, above 0 unless there are no calls. MethodError as of
    erlang_c.

    >>> round(wait_beyond(3, 12, 10, 10), 4)
    0.1635
    """
    if calls == 0:
        return 0.0  # an hour without calls has no mean handling time either
    if not mean_minutes > 0:
        raise MethodError(
            f"平均处理时长应大于 0 分钟，得到 {mean_minutes}。 / The mean handling time must be above 0 minutes, got "
            f"{mean_minutes}."
        )
    load = calls * mean_minutes / 60
    if load >= servers:
        return 1.0
    return erlang_c(servers, load) * math.exp(-(servers - load) * minutes / mean_minutes)


def least_staff(calls: float, mean_minutes: float, minutes: float = 10, share: float = 0.2) -> int:
    """The fewest people with whom at most this share of the calls wait longer than `minutes`; at least one.

    MethodError as wait_beyond, or for a share that is not above 0.

    >>> least_staff(12, 10)
    3
    """
    if not share > 0:
        raise MethodError(f"份额应大于 0，得到 {share}。 / The share must be above 0, got {share}.")
    servers = 1
    while wait_beyond(servers, calls, mean_minutes, minutes) > share:
        servers += 1
    return servers
