"""Names of provinces as yearbooks print them, repaired by the listed rules and spelt out in full."""

import pandas as pd

from iplab import registry, schemas, upstream

SUFFIXES = ("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市")
RULES = "province_panel_repairs"


def matched(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `repaired` (name to use, missing where the row is dropped) and reasons (missing if untouched)."""
    rules = _rules()
    exact = rules[rules["rule"] != "spaces"].set_index("raw")
    spaces = rules[rules["rule"] == "spaces"].iloc[0]
    name = rows["province"].astype("str")
    squeezed = name.str.replace(r"\s+", "", regex=True)
    named = squeezed.isin(exact.index)
    # A missing name in the rule table means: drop the row.
    repaired = squeezed.where(~named, squeezed.map(exact["repaired"]))
    reasons = {
        column: squeezed.map(exact[column]).where(named).mask((squeezed != name) & ~named, spaces[column])
        for column in ("reason_zh", "reason_en")
    }
    return rows.assign(province=name, repaired=repaired, **reasons)


def repaired(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with repaired, full names of provinces. DataError for a name that neither rules nor divisions know."""
    found = matched(rows)
    kept = found[found["repaired"].notna()]
    return kept.assign(province=upstream.known(kept["repaired"], _full_names(), "province", f"{RULES}.csv"))


def repairs(rows: pd.DataFrame) -> pd.DataFrame:
    """What `repaired` changes in rows with a column `part`: part, raw, repaired, reasons, rows (how many it hit)."""
    found = matched(rows)
    hit = found[found["reason_en"].notna()].rename(columns={"province": "raw"})
    counted = hit.groupby(upstream.REPAIR_COLUMNS[:-1], sort=True, dropna=False).size()
    return counted.rename("rows").reset_index()


def _rules() -> pd.DataFrame:
    table = registry.table(RULES)
    return schemas.read(registry.home() / table.file, table)


def _full_names() -> dict[str, str]:
    table = registry.table("divisions")
    full = schemas.read(registry.home() / table.file, table)["province"].unique()
    short = {next(name.removesuffix(end) for end in SUFFIXES if name.endswith(end)): name for name in full}
    return {"全国": "全国", **short}
