"""From upstream bytes to the schema of a table. What is repaired on the way is listed, not hidden."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyreadr

from iplab import registry, schemas
from iplab.errors import DataError

Parts = dict[str, Path]  # part of the table (for the panel: its measure) -> upstream file
KINDS = {"合计": "total", "发明": "invention", "实用新型": "utility_model", "外观设计": "design"}
CELL = ["province", "year", "kind", "measure"]
UPSTREAM_COLUMNS = ("province", "year", "chn_block4", "value")


def panel_from_techme(parts: Parts) -> pd.DataFrame:
    """province_panel from three .rda files of huhuaping/techme (RDPatentAccept, RDPatentAuthority, RDPatentValid).

    One row a province, year, kind and measure; a cell that upstream lacks is a row with a missing value.
    DataError for a province or a kind that neither the repairs nor the divisions know, and for a repeated cell.
    """
    rows = _repaired(_upstream(parts))
    rows = rows.assign(province=_full_names(rows["province"]), kind=_known(rows["chn_block4"], KINDS, "chn_block4"))
    rows = rows.assign(year=rows["year"].astype("int64"), value=rows["value"].astype("Int64"))
    _refuse_repeats(rows)
    return rows.set_index(CELL)[["value"]].reindex(_all_cells(rows)).reset_index()


def panel_repairs(parts: Parts) -> pd.DataFrame:
    """What panel_from_techme changes: measure, raw, repaired, reason_zh, reason_en, rows (how many it hit)."""
    rows = _matched(_upstream(parts))
    hit = rows[rows["reason_en"].notna()]
    keys = ["measure", "province", "repaired", "reason_zh", "reason_en"]
    counted = hit.groupby(keys, sort=True, dropna=False).size().rename("rows").reset_index()
    return counted.rename(columns={"province": "raw"})


CONVERTERS: dict[str, Callable[[Parts], pd.DataFrame]] = {"panel_from_techme": panel_from_techme}
REPAIRS: dict[str, Callable[[Parts], pd.DataFrame]] = {"panel_from_techme": panel_repairs}


def _upstream(parts: Parts) -> pd.DataFrame:
    return pd.concat([_rda(path).assign(measure=measure) for measure, path in parts.items()], ignore_index=True)


def _rda(path: Path) -> pd.DataFrame:
    frames: dict[str, pd.DataFrame] = pyreadr.read_r(path)
    frame = next(iter(frames.values()))
    missing = [name for name in UPSTREAM_COLUMNS if name not in frame.columns]
    if missing:
        raise DataError(
            f"{path.name} 缺少列 {missing}，只有 {list(frame.columns)}。请告知课程维护者。 / "
            f"{path.name} lacks the columns {missing}, has {list(frame.columns)}. Tell the maintainers of the course."
        )
    return frame[list(UPSTREAM_COLUMNS)]


def _repaired(rows: pd.DataFrame) -> pd.DataFrame:
    matched = _matched(rows)
    kept = matched[matched["repaired"].notna()]
    return kept.assign(province=kept["repaired"])


def _matched(rows: pd.DataFrame) -> pd.DataFrame:
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


def _rules() -> pd.DataFrame:
    table = registry.table("province_panel_repairs")
    return schemas.read_csv(registry.home() / table.file, table)


def _full_names(short: pd.Series) -> pd.Series:
    table = registry.table("divisions")
    full = schemas.read_csv(registry.home() / table.file, table)["province"].unique()
    suffixes = ("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市")
    names = {"全国": "全国"}
    for name in full:
        names[next(name.removesuffix(end) for end in suffixes if name.endswith(end))] = name
    return _known(short, names, "province")


def _known(values: pd.Series, names: dict[str, str], column: str) -> pd.Series:
    unknown = sorted(set(values) - set(names))
    if unknown:
        raise DataError(
            f"{column} 列有未登记的名称 {unknown}，修复表中没有对应规则。请在 province_panel_repairs.csv 中补一行。 / "
            f"Column {column} holds unknown names {unknown} and no repair covers them. "
            f"Add a row to province_panel_repairs.csv."
        )
    return values.map(names)


def _refuse_repeats(rows: pd.DataFrame) -> None:
    repeated = rows[rows.duplicated(CELL)]
    if len(repeated):
        first = repeated[CELL].iloc[0].to_dict()
        raise DataError(
            f"province_panel 有 {len(repeated)} 个重复单元格，第一个是 {first}。请检查修复表。 / "
            f"province_panel has {len(repeated)} repeated cells, the first is {first}. Check the repairs."
        )


def _all_cells(rows: pd.DataFrame) -> pd.MultiIndex:
    table = registry.table("province_panel")
    order = {column.name: list(column.values) for column in table.columns}
    years = range(int(rows["year"].min()), int(rows["year"].max()) + 1)
    return pd.MultiIndex.from_product([order["province"], years, order["kind"], order["measure"]], names=CELL)
