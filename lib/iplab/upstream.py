"""Reading the files of other people: the expected columns with the expected types, or an error that names both."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadr

from iplab import registry, schemas
from iplab.errors import DataError

TEXT, NUMBER = "text", "number"
REPAIRS = "open_repairs"
REPAIR_COLUMNS = ["part", "raw", "repaired", "reason_zh", "reason_en", "rows"]


def rda(path: Path, columns: Mapping[str, str]) -> pd.DataFrame:
    """The one data frame of an .rda file of R, its `columns` (name: text or number) and no others."""
    frames = _read(path, lambda: pyreadr.read_r(path))
    return _expected(next(iter(frames.values())), path, columns)


def csv(path: Path, columns: Collection[str], encoding: str = "utf-8") -> pd.DataFrame:
    """A CSV file as text, cell by cell as written; `columns` must be among its columns, the others come along."""
    frame: pd.DataFrame = _read(path, lambda: pd.read_csv(path, dtype=str, keep_default_na=False, encoding=encoding))
    _expected(frame, path, dict.fromkeys(columns, TEXT))
    return frame


def sheets(path: Path) -> dict[str, pd.DataFrame]:
    """All sheets of an Excel file without header, every cell as it comes."""
    read: dict[str, pd.DataFrame] = _read(
        path, lambda: pd.read_excel(path, sheet_name=None, header=None, engine="calamine", dtype=object)
    )
    return read


def known(values: pd.Series, names: Mapping[Any, Any], column: str, where: str) -> pd.Series:
    """The values by their names in the table; DataError for one that `names` doesn't hold: never a guess."""
    unknown = sorted(set(values.dropna()) - set(names), key=str)
    if unknown or values.isna().any():
        shown = [*unknown[:5], *(["(空 / empty)"] if values.isna().any() else [])]
        raise DataError(
            f"{column} 列有未登记的名称 {shown}，没有对应的规则。请在 {where} 中补一行。 / "
            f"Column {column} holds unknown names {shown} and no rule covers them. Add a row to {where}."
        )
    return values.map(names)


def whole_numbers(values: pd.Series, path: Path) -> pd.Series:
    """Texts of digits as int64; DataError names the first cell that is none."""
    wrong = values[~values.str.fullmatch(r"\d+")]
    if len(wrong):
        raise DataError(
            f"{path.name}（{path.parent.name}）应全是整数，有 {len(wrong)} 格不是，第一个是 {wrong.iloc[0]!r}。"
            f"请告知课程维护者。 / "
            f"{path.name} ({path.parent.name}) should hold whole numbers; {len(wrong)} cells are none, the first is "
            f"{wrong.iloc[0]!r}. Tell the maintainers of the course."
        )
    return values.astype("int64")


def repairs(name: str, hits: Mapping[tuple[str, str], int]) -> pd.DataFrame:
    """The repairs of a table that hit a row: part, raw, repaired, reasons as registered, rows as found.

    `hits` counts rows by part and raw; DataError for a repair that facts/open_repairs.csv doesn't know.
    """
    table = registry.table(REPAIRS)
    listed = schemas.read(registry.home() / table.file, table)
    own = listed[listed["table"] == name].set_index(["part", "raw"])
    found = {place: count for place, count in hits.items() if count}
    unknown = [place for place in found if place not in own.index]
    if unknown:
        raise DataError(
            f"数据表 {name} 有未登记的修复 {unknown}。请在 {REPAIRS}.csv 中补一行。 / "
            f"Table {name} has repairs that nobody listed: {unknown}. Add a row to {REPAIRS}.csv."
        )
    rows = own.loc[list(found)].reset_index() if found else own.iloc[:0].reset_index()
    return rows.assign(rows=list(found.values()))[REPAIR_COLUMNS].astype({"rows": "int64"})


def _read(path: Path, reader: Callable[[], Any]) -> Any:
    try:
        return reader()
    except Exception as problem:  # each format has its own errors, and calamine's and librdata's share no base
        raise DataError(
            f"{path.name} 读不出来：{problem}。文件与登记的格式不符，请告知课程维护者。 / "
            f"{path.name} cannot be read: {problem}. It has another format than registered; "
            f"tell the maintainers of the course."
        ) from problem


def _expected(frame: pd.DataFrame, path: Path, columns: Mapping[str, str]) -> pd.DataFrame:
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise DataError(
            f"{path.name} 缺少列 {missing}，只有 {list(frame.columns)}。请告知课程维护者。 / "
            f"{path.name} lacks the columns {missing}, has {list(frame.columns)}. Tell the maintainers of the course."
        )
    for name, wanted in columns.items():
        numeric = pd.api.types.is_numeric_dtype(frame[name])
        if numeric != (wanted == NUMBER):
            raise DataError(
                f"{path.name} 的列 {name} 应为 {wanted}，实为 {frame[name].dtype}。请告知课程维护者。 / "
                f"{path.name}, column {name}: expected {wanted}, got {frame[name].dtype}. "
                f"Tell the maintainers of the course."
            )
    return frame[list(columns)].copy()
