"""From text to typed columns, and the check of every table against its registry entry."""

from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
import pyarrow
from pyarrow import parquet

from iplab.errors import DataError
from iplab.registry import Column, Table

DTYPES = {"str": "str", "int": "int64", "Int64": "Int64", "float": "float64", "bool": "bool", "date": "datetime64[us]"}
STORED = {
    "str": pyarrow.string(),
    "int": pyarrow.int64(),
    "Int64": pyarrow.int64(),
    "float": pyarrow.float64(),
    "bool": pyarrow.bool_(),
    "date": pyarrow.date32(),
}
NULLABLE = {pyarrow.int64(): pd.Int64Dtype()}
TRUTH = {"true": True, "false": False}


def read(path: Path, table: Table) -> pd.DataFrame:
    """The file of a table (CSV or Parquet) with the types of its registry entry.

    DataError names the file, and the column, row and value at fault where there is one.
    """
    try:
        return _parquet(path, table) if path.suffix == ".parquet" else _csv(path, table)
    except FileNotFoundError as problem:
        raise DataError(
            f"数据表 {table.name} 的文件不在：{path}。"
            f"请重新安装 iplab；在代码库中运行 python datasets/make_practice.py。 / "
            f"Table {table.name}: file {path} is missing. Reinstall iplab; in the repository run "
            f"python datasets/make_practice.py."
        ) from problem
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError, pyarrow.ArrowException) as problem:
        kind = "Parquet" if path.suffix == ".parquet" else "UTF-8 CSV"
        raise DataError(
            f"数据表 {table.name} 的文件不是完整的 {kind}：{path}（{problem}）。请重新安装 iplab。 / "
            f"Table {table.name}: {path} is no complete {kind} ({problem}). Reinstall iplab."
        ) from problem


def _csv(path: Path, table: Table) -> pd.DataFrame:
    content = path.read_text(encoding="utf-8")
    # A file cut short ends within a row; pandas would fill that row up with empty cells.
    if not content.endswith("\n"):
        raise pd.errors.ParserError("the last line has no end")
    text = pd.read_csv(StringIO(content), dtype=str, keep_default_na=False)
    _same_columns(list(text.columns), table)
    return pd.DataFrame({column.name: _typed(text[column.name], column, table.name) for column in table.columns})


def _parquet(path: Path, table: Table) -> pd.DataFrame:
    # One thread: marking forks after it has read tables, and a fork must meet no running threads.
    stored = parquet.read_table(path, use_threads=False)
    _same_columns(stored.column_names, table)
    for column in table.columns:
        _same_type(stored[column.name], column, table.name)
    frame: pd.DataFrame = stored.to_pandas(use_threads=False, date_as_object=False, types_mapper=NULLABLE.get)
    kept = {column.name: DTYPES[column.dtype] for column in table.columns if column.dtype != "Int64"}
    return frame.astype(kept)


def check(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The frame itself when it fits its registry entry (types, limits, key); else DataError with the first misfits."""
    try:
        return schema(table).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as problem:
        cases = problem.failure_cases.head(3)
        found = "; ".join(f"{row.column}: {row.check} -> {row.failure_case}" for row in cases.itertuples())
        raise DataError(
            f"数据表 {table.name} 不符合登记的结构：{found}。"
            f"请重新安装 iplab，或重新运行 python -m iplab.data fetch {table.name}。 / "
            f"Table {table.name} does not fit its registered schema: {found}. Reinstall iplab, or run "
            f"python -m iplab.data fetch {table.name} again."
        ) from problem


def schema(table: Table) -> pa.DataFrameSchema:
    """The pandera schema of a registry entry; columns in order, no others, key unique."""
    columns = {column.name: _pandera_column(column) for column in table.columns}
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(table.key))


def _pandera_column(column: Column) -> pa.Column:
    checks: list[Any] = []
    if column.minimum is not None:
        checks.append(pa.Check.ge(column.minimum))
    if column.maximum is not None:
        checks.append(pa.Check.le(column.maximum))
    if column.values:
        whole = column.dtype in ("int", "Int64")
        checks.append(pa.Check.isin([int(value) if whole else value for value in column.values]))
    if column.unique and column.nullable:
        # Missing values are not the same value; pandera's own check takes them so.
        checks.append(pa.Check(lambda held: ~held.duplicated(keep=False), name="unique"))
    unique = column.unique and not column.nullable
    return pa.Column(DTYPES[column.dtype], checks, nullable=column.nullable, unique=unique)


def _same_columns(found: list[str], table: Table) -> None:
    expected = [column.name for column in table.columns]
    if found != expected:
        raise DataError(
            f"数据表 {table.name} 的列应为 {expected}，实为 {found}。请重新安装 iplab。 / "
            f"Table {table.name}: expected the columns {expected}, got {found}. Reinstall iplab."
        )


def _same_type(stored: pyarrow.ChunkedArray, column: Column, name: str) -> None:
    found = str(stored.type)
    if column.dtype in ("int", "bool") and stored.null_count:
        found = f"{found} with {stored.null_count} missing values"
    elif stored.type == STORED[column.dtype]:
        return
    raise DataError(
        f"数据表 {name} 的列 {column.name} 应为 {column.dtype}，文件中是 {found}。请重新安装 iplab。 / "
        f"Table {name}, column {column.name}: expected {column.dtype}, the file holds {found}. Reinstall iplab."
    )


def _typed(text: Any, column: Column, name: str) -> Any:
    # An empty cell is a missing value, never the text "": a trainee's isna() must see it.
    filled = text.where(text != "")
    try:
        return _converted(filled, column.dtype)
    except (ValueError, TypeError) as problem:
        row, value = _first_misfit(filled, column.dtype)
        raise DataError(
            f"数据表 {name} 的列 {column.name} 第 {row} 行应为 {column.dtype}，实为 {value!r}。请重新安装 iplab。 / "
            f"Table {name}, column {column.name}, row {row}: expected {column.dtype}, got {value!r}. Reinstall iplab."
        ) from problem


def _converted(text: Any, dtype: str) -> Any:
    if dtype == "date":
        return pd.to_datetime(text, format="%Y-%m-%d").astype(DTYPES["date"])
    if dtype == "bool":
        return _truth(text)
    if dtype == "Int64":
        return pd.to_numeric(text).astype("Int64")
    return text.astype(DTYPES[dtype])


def _truth(text: Any) -> Any:
    values = text.map(TRUTH)
    if values.isna().any():
        raise ValueError("neither true nor false")
    return values.astype(bool)


def _first_misfit(text: Any, dtype: str) -> tuple[int, object]:
    for position, value in enumerate(text, start=1):
        try:
            _converted(pd.Series([value], dtype=text.dtype), dtype)
        except (ValueError, TypeError):
            return position, value
    return 0, "?"
