"""The four questions of the benchmark, each once in DuckDB over the Parquet files and once in pandas.

Both give a frame with the same columns and rows in the same order; bench.py holds them against each other.
"""

from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

Question = Callable[[Path], pd.DataFrame]
HERE = Path(__file__).resolve().parent
CONCORDANCE = HERE / "facts" / "wipo35.csv"


def _read(folder: Path, table: str, columns: list[str]) -> pd.DataFrame:
    return pd.read_parquet(folder / table, columns=columns)


def _sql(folder: Path, query: str) -> pd.DataFrame:
    with duckdb.connect() as database:
        database.execute("SET threads TO 2; SET memory_limit = '1GB'")
        for table in ("patents", "patent_applicants", "ipc_codes"):
            database.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{folder / table}/*.parquet')")
        database.execute(f"CREATE VIEW wipo35 AS SELECT field, ipc_prefix FROM read_csv('{CONCORDANCE}')")
        return database.execute(query).df()


def yearly_families_duckdb(folder: Path) -> pd.DataFrame:
    """Inventions filed in China: families by year of priority."""
    return _sql(folder, """
        SELECT year(prio)::BIGINT AS year, count(DISTINCT family_id)::BIGINT AS families FROM patents
        WHERE kind = 'invention' AND country = 'CN' GROUP BY ALL ORDER BY year""")  # fmt: skip


def yearly_families_pandas(folder: Path) -> pd.DataFrame:
    """As yearly_families_duckdb."""
    held = _read(folder, "patents", ["country", "kind", "prio", "family_id"])
    held = held[(held["kind"] == "invention") & (held["country"] == "CN")]
    year = pd.to_datetime(held["prio"]).dt.year.astype("int64").rename("year")
    return held.groupby(year)["family_id"].nunique().rename("families").reset_index()


def hhi_duckdb(folder: Path) -> pd.DataFrame:
    """Concentration of first applicants a field: sum of squared shares of families."""
    return _sql(folder, """
        WITH held AS (SELECT tech_field, applicant_id, count(DISTINCT family_id) AS families
                      FROM patents JOIN patent_applicants USING (pub_no) WHERE position = 1 GROUP BY ALL),
             shares AS (SELECT tech_field, families / sum(families) OVER (PARTITION BY tech_field) AS share FROM held)
        SELECT tech_field, sum(share * share) AS hhi FROM shares GROUP BY ALL ORDER BY tech_field""")  # fmt: skip


def hhi_pandas(folder: Path) -> pd.DataFrame:
    """As hhi_duckdb."""
    first = _read(folder, "patent_applicants", ["pub_no", "position", "applicant_id"]).query("position == 1")
    held = _read(folder, "patents", ["pub_no", "tech_field", "family_id"]).merge(first, on="pub_no")
    families = held.groupby(["tech_field", "applicant_id"])["family_id"].nunique()
    shares = families / families.groupby(level=0).transform("sum")
    return (shares**2).groupby(level=0).sum().rename("hhi").reset_index()


def rta_duckdb(folder: Path) -> pd.DataFrame:
    """Specialisation of provinces: (x_ij / x_i) / (x_j / x) by the 35 fields, of the main symbol, by longest prefix."""
    return _sql(folder, """
        WITH coded AS (SELECT i.pub_no, coalesce(g.field, s.field) AS field FROM ipc_codes i
                       LEFT JOIN wipo35 g ON g.ipc_prefix = split_part(i.ipc, '/', 1) || '/'
                       LEFT JOIN wipo35 s ON s.ipc_prefix = i.subclass WHERE i.position = 1),
             cells AS (SELECT province, field, count(DISTINCT family_id) AS n FROM patents JOIN coded USING (pub_no)
                       WHERE province IS NOT NULL GROUP BY ALL)
        SELECT province, field::BIGINT AS field, (n / sum(n) OVER (PARTITION BY province))
               / (sum(n) OVER (PARTITION BY field) / sum(n) OVER ()) AS rta
        FROM cells ORDER BY province, field""")  # fmt: skip


def rta_pandas(folder: Path) -> pd.DataFrame:
    """As rta_duckdb."""
    prefixes = pd.read_csv(CONCORDANCE).set_index("ipc_prefix")["field"]
    coded = _read(folder, "ipc_codes", ["pub_no", "position", "ipc", "subclass"]).query("position == 1")
    group = (coded["ipc"].str.split("/").str[0] + "/").map(prefixes)
    coded = coded.assign(field=group.fillna(coded["subclass"].map(prefixes)).astype("int64"))
    held = (
        _read(folder, "patents", ["pub_no", "province", "family_id"])
        .dropna()
        .merge(coded[["pub_no", "field"]], on="pub_no")
    )
    cells = held.groupby(["province", "field"])["family_id"].nunique().rename("n").reset_index()
    of_province, of_field = (cells.groupby(name)["n"].transform("sum") for name in ("province", "field"))
    return cells.assign(rta=(cells["n"] / of_province) / (of_field / cells["n"].sum()))[["province", "field", "rta"]]


def firms_by_city_duckdb(folder: Path) -> pd.DataFrame:
    """Demand of a two-step floating catchment: bodies with a family of the last ten years, by city."""
    return _sql(folder, """
        SELECT province, city, count(DISTINCT applicant_id)::BIGINT AS applicants,
               count(DISTINCT family_id)::BIGINT AS families
        FROM patents JOIN patent_applicants USING (pub_no)
        WHERE position = 1 AND city IS NOT NULL AND prio >= DATE '2016-11-01'
        GROUP BY ALL ORDER BY province, city""")  # fmt: skip


def firms_by_city_pandas(folder: Path) -> pd.DataFrame:
    """As firms_by_city_duckdb."""
    first = _read(folder, "patent_applicants", ["pub_no", "position", "applicant_id"]).query("position == 1")
    held = _read(folder, "patents", ["pub_no", "province", "city", "prio", "family_id"])
    held = held[held["city"].notna() & (pd.to_datetime(held["prio"]) >= pd.Timestamp("2016-11-01"))].merge(
        first, on="pub_no"
    )
    counted = held.groupby(["province", "city"])[["applicant_id", "family_id"]].nunique().reset_index()
    return counted.rename(columns={"applicant_id": "applicants", "family_id": "families"})


QUESTIONS: dict[str, dict[str, Question]] = {
    "yearly_families": {"duckdb": yearly_families_duckdb, "pandas": yearly_families_pandas},
    "hhi": {"duckdb": hhi_duckdb, "pandas": hhi_pandas},
    "rta": {"duckdb": rta_duckdb, "pandas": rta_pandas},
    "firms_by_city": {"duckdb": firms_by_city_duckdb, "pandas": firms_by_city_pandas},
}


def same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Whether two answers agree: same columns and rows, floats to twelve digits."""
    if list(one.columns) != list(other.columns) or len(one) != len(other):
        return False
    return all(
        np.allclose(one[name], other[name], rtol=1e-12, atol=0)
        if one[name].dtype.kind == "f"
        else list(one[name]) == list(other[name])
        for name in one.columns
    )
