"""Patent indicators that hold up: counts by year, concentration, specialisation, lags, a composite of quality.

Sources: OECD Patent Statistics Manual (2009); Kaplan and Meier (1958) for lags with cases that still wait;
Squicciarini, Dernis and Criscuolo (2013, OECD STI 2013/03) for the composite.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
import pandas as pd
from scipy import stats

from iplab import data, families, ipc
from iplab.errors import MethodError

# Months from priority until nearly all of a kind and route are published: course values (18 by law, then the gazette).
MONTHS = {"invention": 19, "national_phase": 37, "utility_model": 12, "design": 9}
ROUTES = {"1": "invention", "2": "utility_model", "3": "design", "8": "national_phase"}
PARTS = ("cites5", "family_size", "claims", "generality")
ENDINGS = {"lapse", "expiry", "invalid", "abandoned"}


def route(appl_no: str) -> str:
    """Kind and route of a Chinese application by the digit after the year of its number: a key of MONTHS.

    >>> route("CN202410123456.7"), route("CN202480012345.6")
    ('invention', 'national_phase')
    """
    found = re.match(r"CN\d{4}([1238])\d", appl_no)
    if found is None:
        raise MethodError(
            f"看不出 {appl_no!r} 的类型：应是 CN、四位年份，再接 1、2、3 或 8。 / "
            f"No kind in {appl_no!r}: expected CN, a year of four digits, then 1, 2, 3 or 8."
        )
    return ROUTES[found[1]]


def last_complete_year(months: int, as_of: str) -> int:
    """The last year all of whose filings have had `months` months by `as_of`: 31 December plus months <= as_of.

    >>> last_complete_year(18, "2025-06-30"), last_complete_year(18, "2025-06-29")
    (2023, 2022)
    """
    year = pd.Timestamp(as_of).year
    while pd.Timestamp(year, 12, 31) + pd.DateOffset(months=months) > pd.Timestamp(as_of):
        year -= 1
    return year


def known(publications: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """The publications (column `pub`) that were out on a day."""
    return publications.loc[lambda rows: rows["pub"] <= pd.Timestamp(as_of)]


def families_by_year(publications: pd.DataFrame, as_of: str, first: int, last: int) -> pd.Series:
    """Families by year of their earliest priority, of what was published by `as_of`; unit: families, index: year.

    `publications` has `family_id`, `prio` and `pub`. Source: OECD manual (2009), chapter 4.

    >>> t = pd.DataFrame({"family_id": [1, 1], "prio": pd.to_datetime(["2020-05-01"] * 2)})
    >>> families_by_year(t.assign(pub=pd.Timestamp("2021-11-02")), "2022-01-01", 2020, 2021).to_dict()
    {2020: 1, 2021: 0}
    """
    years = known(publications, as_of).groupby("family_id")["prio"].min().dt.year
    counts: pd.Series = years.value_counts().reindex(range(first, last + 1), fill_value=0).rename("families")
    return counts.rename_axis("year")


def cagr(first: float, last: float, years: int) -> float | None:
    """Compound yearly growth (last / first) ** (1 / years) - 1; None where the first is 0. Unit: share a year.

    >>> round(cagr(100, 121, 2), 6), cagr(0, 5, 3)
    (0.1, None)
    """
    if years <= 0 or first < 0 or last < 0:
        raise MethodError("首末两数不能为负，相隔年数要大于 0。 / Growth needs numbers not below 0 and years above 0.")
    return None if first == 0 else float((last / first) ** (1 / years) - 1)


def applicant_weights(applicants: pd.DataFrame, name: str = "applicant_id") -> pd.Series:
    """Families of each applicant, a joint one shared equally: the sum is the number of families (OECD manual, 2009).

    >>> t = pd.DataFrame({"family_id": [1, 1, 1, 2], "applicant_id": ["x", "x", "y", "x"]})
    >>> applicant_weights(t).to_dict()
    {'x': 1.5, 'y': 0.5}
    """
    return families.fractional(applicants[["family_id", name]].drop_duplicates(), name)


def herfindahl(amounts: Sequence[float] | pd.Series) -> float:
    """HHI, the sum of squared shares: 1/n when all n are alike, 1 when there is one (Herfindahl 1950).

    >>> herfindahl([2, 1, 1])
    0.375
    """
    return float((_shares(amounts) ** 2).sum())


def largest(amounts: Sequence[float] | pd.Series, n: int = 4) -> float:
    """CR_n, the share of the n largest.

    >>> largest([4, 1, 1, 1, 1])
    0.875
    """
    return float(np.sort(_shares(amounts))[::-1][:n].sum())


def _shares(amounts: Sequence[float] | pd.Series) -> np.ndarray:
    given = np.asarray(amounts, dtype=float)
    if not (given >= 0).all() or given.sum() <= 0:
        raise MethodError("集中度要不为负、合计大于 0 的数。 / Concentration needs amounts not below 0, not all 0.")
    shares: np.ndarray = given / given.sum()
    return shares


def by_place_and_field(publications: pd.DataFrame, codes: pd.DataFrame) -> pd.DataFrame:
    """Families by province and technology field, a family shared equally among its fields: the sum is all families.

    `publications` has `pub_no`, `family_id`, `pub`, `province`; `codes` has `pub_no` and `field`. A family's fields are
    those of its first publication. Unknown provinces stay, as missing. Columns: province, field, families.
    """
    first = publications.sort_values(["pub", "pub_no"]).drop_duplicates("family_id")
    rows = first[["pub_no", "province"]].merge(codes[["pub_no", "field"]].drop_duplicates(), on="pub_no")
    rows["families"] = 1 / rows.groupby("pub_no")["field"].transform("size")
    return rows.groupby(["province", "field"], dropna=False)["families"].sum().reset_index()


def specialisation(table: pd.DataFrame, place: str, field: str, amount: str) -> pd.DataFrame:
    """LQ = RTA = (x_ij / x_i) / (x_j / x), rows: places, columns: fields; 0 where a place has nothing in a field.

    Totals are those of the table, so that the mean of a place's LQ weighted by the fields' shares of all is 1 (OECD
    manual 2009; Balassa 1965). Rows with a missing place count in the totals and get no row.

    >>> t = pd.DataFrame({"p": ["a", "a", "b"], "f": [1, 2, 2], "n": [1, 1, 2]})
    >>> specialisation(t, "p", "f", "n").round(3).to_dict("index")
    {'a': {1: 2.0, 2: 0.667}, 'b': {1: 0.0, 2: 1.333}}
    """
    cells = table.pivot_table(index=place, columns=field, values=amount, aggfunc="sum", fill_value=0)
    reference = table.groupby(field)[amount].sum() / table[amount].sum()
    cells = cells.reindex(columns=reference.index, fill_value=0)
    return cells.div(cells.sum(axis=1), axis=0) / reference


def waiting(start: pd.Series, end: pd.Series, as_of: str) -> pd.DataFrame:
    """Cases begun by `as_of`: `days` to their end, or to `as_of` for those that still wait (`ended` False).

    >>> days = pd.to_datetime(pd.Series(["2020-01-01", "2020-01-01", "2021-01-01"]))
    >>> waiting(days, pd.to_datetime(pd.Series(["2020-01-31", None, None])), "2020-03-01").values.tolist()
    [[30, True], [60, False]]
    """
    day = pd.Timestamp(as_of)
    begun = start <= day
    ended = (end <= day)[begun]
    days = (end.where(end <= day, day) - start)[begun].dt.days
    return pd.DataFrame({"days": days, "ended": ended})


def still_waiting(cases: pd.DataFrame) -> pd.Series:
    """The share still waiting after each number of days (Kaplan and Meier 1958); cases from `waiting`.

    >>> still_waiting(pd.DataFrame({"days": [1, 2, 3], "ended": [True, False, True]})).round(3).to_dict()
    {1: 0.667, 2: 0.667, 3: 0.0}
    """
    if cases.empty:
        raise MethodError("没有案件，算不出时滞。 / No cases, no lag.")
    days, ended = cases["days"].to_numpy(dtype=float), cases["ended"].to_numpy()
    curve = stats.ecdf(stats.CensoredData(uncensored=days[ended], right=days[~ended])).sf
    return pd.Series(curve.probabilities, curve.quantiles.astype(int), name="waiting").rename_axis("days")


def days_until(curve: pd.Series, share: float) -> int | None:
    """The first day by which this share has ended (0.5: median, 0.9: P90); None where the curve never gets so low.

    >>> curve = pd.Series([0.8, 0.4], index=[10, 20])
    >>> days_until(curve, 0.5), days_until(curve, 0.9)
    (20, None)
    """
    reached = curve.index[curve <= 1 - share + 1e-12]
    return int(reached[0]) if len(reached) else None


def family_size(publications: pd.DataFrame) -> pd.Series:
    """Offices at which a family is published, index: family_id; the PCT (WO) is a route and no office.

    >>> family_size(pd.DataFrame({"family_id": [1, 1, 1], "country": ["CN", "US", "WO"]})).to_dict()
    {1: 2}
    """
    offices = publications["country"].where(publications["country"] != "WO").dropna()
    return offices.groupby(publications["family_id"]).nunique().rename("family_size")


def in_force(events: pd.DataFrame, as_of: str) -> set[str]:
    """Applications granted and not ended by `as_of`, as known on that day; `events` as the table legal_events.

    A restoration undoes the lapse before it; a partly invalid right is still one. For one application: iplab.status.
    """
    told = events[(events["known_on"] <= pd.Timestamp(as_of)) & (events["date"] <= pd.Timestamp(as_of))]
    told = told[told["code"].isin({"grant", "restoration", *ENDINGS})].sort_values(["known_on", "date"], kind="stable")
    last = told.groupby("appl_no")["code"].last()
    return set(last.index[~last.isin(ENDINGS)])


def forward_citations(citations: pd.DataFrame, family: pd.Series, first_pub: pd.Series, years: int) -> pd.DataFrame:
    """Pairs of families (cited, citing): the citing one is another family, within `years` of the cited one's first pub.

    `family`: pub_no -> family_id; `first_pub`: family_id -> day. Each pair stands once, so an application and its grant
    count as one. A fixed window makes cohorts comparable (OECD manual 2009, chapter 6).
    """
    pairs = pd.DataFrame(
        {"cited": citations["cited"].map(family), "citing": citations["citing"].map(family), "date": citations["date"]}
    )
    start = pairs["cited"].map(first_pub)
    inside = (pairs["cited"] != pairs["citing"]) & (pairs["date"] <= start + pd.DateOffset(years=years))
    return pairs.loc[inside, ["cited", "citing"]].drop_duplicates()


def generality(pairs: pd.DataFrame, field: pd.Series) -> pd.Series:
    """1 less the sum of squared shares of the citing families' fields, index: cited (Trajtenberg and others 1997).

    >>> pairs = pd.DataFrame({"cited": ["x", "x", "y"], "citing": ["a", "b", "a"]})
    >>> generality(pairs, pd.Series({"a": 1, "b": 2})).to_dict()
    {'x': 0.5, 'y': 0.0}
    """
    fields = pairs["citing"].map(field)
    counts = pairs.groupby(["cited", fields.rename("field")]).size()
    squares = (counts / counts.groupby("cited").transform("sum")) ** 2
    return (1 - squares.groupby("cited").sum()).rename("generality")


def composite(
    cohort: pd.DataFrame, parts: Sequence[str] = PARTS, by: Sequence[str] = ("field", "year")
) -> pd.DataFrame:
    """The parts between 0 and 1, and `quality`, their mean (after Squicciarini, Dernis and Criscuolo 2013).

    Within each group of `by` a part is capped at its 1st and 99th percentile and divided by its largest value after
    that; a part that is 0 throughout stays 0. Not a price, nor a verdict on one patent (Higham and others 2021).
    """
    groups = cohort.groupby(list(by))
    scaled = pd.DataFrame({part: groups[part].transform(_over_maximum) for part in parts})
    return scaled.assign(quality=scaled.mean(axis=1))


def _over_maximum(values: pd.Series) -> pd.Series:
    capped: pd.Series = values.astype(float).clip(*map(float, values.quantile([0.01, 0.99])))
    return capped / capped.max() if capped.max() > 0 else capped


def old_enough(cohort: pd.DataFrame, as_of: str, years: int = 5) -> pd.DataFrame:
    """The inventions of a cohort (`kind`, `pub`) whose window of citation had closed by `as_of`."""
    closed = cohort["pub"] + pd.DateOffset(years=years) <= pd.Timestamp(as_of)
    return cohort[closed & (cohort["kind"] == "invention")]


def with_fields(codes: pd.DataFrame) -> pd.DataFrame:
    """The table ipc_codes with a column `field`, the WIPO technology field 1 to 35 of each symbol (Schmoch 2008)."""
    known_groups = {group: ipc.field_of(group) for group in codes["ipc_main_group"].unique()}
    return codes.assign(field=codes["ipc_main_group"].map(known_groups))


def cohort(patents: pd.DataFrame, citations: pd.DataFrame, codes: pd.DataFrame) -> pd.DataFrame:
    """Chinese inventions and utility models, one row an application, with the four parts of the composite.

    `field` is the industry, `year` that of filing, `pub` the first publication, `cites5` the other families that cite
    the family within five years of its first publication, `claims` those of the first publication. `codes` has `field`.
    """
    family = patents.set_index("pub_no")["family_id"]
    pairs = forward_citations(citations, family, patents.groupby("family_id")["pub"].min(), 5)
    main = codes[codes["position"] == 1].assign(family_id=codes["pub_no"].map(family))
    fields = main.drop_duplicates("family_id").set_index("family_id")["field"]
    rows = patents[(patents["country"] == "CN") & (patents["kind"] != "design")].sort_values(["pub", "pub_no"])
    rows = rows.drop_duplicates("appl_no").rename(columns={"claims_n": "claims", "tech_field": "field"})
    columns = {
        "cites5": pairs.groupby("cited").size(),
        "family_size": family_size(patents),
        "generality": generality(pairs, fields),
    }
    added = {name: rows["family_id"].map(values).fillna(0) for name, values in columns.items()}
    rows = rows.assign(year=rows["filing"].dt.year, **added)
    return rows[["appl_no", "family_id", "kind", "field", "year", "pub", *PARTS]].reset_index(drop=True)


@cache
def practice_cohort() -> pd.DataFrame:
    """`cohort` of the practice tables, put together once a process: select from it, don't change it."""
    return cohort(data.load("patents"), data.load("citations"), with_fields(data.load("ipc_codes")))


def per_10_000(number: float, population: float) -> float:
    """Number for each 10,000 people.

    >>> per_10_000(8, 20_000)
    4.0
    """
    if population <= 0:
        raise MethodError(f"人口应大于 0，实为 {population}。 / Population must be above 0, got {population}.")
    return 10_000 * number / population
