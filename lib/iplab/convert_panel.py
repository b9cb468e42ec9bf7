"""province_panel: three .rda files of huhuaping/techme, one a measure."""

from pathlib import Path

import pandas as pd

from iplab import provinces, registry, upstream
from iplab.errors import DataError

KINDS = {"合计": "total", "发明": "invention", "实用新型": "utility_model", "外观设计": "design"}
CELL = ["province", "year", "kind", "measure"]
COLUMNS = {"province": upstream.TEXT, "year": upstream.TEXT, "chn_block4": upstream.TEXT, "value": upstream.NUMBER}


def panel(parts: dict[str, Path]) -> pd.DataFrame:
    """One row a province, year, kind and measure; a cell that upstream lacks is a row with a missing value.

    DataError for a province or a kind that neither the repairs nor the divisions know, and for a repeated cell.
    """
    rows = provinces.repaired(_rows(parts)).rename(columns={"part": "measure"})
    rows = rows.assign(kind=upstream.known(rows["chn_block4"], KINDS, "chn_block4", "convert_panel.py"))
    rows = rows.assign(year=rows["year"].astype("int64"), value=rows["value"].astype("Int64"))
    _refuse_repeats(rows)
    return rows.set_index(CELL)[["value"]].reindex(_all_cells(rows)).reset_index()


def repairs(parts: dict[str, Path]) -> pd.DataFrame:
    """What `panel` changes: part (its measure), raw, repaired, reason_zh, reason_en, rows (how many it hit)."""
    return provinces.repairs(_rows(parts))


def _rows(parts: dict[str, Path]) -> pd.DataFrame:
    frames = [upstream.rda(path, COLUMNS).assign(part=part) for part, path in parts.items()]
    return pd.concat(frames, ignore_index=True)


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
