"""From applications with their days to numbered applications, publications and priorities."""

import numpy as np
import pandas as pd

from generator.patent_numbers import (
    CN_NEW_STYLE,
    DIGITS,
    cn_application,
    running,
    serials,
    us_series,
    year_part,
    yearly,
)

US_SERIES_YEARS = {12: (2008, 3.0), 13: (2011, 3.0), 14: (2014, 2.0), 15: (2016, 2.0), 16: (2018, 2.0), 17: (2020, 2.0),
                   18: (2022, 3.0), 19: (2025, 3.0)}  # fmt: skip


def numbered(apps: pd.DataFrame, chunk: int) -> pd.DataFrame:
    """apps with appl_no; a number is given when an application reaches the office."""
    made = apps.assign(appl_no="")
    for (office, sort), held in made.groupby([made["office"], _sort(made)], sort=True):
        made.loc[held.index, "appl_no"] = _application_numbers(str(office), str(sort), held, chunk)
    return made


def _sort(apps: pd.DataFrame) -> pd.Series:
    sort = apps["kind"].where(~(apps["entry"].notna() & apps["pct"]), "national_phase")
    return sort.where(apps["office"].isin(["CN", "EP", "JP", "KR"]), "invention")


def _application_numbers(office: str, sort: str, held: pd.DataFrame, chunk: int) -> list[str]:
    given = held["entry"].fillna(held["filing"])
    if office in ("CN", "EP") and sort == "national_phase":
        given = held["filing"]  # both keep the year of the international filing
    years = given.dt.year
    if office == "CN":
        digit = DIGITS[sort]
        return [
            cn_application(year, digit, no) for year, no in zip(years, yearly(f"CN{digit}", given, chunk), strict=True)
        ]
    if office == "US":
        return _us_applications(given, chunk)
    if office == "WO":
        numbers = yearly("PCT", given, chunk)
        receiving = held["country"].where(held["country"].isin(["CN", "US", "JP", "KR"]), "EP")
        return [f"PCT/{code}{year}/{no:06d}" for code, year, no in zip(receiving, years, numbers, strict=True)]
    low = {("JP", "national_phase"): 500_000, ("KR", "national_phase"): 7_000_000, ("EP", "national_phase"): 700_000}
    numbers = yearly(office, given, chunk, low.get((office, sort), 0))
    form = {"EP": "EP{y2:02d}{no:06d}", "JP": "JP{y}-{no:06d}", "KR": "KR10-{y}-{no:07d}", "DE": "DE10{y}{no:06d}"}[
        office
    ]
    return [form.format(y=year, y2=year % 100, no=no) for year, no in zip(years, numbers, strict=True)]


def _us_applications(given: pd.Series, chunk: int) -> list[str]:
    series = given.map(us_series)
    start = series.map({code: span[0] for code, span in US_SERIES_YEARS.items()}).to_numpy(dtype=float)
    length = series.map({code: span[1] for code, span in US_SERIES_YEARS.items()}).to_numpy(dtype=float)
    part = (year_part(given) - start) / length
    numbers = serials(series.to_numpy(dtype=float) * 1_000_000 + 10_000 + part * 960_000, chunk)
    return [f"US{no // 1_000_000}/{no % 1_000_000:06d}" for no in numbers]


def priorities(apps: pd.DataFrame) -> pd.DataFrame:
    """appl_no, prio_no, prio_date: what each application claims; who claims nothing is its own priority.

    A Chinese filing that rests on an earlier, withdrawn one claims a number that no publication carries.
    """
    own = apps[apps["member"].isin(["first", "second", "same_day"])]
    rows = [own[["appl_no"]].assign(prio_no=own["appl_no"], prio_date=own["filing"])]
    sources = apps[apps["member"].isin(["first", "withdrawn", "second"])]
    sources = sources[["invention_id", "member", "appl_no", "filing"]]
    later = apps[apps["member"].isin(["later_filing", "member", "continuation", "divisional"])]
    both = later[["appl_no", "invention_id", "member"]].merge(sources, on="invention_id", suffixes=("", "_claimed"))
    # The members abroad claim a second filing, too; what is filed at home does not.
    both = both[both["member"].isin(["member", "continuation"]) | (both["member_claimed"] != "second")]
    rows.append(both.rename(columns={"appl_no_claimed": "prio_no", "filing": "prio_date"}))
    rows.append(_parents(apps))
    made = pd.concat(rows)[["appl_no", "prio_no", "prio_date"]]
    return made.drop_duplicates(["appl_no", "prio_no"]).sort_values(
        ["appl_no", "prio_date", "prio_no"], ignore_index=True
    )


def _parents(apps: pd.DataFrame) -> pd.DataFrame:
    children = apps[apps["member"] == "continuation"][["appl_no", "invention_id"]]
    parents = apps[(apps["member"] == "member") & (apps["office"] == "US")][["appl_no", "invention_id", "filing"]]
    both = children.merge(parents, on="invention_id", suffixes=("", "_parent"))
    return both.rename(columns={"appl_no_parent": "prio_no", "filing": "prio_date"})[
        ["appl_no", "prio_no", "prio_date"]
    ]


def families(claims: pd.DataFrame, chunk: int) -> pd.Series:
    """The simple family of each application: those with the same set of priorities, numbered in order."""
    sets = claims.groupby("appl_no")["prio_no"].agg("|".join)
    codes = pd.Series(pd.factorize(sets)[0], index=sets.index)
    return "F" + (codes + 1 + chunk * 100_000).astype(str).str.zfill(8)


def published_by(apps: pd.DataFrame, last: pd.Timestamp, random: np.random.Generator, chunk: int) -> pd.DataFrame:
    """One row a publication up to the last day: the columns of apps, stage (A or B), pub, kind_code, pub_no."""
    laid = apps[apps["laid_open"].notna()].assign(stage="A")
    laid["pub"] = laid["laid_open"]
    granted = apps[apps["outcome"] == "granted"].assign(stage="B")
    granted["pub"] = granted["decision"]
    frame = pd.concat([laid, granted], ignore_index=True)
    frame["kind_code"] = _kind_codes(frame, random)
    # All are numbered, then the future is cut off, so that a number depends on no other document.
    frame["pub_no"] = _publication_numbers(frame, chunk)
    return frame[frame["pub"] <= last].reset_index(drop=True)


def _kind_codes(frame: pd.DataFrame, random: np.random.Generator) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    old, rare = frame["pub"] < CN_NEW_STYLE, random.random(len(frame)) < 0.15
    letters = {"invention": ("C", "B"), "utility_model": ("Y", "U"), "design": ("D", "S")}
    codes = np.full(len(frame), "A", dtype=object)
    for kind, (before, after) in letters.items():
        here = ((frame["kind"] == kind) & (frame["stage"] == "B")).to_numpy()
        codes[here] = np.where(old, before, after)[here]
    second = {"US": ("A1", "A1", "B2"), "EP": ("A1", "A2", "B1"), "WO": ("A1", "A2", ""), "JP": ("A", "A", "B2"),
              "KR": ("A", "A", "B1"), "DE": ("A1", "A1", "B4")}  # fmt: skip
    for office, (plain, without_report, grant) in second.items():
        here = (frame["office"] == office).to_numpy()
        codes[here] = np.where(frame["stage"] == "B", grant, np.where(rare, without_report, plain))[here]
    return codes


def _publication_numbers(frame: pd.DataFrame, chunk: int) -> pd.Series:
    numbers = pd.Series("", index=frame.index)
    series = _series(frame)
    for name, held in frame.groupby(series, sort=True):
        numbers.loc[held.index] = np.array(_of_series(str(name), held, chunk), dtype=object)
    # The grant keeps the number of the application where the office does so.
    keeps = (frame["stage"] == "B") & (series == "kept")
    laid = frame[frame["stage"] == "A"].set_index("appl_no")["kind_code"].index
    bare = pd.Series(_bare(numbers, frame)[(frame["stage"] == "A").to_numpy()], index=laid)
    numbers[keeps] = frame.loc[keeps, "appl_no"].map(bare) + frame.loc[keeps, "kind_code"]
    return numbers


def _bare(numbers: pd.Series, frame: pd.DataFrame) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    return np.array([no.removesuffix(code) for no, code in zip(numbers, frame["kind_code"], strict=True)], dtype=object)


def _series(frame: pd.DataFrame) -> pd.Series:
    cn = frame["kind"].map({"invention": "CNA", "utility_model": "CNU", "design": "CNS"})
    cn = cn.where(~((frame["stage"] == "B") & (frame["kind"] == "invention")), "kept").where(
        frame["kind_code"] != "C", "CNC"
    )
    others = frame["office"] + frame["stage"]
    series = cn.where(frame["office"] == "CN", others)
    no_a = frame["laid_open"].isna()
    series = series.where(series != "EPB", "kept").where(~((frame["office"] == "EP") & no_a), "EPA")
    series = series.where(series != "DEB", "kept")
    national = (frame["office"] == "JP") & (frame["stage"] == "A") & frame["pct"] & frame["entry"].notna()
    return series.where(~national, "JPT")


def _of_series(name: str, held: pd.DataFrame, chunk: int) -> list[str]:
    codes, years = held["kind_code"], held["pub"].dt.year
    if name == "kept":
        return [""] * len(held)
    if name == "DEA":
        return [no + code for no, code in zip(held["appl_no"], codes, strict=True)]
    if name in ("USA", "WOA", "JPA", "JPT", "KRA"):
        low = 500_000 if name == "JPT" else 0
        numbers = yearly({"WOA": "WO", "JPT": "JPA"}.get(name, name), held["pub"], chunk, low)
        form = {
            "USA": "US{y}{no:07d}",
            "WOA": "WO{y}{no:06d}",
            "JPA": "JP{y}{no:06d}",
            "JPT": "JP{y}{no:06d}",
            "KRA": "KR10{y}{no:07d}",
        }
        return [form[name].format(y=year, no=no) + code for year, no, code in zip(years, numbers, codes, strict=True)]
    prefix = {"USB": "US", "EPA": "EP", "JPB": "JP", "KRB": "KR10"}.get(name, "CN")
    series = "CNA" if name == "CNA" else name
    day = held["pub"] if name != "EPA" else held["laid_open"].fillna(held["entry"]).fillna(held["pub"])
    return [f"{prefix}{no:0{7}d}{code}" for no, code in zip(running(series, day, chunk), codes, strict=True)]
