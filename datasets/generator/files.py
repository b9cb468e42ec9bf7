"""From a made table to the bytes of its file: CSV where a person opens it, Parquet where it is large."""

import io

import pandas as pd
import pyarrow
from iplab.registry import Table
from iplab.schemas import STORED
from pyarrow import parquet


def content(frame: pd.DataFrame, table: Table) -> bytes:
    """The bytes of the file of a table. ValueError names the columns that the registry and the frame don't share."""
    expected = [column.name for column in table.columns]
    if list(frame.columns) != expected:
        raise ValueError(f"{table.name}: the registry has the columns {expected}, the generator {list(frame.columns)}")
    return _parquet(frame, table) if table.file.endswith(".parquet") else _csv(frame)


def _csv(frame: pd.DataFrame) -> bytes:
    text = frame.copy()
    for name in text.columns:
        if pd.api.types.is_datetime64_any_dtype(text[name]):
            text[name] = text[name].dt.strftime("%Y-%m-%d")
        elif pd.api.types.is_bool_dtype(text[name]):
            text[name] = text[name].map({True: "true", False: "false"})
    return text.to_csv(index=False, lineterminator="\n").encode("utf-8")


def _parquet(frame: pd.DataFrame, table: Table) -> bytes:
    arrays = [
        pyarrow.array(frame[column.name], type=STORED[column.dtype], from_pandas=True) for column in table.columns
    ]
    names = [column.name for column in table.columns]
    # Without pandas' own metadata, which holds its version; the schema is the registry's.
    stored = pyarrow.Table.from_arrays(arrays, names=names)
    buffer = io.BytesIO()
    parquet.write_table(stored, buffer, compression="zstd", compression_level=19)
    return buffer.getvalue()
