"""The practice table `usage_log`: steps of people and machines on the platform."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from generator.world import Maker, World

MONTHS = [str(month) for month in pd.period_range("2024-07", "2026-10", freq="M")]
PEOPLE, SESSIONS = 9, 12  # users of a province, and their sessions a month
BROWSERS = ("Mozilla/5.0 (Windows NT 10.0)", "Mozilla/5.0 (Macintosh)", "Mozilla/5.0 (Linux; Android 14)")
CRAWLER, HIDDEN = "ExampleCrawler/2.1 (+https://example.org/bot)", BROWSERS[0]
# Steps in a month of the two machines, and of the one person who searches for hours.
CRAWLER_STEPS, HIDDEN_STEPS = 11, 26
DILIGENT = np.array(["visit", *["search"] * 23])
NIGHT, WORK = 3 * 3600, 9 * 3600
CYCLE = ("visit", "search", "download")

Row = tuple[str, str, int, int, str, str]  # session, user, day of the month from 0, second of the day, step, agent


def usage_log(world: World) -> pd.DataFrame:
    """About 85,000 rows: session, user, day, time, step (visit, search, download, return), agent."""
    random = world.random("usage_log")
    provinces = sorted(world["places"]["province"].unique())
    rows = [
        (province, month, *row)
        for number, province in enumerate(provinces, start=1)
        for month in MONTHS
        for row in _month(f"{number:02d}", month, random)
    ]
    names = ["province", "month", "session_id", "user_code", "day_of_month", "second", "step", "agent"]
    frame = pd.DataFrame(rows, columns=names)
    frame["day"] = pd.to_datetime(frame["month"] + "-01") + pd.to_timedelta(frame["day_of_month"], unit="D")
    frame["time"] = pd.to_datetime(frame["second"], unit="s").dt.strftime("%H:%M:%S")
    frame = frame.sort_values(["day", "second", "session_id"], kind="stable")
    return frame[["session_id", "user_code", "province", "day", "time", "step", "agent"]]


def _month(province: str, month: str, random: np.random.Generator) -> Iterator[Row]:
    head, users = f"N{province}{month[2:4]}{month[5:]}", f"U{province}"
    days = pd.Period(month).days_in_month
    for at in range(SESSIONS):
        yield from _session(f"{head}{at:02d}", f"{users}{at % PEOPLE:02d}", at, days, random)
    # Their codes look like anybody's. Only what they call themselves, or their pace, tells them from people.
    crawler, hidden = np.resize(CYCLE, CRAWLER_STEPS), np.resize(CYCLE, HIDDEN_STEPS)
    bursts = [
        (f"{head}12", f"{users}09", CRAWLER, crawler, _gaps(NIGHT, CRAWLER_STEPS, 1, 3, random)),
        (f"{head}13", f"{users}10", HIDDEN, hidden, _gaps(NIGHT + 7200, HIDDEN_STEPS, 1, 3, random)),
        (f"{head}14", f"{users}08", BROWSERS[1], DILIGENT, _gaps(WORK, len(DILIGENT), 70, 400, random)),
    ]
    for session, user, agent, steps, seconds in bursts:
        day = int(random.integers(0, 28))
        for second, step in zip(seconds, steps, strict=True):
            yield session, user, day, int(second), str(step), agent


def _session(code: str, user: str, at: int, days: int, random: np.random.Generator) -> Iterator[Row]:
    """One person's visit. Every fifth reloads the page; every sixth takes a direct link to a file, without a search."""
    steps = ["visit"] * (2 if at % 5 == 2 else 1)
    if at >= PEOPLE:
        steps = ["return", *steps]
    if at % 6 == 4:
        steps += ["download"]
    elif at % 3 != 1:
        steps += ["search"] * (1 + at % 2)
        steps += ["download"] if at % 4 != 3 else []
    seconds = _gaps(WORK + int(random.integers(0, 27_000)), len(steps), 15, 240, random)
    # Who comes a second time comes in the second half of the month, so the return follows the first session.
    day = int(random.integers(0, days // 2) if at < PEOPLE else random.integers(days // 2, days))
    for second, step in zip(seconds, steps, strict=True):
        yield code, user, day, int(second), step, BROWSERS[at % 3]


def _gaps(start: int, count: int, low: int, high: int, random: np.random.Generator) -> np.ndarray:
    seconds: np.ndarray = start + int(random.integers(0, 900)) + np.cumsum(random.integers(low, high, count))
    return seconds


MAKERS: dict[str, Maker] = {"usage_log": usage_log}
