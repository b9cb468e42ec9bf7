"""The practice table `arrivals`: calls to each provincial hotline by hour, one counted week a month."""

import pandas as pd

from generator.desks import FIRST, LAST, desks
from generator.working_days import Calendar
from generator.world import Maker, World

# Shares of a day's calls from 9 to 17 o'clock: a peak late in the morning, a trough at lunch, a second peak after it.
HOURS = {9: 0.115, 10: 0.195, 11: 0.165, 12: 0.045, 13: 0.06, 14: 0.155, 15: 0.125, 16: 0.09, 17: 0.05}
BY_WEEKDAY = {0: 1.22, 1: 1.06, 2: 1.0, 3: 0.94, 4: 0.78}
MINUTES = 6.4


def arrivals(world: World) -> pd.DataFrame:
    """About 39,000 rows: the provincial node's hotline, day, hour, calls offered, mean handling time."""
    random, bodies = world.random("arrivals"), desks(world)
    nodes = bodies[bodies["inst_type"] == "provincial_node"].merge(_daily(world["places"]), on="province")
    frame = nodes[["inst_id", "province", "daily"]].merge(_days(Calendar(world["working_days"])), how="cross")
    frame = frame.merge(pd.DataFrame({"hour": list(HOURS), "share": list(HOURS.values())}), how="cross")
    mean = frame["daily"] * frame["share"] * frame["date"].dt.day_of_week.map(BY_WEEKDAY).fillna(0.9)
    frame["calls"] = random.poisson(mean)
    # A busy hour is a hurried one: calls get a little shorter, the queue doesn't.
    minutes = MINUTES - 2.5 * frame["share"] + random.normal(0, 0.5, len(frame))
    frame["mean_minutes"] = minutes.clip(3).round(1).where(frame["calls"] > 0)
    return frame.sort_values(["inst_id", "date", "hour"])[
        ["inst_id", "province", "date", "hour", "calls", "mean_minutes"]
    ]


def _daily(places: pd.DataFrame) -> pd.DataFrame:
    firms = places.groupby("province", sort=True)["tech_smes"].sum()
    daily: pd.Series = 45 + 210 * (firms / firms.max()) ** 0.5
    return daily.rename("daily").reset_index()


def _days(calendar: Calendar) -> pd.DataFrame:
    """The working days of the first whole week of each month that has all five."""
    every = pd.Series(calendar.open_days(str(FIRST.date()), str(LAST.date())))
    every = every[every.dt.day_of_week < 5]
    monday = every - pd.to_timedelta(every.dt.day_of_week, unit="D")
    whole = every.groupby(monday).transform("size") == 5
    kept, week = every[whole], monday[whole]
    first = week.groupby(week.dt.strftime("%Y-%m")).transform("min")
    return pd.DataFrame({"date": kept[week == first].to_numpy()})


MAKERS: dict[str, Maker] = {"arrivals": arrivals}
