"""Dates that follow from a record: publication at 18 months, and the nominal end of each kind of right.

The years and the laws stand in the table right_terms, with their sources; those marked there to verify need the
primary text before anybody relies on them. Nominal means: fees unpaid, surrender, invalidation, and a term that was
adjusted or extended, are not considered. Information, no legal opinion.
"""

from __future__ import annotations

import calendar
from collections.abc import Hashable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from iplab import data
from iplab.errors import MethodError

MONTHS_TO_PUBLICATION = 18  # rule R10 of right_terms: Patent Law of China, Article 34
# What counted_from in right_terms means in events of a record; of two events the earlier counts.
STARTS = {
    "filing": ("filing",),
    "registration": ("registration",),
    "earlier of filing and first commercial use": ("filing", "first_use"),
    "creation": ("creation",),
    "earliest US filing": ("earliest_us_filing",),
}
Rule = Mapping[Hashable, Any]


class Term(NamedTuple):
    """The end of a right: the last day of its term, the day from which it is over, the rule, and whether to verify it.

    Both days are None for a right without a fixed term.
    """

    last_day: date | None
    over_on: date | None
    law: str
    verify: bool


def add_months(day: date, months: int) -> date:
    """The same day so many months later; where that month has no such day, its last one.

    So terms in months and years are counted (Implementing Regulations of the Patent Law of China, on time limits).

    >>> add_months(date(2024, 8, 31), 18), add_months(date(2004, 2, 29), 120)
    (datetime.date(2026, 2, 28), datetime.date(2014, 2, 28))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def publication_due(filing: date, priorities: Sequence[date] = (), *, right: str = "invention") -> date:
    """The legal date of publication: 18 months from the earliest priority, or from filing where there is none.

    The gazette appears on its own days, mostly somewhat later; on request an application is published earlier.

    MethodError for a utility model or design, of which nothing is published before grant, and for a priority later
    than the filing.

    >>> publication_due(date(2024, 6, 3), [date(2023, 8, 31), date(2023, 11, 2)])
    datetime.date(2025, 2, 28)
    """
    if right != "invention":
        raise MethodError(
            f"满 18 个月公布只适用于发明专利申请，实为 {right!r}：实用新型和外观设计在授权时才公告。 / "
            f"Only invention applications are published at 18 months, got {right!r}: utility models and designs appear "
            f"when they are granted."
        )
    days = [_day("priorities", day) for day in priorities]
    filed = _day("filing", filing)
    if days and max(days) > filed:
        raise MethodError(
            f"优先权日 {max(days)} 晚于申请日 {filed}。请核对两个日期是否写反。 / "
            f"The priority date {max(days)} is later than the filing date {filed}. Check whether they changed places."
        )
    return add_months(min([filed, *days]), MONTHS_TO_PUBLICATION)


def term(right: str, events: Mapping[str, date | None], *, renewals: int = 0, office: str = "CN") -> Term:
    """When a right nominally ends, by the rules of its kind in right_terms and the dates of its record.

    `events` holds what the rules run from: filing (the actual one, not the priority), registration, first_use,
    creation; None says that it has not happened. Where two rules hold, as for layout-designs, the earlier end counts.
    `renewals` is how often a trademark was renewed. Outside China the last day may be counted in another way by a day,
    so such a term is always to verify.

    MethodError: an unknown right, an event that is needed and not given, a date for which no rule holds, a renewal of
    a right that can't be renewed, an international application (it gives no right).

    >>> term("invention", {"filing": date(2004, 3, 15)}).last_day
    datetime.date(2024, 3, 14)
    """
    known = _rules(office, right)
    held = [rule for rule in known if _holds(rule, events)]
    if not held:
        raise MethodError(
            f"{right} 的日期不在规则表各规则的适用期内。更早的权利适用旧法，请查当时的法律。 / "
            f"No rule for {right} holds on its dates. Older rights follow older law: look it up."
        )
    more = _renewed(office, right, renewals)
    ends = [(_over_on(rule, events, more), f"{rule['law_zh']} / {rule['law_en']}") for rule in held]
    over_on, law = min(ends, key=lambda end: end[0] or date.max)
    last_day = over_on - timedelta(days=1) if over_on else None
    return Term(last_day, over_on, law, office != "CN" or any(rule["status"] == "verify" for rule in held))


def _rules(office: str, right: str) -> list[Rule]:
    """The rules on the length of a right; MethodError when there are none, or no right."""
    known = [rule for rule in _table() if rule["office"] == office and right in rule["right"].split("|")]
    for rule in known:
        if rule["rule"] == "none":
            raise MethodError(f"{rule['text_zh']}。 / There is no term: {rule['text_en']}.")
    found = [rule for rule in known if rule["rule"] in ("term", "ceiling")]
    if not found:
        there = sorted({rule["right"] for rule in _table() if rule["rule"] == "term" and rule["office"] == office})
        raise MethodError(
            f"{office} 没有 {right!r} 这种权利的期限规则；有的是：{'、'.join(there)}。 / "
            f"There is no rule of {office} for the right {right!r}; there are: {', '.join(there)}."
        )
    return found


@cache
def _table() -> Sequence[Rule]:
    return data.load("right_terms").to_dict("records")


def _holds(rule: Rule, events: Mapping[str, date | None]) -> bool:
    """Whether the rule is for what was filed on the day of the record."""
    first, last = rule["filed_from"], rule["filed_to"]
    if _none(first) and _none(last):
        return True
    filed = _start(rule, ("filing",), events)
    return (_none(first) or filed >= _day("filed_from", first)) and (_none(last) or filed <= _day("filed_to", last))


def _over_on(rule: Rule, events: Mapping[str, date | None], more_years: float) -> date | None:
    """The first day after the term; None for a right without a fixed one."""
    if _none(rule["years"]):
        return None
    return add_months(_start(rule, STARTS[rule["counted_from"]], events), round(12 * (rule["years"] + more_years)))


def _start(rule: Rule, names: Sequence[str], events: Mapping[str, date | None]) -> date:
    """The earlier of the named events."""
    missing = [name for name in names if name not in events]
    days = [_day(name, events[name]) for name in names if not _none(events.get(name))]
    if missing or not days:
        asked = missing or names
        raise MethodError(
            f"计算 {rule['right']} 的期限需要 {'、'.join(asked)} 的日期。请补上；确实没有发生的写 None，"
            f"但至少要有一个日期。 / "
            f"The term of {rule['right']} needs the dates of {', '.join(asked)}. Add them; write None for what has not "
            f"happened, with one date at least."
        )
    return min(days)


def _renewed(office: str, right: str, renewals: int) -> float:
    """The years that so many renewals add."""
    rules = [rule for rule in _table() if (rule["office"], rule["rule"]) == (office, "renewal")]
    years = [rule["years"] for rule in rules if right in rule["right"].split("|")]
    if renewals < 0 or (renewals and not years):
        raise MethodError(
            f"{right} 不能续展，或次数不对：renewals={renewals}。请用 0。 / "
            f"{right} can't be renewed, or not so often: renewals={renewals}. Use 0."
        )
    return float(renewals * years[0]) if renewals else 0.0


def _none(value: Any) -> bool:
    """None, NaN and NaT alike: tables hold all three."""
    return bool(pd.isna(value))


def _day(name: str, value: Any) -> date:
    """A date, a Timestamp or an ISO date such as 2024-03-15, as a date."""
    if isinstance(value, date) and not _none(value):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise MethodError(
            f"{name} 应是 2024-03-15 这样的日期，实为 {value!r}。 / "
            f"{name} must be a date such as 2024-03-15, got {value!r}."
        ) from None
