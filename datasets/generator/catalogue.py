"""The practice tables `data_catalogue`, `dataset_updates`, `data_requests`: an invented catalogue, and who asks."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from generator.desks import FIRST, LAST
from generator.world import Maker, World

STOCK = Path(__file__).with_name("catalogue.yaml")
KEEPER_SAW = pd.Timestamp("2024-12-31")  # the day on which somebody last filled in the column last_update
# Which data sets stopped or paused: place in the list, day of the last update (and of the next one).
STOPPED = {
    12: "2025-01-10",
    22: "2025-01-24",
    37: "2024-09-30",
    40: "2024-10-20",
    6: "2025-08-12",
    33: "2025-09-05",
    45: "2026-03-10",
}
PAUSED = {
    27: ("2025-01-15", "2025-05-10"), 24: ("2025-04-01", "2025-07-20"), 29: ("2025-07-10", "2025-12-10"),
    13: ("2025-11-01", "2026-04-01"), 28: ("2026-02-01", "2026-08-20"), 30: ("2026-08-05", "2026-10-20"),
}  # fmt: skip
# Places without a keeper's note on these: the gaps of the catalogue.
NO_DESCRIPTION, NO_CONTACT, NO_ENCODING, NO_CYCLE = (
    (3, 17, 29, 41, 53),
    (5, 20, 41),
    (2, 11, 18, 32, 35, 43, 50),
    (36, 47, 52),
)
GB18030 = (16, 17, 38, 39, 57)


def stock() -> dict[str, Any]:
    """The entries of the catalogue and the requests, as written by hand."""
    loaded: dict[str, Any] = yaml.safe_load(STOCK.read_text(encoding="utf-8"))
    return loaded


def data_catalogue(_world: World) -> pd.DataFrame:
    """59 rows, one a data set."""
    names = ["topic", "name_zh", "name_en", "ip_type", "cycle_days", "format", "access", "term_id", "personal_data"]
    frame = pd.DataFrame(stock()["entries"], columns=names)
    frame.insert(0, "dataset_id", [f"DS{number:02d}" for number in range(1, len(frame) + 1)])
    at = frame.index
    frame["description_zh"] = ("收录" + frame["name_zh"] + "，按数据字典提供字段。").where(~at.isin(NO_DESCRIPTION))
    frame["description_en"] = (frame["name_en"] + ", with the fields of the data dictionary.").where(
        ~at.isin(NO_DESCRIPTION)
    )
    frame["dictionary"] = at % 3 != 2
    frame["contact"] = pd.Series([f"desk{place % 5}@example.org" for place in at]).where(~at.isin(NO_CONTACT))
    frame["encoding"] = pd.Series(np.where(at.isin(GB18030), "gb18030", "utf-8")).where(~at.isin(NO_ENCODING))
    frame["cycle_days"] = frame["cycle_days"].astype("Int64").where(~at.isin(NO_CYCLE))
    frame["last_update"] = _as_noted(_updates(frame), frame["dataset_id"])
    kept = "dataset_id topic name_zh name_en ip_type description_zh description_en format access encoding dictionary"
    return frame[[*kept.split(), "term_id", "personal_data", "cycle_days", "last_update", "contact"]]


def _as_noted(updates: pd.DataFrame, ids: pd.Series) -> pd.Series:
    seen = updates[updates["updated_on"] <= KEEPER_SAW].groupby("dataset_id")["updated_on"].max()
    return ids.map(seen)


def dataset_updates(world: World) -> pd.DataFrame:
    """About 6,000 rows: every update of every data set to 2026-10-31, with version and rows."""
    frame = _updates(world["data_catalogue"])
    random = world.random("dataset_updates")
    start = frame["dataset_id"].map({one: int(random.integers(2_000, 900_000)) for one in frame["dataset_id"].unique()})
    frame["rows"] = start + frame.groupby("dataset_id").cumcount() * 137
    return frame


def _updates(catalogue: pd.DataFrame) -> pd.DataFrame:
    parts = [_of_one(int(place), row) for place, row in catalogue.iterrows()]  # type: ignore[call-overload]  # a label is an int here
    return pd.concat(parts, ignore_index=True)


def _of_one(place: int, row: pd.Series) -> pd.DataFrame:
    cycle = 30 if pd.isna(row["cycle_days"]) else int(row["cycle_days"])
    # From a year before, so that a yearly set has an update by any as-of date.
    days = pd.date_range(FIRST - pd.Timedelta(days=366 - 3 * place), LAST, freq=f"{cycle}D")
    if place in STOPPED:
        days = days[days <= pd.Timestamp(STOPPED[place])]
    if place in PAUSED:
        since, until = (pd.Timestamp(day) for day in PAUSED[place])
        days = days[(days < since) | (days > until)]
    frame = pd.DataFrame({"dataset_id": row["dataset_id"], "updated_on": days})
    frame["version"] = [f"{day:%Y%m%d}" for day in days]
    return frame


def data_requests(world: World) -> pd.DataFrame:
    """28 a province. One client asks six times for the same; others each for themselves."""
    random, places = world.random("data_requests"), world["places"]
    english = dict(zip(places["province"], places["province_en"], strict=True))
    clients = world["applicants"].query("country == 'CN' and kind == 'firm'")
    parts = [_asked(own, str(english[province]), random) for province, own in clients.groupby("province", sort=True)]
    frame = pd.concat(parts, ignore_index=True).sort_values(["asked_on", "province"], kind="stable")
    frame.insert(0, "request_id", [f"B{number:04d}" for number in range(1, len(frame) + 1)])
    return frame


def _asked(own: pd.DataFrame, english: str, random: np.random.Generator) -> pd.DataFrame:
    held = stock()
    wishes = [wish for wish in [*held["asked"], *held["unmet"]] for _ in range(wish[4])]
    frame = pd.DataFrame([wish[:4] for wish in wishes], columns=["wanted", "need_zh", "need_en", "use"])
    ids = own["applicant_id"].to_numpy()
    frame["applicant_id"] = ids[1 + np.arange(len(frame)) % (len(ids) - 1)]
    # The loud one: all requests for county figures but the last come from the same client.
    county = frame.index[frame["wanted"] == "county_statistics"][:-1]
    frame.loc[county, "applicant_id"] = ids[0]
    # Half of all comes before 2025-03-31, the earliest as-of date.
    days = np.where(
        np.arange(len(frame)) % 2 == 0, random.integers(0, 270, len(frame)), random.integers(270, 845, len(frame))
    )
    frame["asked_on"] = FIRST + pd.to_timedelta(days, unit="D")
    frame["province"] = own["province"].iloc[0]
    for name, word in (("need_zh", own["province"].iloc[0]), ("need_en", english)):
        frame[name] = [text.format(p=word, q=word) for text in frame[name]]
    return frame[["applicant_id", "province", "asked_on", "wanted", "use", "need_zh", "need_en"]]


MAKERS: dict[str, Maker] = {
    "data_catalogue": data_catalogue, "dataset_updates": dataset_updates, "data_requests": data_requests,
}  # fmt: skip
