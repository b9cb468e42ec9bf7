"""The practice table `tickets`: who came to which desk, for what, how long it took, and how it was rated."""

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from generator.clients import Clients
from generator.desks import FIRST, LAST, desks
from generator.quota import spread
from generator.ratings import rated
from generator.working_days import Calendar
from generator.world import Maker, World

CHANNELS = {"counter": 0.30, "phone": 0.33, "web": 0.20, "mobile": 0.14, "letter": 0.03}
ALWAYS_OPEN = ("web", "mobile")  # these take a case on a Sunday too
# The last working day before each long holiday; a case opened then and closed on its last day is on time.
EVES = ["2024-09-13", "2024-09-30", "2025-01-27", "2025-04-30", "2025-09-30", "2026-02-14", "2026-04-30", "2026-09-30"]
BAD_MONTHS = ["2024-11", "2025-02", "2025-06", "2025-11", "2026-02", "2026-06", "2026-09"]
LATE, LATE_IN_BAD_MONTHS, TAIL = 0.04, 0.30, 0.016
SECOND_CONTACT = 0.07  # cases about which the client asks again, by another channel, within three days
NOTICED = 0.45  # of these the desk marks as one case
Body = dict[Hashable, Any]  # a row of desks()
COLUMNS = [
    "case_id", "inst_id", "province", "inst_type", "applicant_id", "client_type", "item_id", "channel", "staff_code",
    "opened", "closed", "limit_days", "transfer", "merged_into", "invited", "rating", "nps",
]  # fmt: skip


def tickets(world: World) -> pd.DataFrame:
    """About 143,000 rows, one a contact, sorted by day and body; events up to 2026-10-31."""
    random, calendar = world.random("tickets"), Calendar(world["working_days"])
    first = _first_contacts(world, calendar, random)
    frame = pd.concat([first, _second_contacts(first, calendar, random)], ignore_index=True)
    frame = _timed(frame, calendar, random)
    frame = rated(frame, world.random("tickets/ratings"))
    return _numbered(frame)[COLUMNS]


def _first_contacts(world: World, calendar: Calendar, random: np.random.Generator) -> pd.DataFrame:
    """Body by body, in order of time; what hangs on no body is drawn for all at once."""
    items, clients, bodies = _items(world["service_items"]), Clients(world["applicants"]), desks(world)
    open_days = calendar.open_days(str(FIRST.date()), str(LAST.date()))
    parts = [_of_body(body, items, clients, open_days, random) for body in bodies.to_dict("records")]
    frame = pd.DataFrame({name: np.concatenate([part[name] for part in parts]) for name in parts[0]})
    kept = items.reset_index()[["item_id", "inst_type", "tier", "limit_days"]].rename(columns={"limit_days": "limit"})
    frame = frame.merge(kept, on="item_id", how="left").merge(bodies[["inst_id", "province", "role"]], on="inst_id")
    frame["channel"] = random.choice(list(CHANNELS), len(frame), p=list(CHANNELS.values()))
    frame.loc[frame["eve"], "channel"] = "counter"
    return _weekends(frame, random)


def _items(table: pd.DataFrame) -> pd.DataFrame:
    table = table.assign(limit_days=table["limit_days"].astype(int)).set_index("item_id")
    # Guidance is asked for most; what takes a month is rare.
    weight = table["topic"].map({"guidance": 5.0, "status_lookup": 3.0}).fillna(12.0 / (6 + table["limit_days"]))
    return table.assign(weight=weight / weight.groupby(table["inst_type"]).transform("sum"))


def _of_body(
    body: Body, items: pd.DataFrame, clients: Clients, every: pd.DatetimeIndex, random: np.random.Generator
) -> dict[str, np.ndarray]:
    opened, eve = _days(body, every, random)
    count = len(opened)
    own = items[items["inst_type"] == body["inst_type"]]
    chosen = random.choice(own.index.to_numpy(dtype=object), count, p=own["weight"])
    chosen[eve] = own.index[own["topic"] == "guidance"][0]
    client_type, applicant_id = clients.draw(body, count, random)
    staff = random.integers(1, min(int(body["staff"]), 9) + 1, count)
    return {
        "inst_id": np.full(count, body["inst_id"], dtype=object), "opened": opened, "eve": eve, "item_id": chosen,
        "client_type": client_type, "applicant_id": applicant_id,
        "staff_code": np.array([f"S{number:02d}" for number in staff], dtype=object),
    }  # fmt: skip


def _days(body: Body, every: pd.DatetimeIndex, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The days on which cases come in, and which of them are planted on the eve of a holiday."""
    if body["role"] == "small":
        # One in 60 days: eight ratings in sixteen months.
        start = FIRST + pd.Timedelta(days=int(random.integers(0, 20)))
        days = pd.date_range(start, LAST - pd.Timedelta(days=40), freq="60D").to_numpy()
        return days, np.zeros(len(days), dtype=bool)
    mean = body["weekly"] * 122 / len(every)
    # Mondays are full, weekends worked instead of others are quiet.
    weight = np.array([1.25, 1.05, 1.0, 0.95, 0.8, 0.7, 0.7])[every.day_of_week]
    found = np.repeat(every.to_numpy(), random.poisson(mean * weight / weight.mean()))
    both = np.concatenate([found, pd.to_datetime(EVES).to_numpy()])
    order = np.argsort(both, kind="stable")
    return both[order], (np.arange(len(both)) >= len(found))[order]


def _weekends(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Some Friday cases of the web come in on the Saturday or Sunday after."""
    online = frame["channel"].isin(ALWAYS_OPEN) & (frame["opened"].dt.day_of_week == 4)
    later = online & (random.random(len(frame)) < 0.5)
    shift = pd.to_timedelta(np.where(later, random.integers(1, 3, len(frame)), 0), unit="D")
    opened = frame["opened"] + shift
    return frame.assign(opened=opened.where(opened <= LAST, LAST))


def _second_contacts(frame: pd.DataFrame, calendar: Calendar, random: np.random.Generator) -> pd.DataFrame:
    known = frame[frame["applicant_id"].notna() & ~frame["eve"] & (frame["role"] != "small")]
    again = known[spread(pd.Series(SECOND_CONTACT, index=known.index), [known["inst_id"]], start=0.95)].copy()
    again["first"] = again.index
    again["opened"] = again["opened"] + pd.to_timedelta(random.integers(0, 4, len(again)), unit="D")
    other = {"counter": "phone", "phone": "web", "web": "phone", "mobile": "counter", "letter": "phone"}
    again["channel"] = again["channel"].map(other)
    shut = ~again["channel"].isin(ALWAYS_OPEN)
    # A counter is shut on a Sunday: the client who comes then writes instead.
    closed_then = shut & (calendar.between(again["opened"] - pd.Timedelta(days=1), again["opened"]) == 0)
    again.loc[closed_then, "channel"] = again["channel"].map({"phone": "mobile", "counter": "web"})
    noticed = spread(pd.Series(NOTICED, index=again.index), [again["inst_id"]], start=0.6)
    return again[again["opened"] <= LAST].assign(noticed=noticed)


def _timed(frame: pd.DataFrame, calendar: Calendar, random: np.random.Generator) -> pd.DataFrame:
    """Limits as the province promises them, and the day of closing."""
    promise = pd.Series(sorted(frame["province"].unique())).reset_index().set_index(0)["index"] % 3
    shorter = frame["province"].map(promise).to_numpy()
    limit = frame["limit"].astype(int).to_numpy()
    frame["limit_days"] = np.where(limit >= 3, np.maximum(limit - shorter, 2), limit)
    frame["tail"] = _tail(frame)
    frame["late"] = _late(frame) | frame["tail"]
    frame["closed"] = calendar.after(frame["opened"], _spans(frame, random))
    frame.loc[frame["closed"] > LAST, "closed"] = pd.NaT
    frame["transfer"] = _transferred(frame, random)
    return frame


def _late(frame: pd.DataFrame) -> "pd.Series[bool]":
    month = frame["opened"].dt.strftime("%Y-%m")
    share = pd.Series(np.where(month.isin(BAD_MONTHS), LATE_IN_BAD_MONTHS, LATE), index=frame.index)
    share = share.where(~(frame["eve"] | (frame["role"] == "small")), 0.0)
    return spread(share, [frame["inst_id"], month.isin(BAD_MONTHS)])


def _tail(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Evenly spread, so that a busy body has a case long overdue and still open on any day."""
    share = pd.Series(TAIL, index=frame.index).where(~(frame["eve"] | (frame["role"] == "small")), 0.0)
    return spread(share, [frame["inst_id"]])


def _spans(frame: pd.DataFrame, random: np.random.Generator) -> "pd.Series[int]":
    """Working days from opening to closing: mostly well inside the limit, a few far past it."""
    limit = frame["limit_days"].to_numpy()
    inside = np.minimum(np.floor((limit + 1) * random.beta(1.6, 2.0, len(frame))), limit)
    past = limit + 1 + random.geometric(0.35, len(frame)) - 1
    tail = past + np.where(frame["tail"], random.integers(27, 60, len(frame)), 0)
    spans = np.where(frame["late"], tail, np.where(frame["eve"], limit, inside))
    return pd.Series(spans.astype(int), index=frame.index)


def _transferred(frame: pd.DataFrame, random: np.random.Generator) -> "pd.Series[bool]":
    # A second contact about a case that went elsewhere: the transfer stands on one of the two only.
    share = pd.Series(np.where(frame["tier"] == "refer", 1.0, np.where(frame["first"].notna(), 0.6, 0.045)))
    return spread(share, [frame["inst_id"], frame["tier"]])


def _numbered(frame: pd.DataFrame) -> pd.DataFrame:
    frame = frame.rename_axis("row").reset_index()
    frame = frame.sort_values(["opened", "inst_id", "first", "row"], na_position="first", kind="stable")
    frame = frame.reset_index(drop=True)
    frame["case_id"] = [f"C{number:06d}" for number in range(1, len(frame) + 1)]
    marked = frame["first"].where(frame["noticed"].eq(True))
    frame["merged_into"] = marked.map(frame.set_index("row")["case_id"])
    return frame


MAKERS: dict[str, Maker] = {"tickets": tickets}
