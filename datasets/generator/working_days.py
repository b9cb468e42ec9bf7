"""The facts table `working_days`, July 2024 to 2026, by the State Council's yearly notices; and its arithmetic."""

import numpy as np
import pandas as pd

from generator.world import Maker, World

FIRST, LAST = "2024-07-01", "2026-12-31"
NEW_YEAR, SPRING = ("元旦", "New Year"), ("春节", "Spring Festival")
QINGMING, LABOUR = ("清明节", "Tomb-sweeping Day"), ("劳动节", "Labour Day")
DRAGON, AUTUMN = ("端午节", "Dragon Boat Festival"), ("中秋节", "Mid-autumn Festival")
NATIONAL = ("国庆节", "National Day")
BOTH = ("国庆节、中秋节", "National Day and Mid-autumn Festival")
NOTICES = {
    2024: ("国办发明电〔2023〕7号", "2023-10-25"),
    2025: ("国办发明电〔2024〕12号", "2024-11-12"),
    2026: ("国办发明电〔2025〕7号", "2025-11-04"),
}
# Holiday, first and last day off, working days put in its place; from July 2024 on.
HOLIDAYS: list[tuple[tuple[str, str], str, str, list[str]]] = [
    (AUTUMN, "2024-09-15", "2024-09-17", ["2024-09-14"]),
    (NATIONAL, "2024-10-01", "2024-10-07", ["2024-09-29", "2024-10-12"]),
    (NEW_YEAR, "2025-01-01", "2025-01-01", []),
    (SPRING, "2025-01-28", "2025-02-04", ["2025-01-26", "2025-02-08"]),
    (QINGMING, "2025-04-04", "2025-04-06", []),
    (LABOUR, "2025-05-01", "2025-05-05", ["2025-04-27"]),
    (DRAGON, "2025-05-31", "2025-06-02", []),
    (BOTH, "2025-10-01", "2025-10-08", ["2025-09-28", "2025-10-11"]),
    (NEW_YEAR, "2026-01-01", "2026-01-03", ["2026-01-04"]),
    (SPRING, "2026-02-15", "2026-02-23", ["2026-02-14", "2026-02-28"]),
    (QINGMING, "2026-04-04", "2026-04-06", []),
    (LABOUR, "2026-05-01", "2026-05-05", ["2026-05-09"]),
    (DRAGON, "2026-06-19", "2026-06-21", []),
    (AUTUMN, "2026-09-25", "2026-09-27", []),
    (NATIONAL, "2026-10-01", "2026-10-07", ["2026-09-20", "2026-10-10"]),
]  # fmt: skip


def working_days(_world: World) -> pd.DataFrame:
    """914 rows: date, working_day, kind, holiday in both languages, notice and its day."""
    dates = pd.date_range(FIRST, LAST)
    weekend = dates.day_of_week >= 5
    frame = pd.DataFrame({"date": dates, "working_day": ~weekend, "kind": np.where(weekend, "weekend", "weekday")})
    frame[["holiday_zh", "holiday_en"]] = None
    frame = frame.astype({"holiday_zh": object, "holiday_en": object})
    for (zh, en), first, last, instead in HOLIDAYS:
        off, on = frame["date"].between(first, last), frame["date"].isin(pd.to_datetime(instead))
        frame.loc[off | on, ["holiday_zh", "holiday_en"]] = zh, en
        frame.loc[off, ["working_day", "kind"]] = False, "holiday"
        frame.loc[on, ["working_day", "kind"]] = True, "made_up"
    frame["notice"] = [NOTICES[day.year][0] for day in frame["date"]]
    frame["notice_on"] = pd.to_datetime([NOTICES[day.year][1] for day in frame["date"]])
    return frame


class Calendar:
    """Working-day arithmetic over the table; the day on which something starts counts as day 0."""

    def __init__(self, days: pd.DataFrame) -> None:
        """Take the days off from the table `working_days`."""
        off = pd.to_datetime(days.loc[~days["working_day"].astype(bool), "date"]).to_numpy(dtype="datetime64[D]")
        self._rules = np.busdaycalendar(weekmask="1111111", holidays=off)

    def after(self, days: pd.Series, count: pd.Series | int) -> pd.Series:
        """The day that many working days after each day; the day itself for 0, even a Sunday."""
        start = days.to_numpy(dtype="datetime64[D]")
        moved = np.busday_offset(start, np.asarray(count, dtype=int), roll="backward", busdaycal=self._rules)
        return pd.Series(pd.to_datetime(np.maximum(moved, start)), index=days.index)

    def between(self, start: pd.Series, end: pd.Series) -> np.ndarray:
        """Working days after `start` up to and with `end`."""
        one = np.timedelta64(1, "D")
        first, last = start.to_numpy(dtype="datetime64[D]") + one, end.to_numpy(dtype="datetime64[D]") + one
        counted: np.ndarray = np.busday_count(first, last, busdaycal=self._rules)
        return counted

    def open_days(self, first: str, last: str) -> pd.DatetimeIndex:
        """The working days from `first` to `last`."""
        every = pd.date_range(first, last)
        return every[np.is_busday(every.to_numpy(dtype="datetime64[D]"), busdaycal=self._rules)]


MAKERS: dict[str, Maker] = {"working_days": working_days}
