"""The IPC symbols printed on a publication: those of its day, so older ones where the scheme has changed since."""

import re

import pandas as pd

# Symbols of today and what stood in their place before a day; longer ones win. {today's: printed then}
SOLAR = {
    "F24S": "F24J2/00", "F24S10": "F24J2/04", "F24S20": "F24J2/02", "F24S23": "F24J2/10", "F24S25": "F24J2/52",
    "F24S30": "F24J2/38", "F24S40": "F24J2/46", "F24S50": "F24J2/40", "F24S60": "F24J2/34", "F24S70": "F24J2/48",
    "F24S80": "F24J2/46",
}  # fmt: skip
BEFORE = {
    "2015-01-01": {"B33Y": "B22F3/105"},
    "2018-01-01": {**SOLAR, "G16H": "G06F19/00"},
    "2022-01-01": {"G06V": "G06K9/00"},
    "2023-01-01": {
        "H10K": "H01L51/00", "H10K30": "H01L51/42", "H10K50": "H01L51/50", "H10N": "H01L49/00", "H10N10": "H01L35/00",
        "H10N70": "H01L45/00", "H10B": "H01L27/105", "H10B63": "H01L27/24", "B64U": "B64C39/02",
    },
}  # fmt: skip


def classes(published: pd.DataFrame) -> pd.DataFrame:
    """pub_no, position, ipc, ipc_main_group, subclass; designs have none (they have a Locarno class)."""
    held = published[["pub_no", "pub", "ipc"]].dropna()
    held = held.assign(ipc=held["ipc"].str.split("|")).explode("ipc")
    held = held[held["ipc"].str.len() > 0]
    held["ipc"] = as_printed(held["ipc"], held["pub"])
    held = held.drop_duplicates(["pub_no", "ipc"])
    held["position"] = held.groupby("pub_no").cumcount() + 1
    held["ipc_main_group"] = held["ipc"].str.replace(r"/.*", "/00", regex=True)
    held["subclass"] = held["ipc"].str[:4]
    return held[["pub_no", "position", "ipc", "ipc_main_group", "subclass"]].reset_index(drop=True)


def as_printed(symbols: pd.Series, days: pd.Series) -> pd.Series:
    """The symbol that a publication of that day bore: the old place of its main group or subclass."""
    made = symbols.copy()
    for since, places in BEFORE.items():
        early = days < pd.Timestamp(since)
        for start, old in sorted(places.items()):
            # The number of the main group must end there: F24S20 isn't F24S2.
            here = early & symbols.str.match(re.escape(start) + (r"/" if start[-1].isdigit() else ""))
            made[here] = old
    return made
