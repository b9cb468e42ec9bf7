"""Companions of the province panel from huhuaping/techme: technology market, R&D, regions, sharing of facilities."""

from pathlib import Path

import pandas as pd

from iplab import provinces, registry, upstream
from iplab.errors import DataError

Parts = dict[str, Path]
COLUMNS = {"province": upstream.TEXT, "year": upstream.TEXT, "chn_block4": upstream.TEXT, "value": upstream.NUMBER}
MARKET = {"数量": "contracts", "金额": "amount"}
INTENSITY = {"RD经费": "rd_spending", "RD强度": "rd_intensity"}
ACTIVITY = {"合计": "total", "基础研究": "basic", "应用研究": "applied", "试验发展": "experimental"}
REGIONS = {"旱区": "dry", "非旱区": "not_dry", "全国": "nation"}
RESULTS = {"优秀": "excellent", "良好": "good", "合格": "pass", "较差": "poor"}
PROVINCE = {"id": upstream.NUMBER, "province": upstream.TEXT, "region_pro": upstream.TEXT}
FACILITY = {
    "year": upstream.NUMBER, "index": upstream.NUMBER, "institution": upstream.TEXT,
    "result": upstream.TEXT, "administrator": upstream.TEXT, "province": upstream.TEXT,
}  # fmt: skip


def tech_market(parts: Parts) -> pd.DataFrame:
    """MarketPull (inflow) and MarketPush (outflow): one row a province, year and direction."""
    wide = _wide(_rows(parts), MARKET, ["province", "year", "part"]).rename(columns={"part": "direction"})
    return wide.assign(contracts=wide["contracts"].astype("Int64"))


def rd_intensity(parts: Parts) -> pd.DataFrame:
    """RDIntense: one row a province and year; spending in 100 million yuan, intensity in percent of GDP."""
    return _wide(_rows(parts), INTENSITY, ["province", "year"])


def rd_activity(parts: Parts) -> pd.DataFrame:
    """RDActivity: one row a province and year; spending by kind of activity in 10,000 yuan."""
    return _wide(_rows(parts), ACTIVITY, ["province", "year"])


def province_regions(parts: Parts) -> pd.DataFrame:
    """BasicProvince: the number and the region that the compiler of techme gives each province."""
    rows = provinces.repaired(_one(parts, PROVINCE))
    region = upstream.known(rows["region_pro"], REGIONS, "region_pro", "convert_companions.py")
    return pd.DataFrame({"province": rows["province"], "upstream_id": rows["id"].astype("int64"), "region": region})


def facility_sharing(parts: Parts) -> pd.DataFrame:
    """PubOpenShare: one row a body and year with its grade; names of bodies stay as printed that year."""
    rows = provinces.repaired(_one(parts, FACILITY))
    return pd.DataFrame(
        {
            "year": rows["year"].astype("int64"),
            "position": rows["index"].astype("int64"),
            "institution": rows["institution"],
            "administrator": rows["administrator"].replace("", None).astype("str"),
            "province": rows["province"],
            "result": upstream.known(rows["result"], RESULTS, "result", "convert_companions.py"),
        }
    ).sort_values(["year", "position"], ignore_index=True)


def repairs(parts: Parts) -> pd.DataFrame:
    """What tech_market, rd_intensity and rd_activity change."""
    return provinces.repairs(_rows(parts))


def region_repairs(parts: Parts) -> pd.DataFrame:
    """What `province_regions` changes."""
    return provinces.repairs(_one(parts, PROVINCE))


def facility_repairs(parts: Parts) -> pd.DataFrame:
    """What `facility_sharing` changes: names of provinces, and empty texts that stand for a missing administrator."""
    rows = _one(parts, FACILITY)
    empty = {("PubOpenShare", '""'): int((rows["administrator"] == "").sum())}
    return pd.concat([provinces.repairs(rows), upstream.repairs("facility_sharing", empty)], ignore_index=True)


def _rows(parts: Parts) -> pd.DataFrame:
    frames = [upstream.rda(path, COLUMNS).assign(part=part) for part, path in parts.items()]
    return pd.concat(frames, ignore_index=True)


def _one(parts: Parts, columns: dict[str, str]) -> pd.DataFrame:
    ((part, path),) = parts.items()
    return upstream.rda(path, columns).assign(part=part)


def _wide(rows: pd.DataFrame, names: dict[str, str], key: list[str]) -> pd.DataFrame:
    """One row a key, one column a name; DataError for a cell that upstream gives twice."""
    named = provinces.repaired(rows)
    measure = upstream.known(named["chn_block4"], names, "chn_block4", "convert_companions.py")
    named = named.assign(measure=measure, year=named["year"].astype("int64"))
    repeated = named[named.duplicated([*key, "measure"])]
    if len(repeated):
        first = repeated[[*key, "measure"]].iloc[0].to_dict()
        raise DataError(
            f"上游有 {len(repeated)} 个重复单元格，第一个是 {first}。请检查修复表。 / "
            f"Upstream has {len(repeated)} repeated cells, the first is {first}. Check the repairs."
        )
    table = named.set_index([*key, "measure"])["value"].unstack("measure")
    order = [name for name in _order() if name in set(named["province"])]
    return table.reindex(order, level="province")[list(names.values())].rename_axis(columns=None).reset_index()


def _order() -> tuple[str, ...]:
    return next(column.values for column in registry.table("province_panel").columns if column.name == "province")
