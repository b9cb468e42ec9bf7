"""How arrays, columns and single values of numpy and pandas travel: as raw buffers of fixed layout.

No parser meets a hostile file: on arrival every buffer is checked against the layout that it claims before anything
reads it. Arrays of objects travel item by item.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from math import prod
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.core.dtypes.dtypes import BaseMaskedDtype

from ipgrader.warm.travel import PACK, UNPACK, CannotTravel, Decoder, Encoder, Tree

DTYPE = re.compile(r"[<|](?:b1|[iu][1248]|f[248]|c8|c16|[US]\d{1,5}|[Mm]8(?:\[\d{0,3}[a-zA-Z]{1,2}\])?)")
# Names that pandas would look up in files are none of these.
ZONE = re.compile(r"UTC(?:[+-]\d\d:\d\d(?::\d\d)?)?|(?!dateutil)[A-Z][A-Za-z_+-]{1,30}(?:/[A-Za-z0-9_+-]{1,30}){0,2}")
FREQUENCY = re.compile(r"-?\d{0,6}[A-Za-z]{1,8}(?:-[A-Z]{1,3}(?:-[A-Z]{3})?)?")
ARROW = re.compile(r"(?:u?int(?:8|16|32|64)|float|double|bool|string|large_string|date32\[day\]|timestamp\[[mnu]?s\])")
STRINGS: dict[str, Any] = {
    "str": pd.StringDtype(na_value=np.nan),
    "str python": pd.StringDtype("python", na_value=np.nan),
    "string": pd.StringDtype("pyarrow"),
    "string python": pd.StringDtype("python"),
}


def _matching(pattern: re.Pattern[str], text: Any) -> Any:
    """A text of a foreign process that is one of those we know. Raises ValueError for another."""
    if type(text) is not str or not pattern.fullmatch(text):
        raise ValueError(f"{text!r:.60} is not expected here")
    return text


# --- arrays of numpy ---


def _array(encoder: Encoder, value: Any) -> Tree:
    array = np.ndarray.view(value, np.ndarray)
    if array.dtype == object:
        items = array.ravel().tolist()
        with encoder.inside(value, len(items)):
            return ["objects", list(array.shape), encoder.all(items)]
    if array.dtype.kind == "T":  # numpy's strings of any length
        array = array.astype("U")
    if array.dtype.type is np.longdouble:
        array = array.astype("f8")
    array = array.astype(array.dtype.newbyteorder("<"), copy=False)
    if not DTYPE.fullmatch(array.dtype.str):
        raise CannotTravel("kind")
    encoder.budget.take(items=array.ndim)
    return ["array", array.dtype.str, list(array.shape), encoder.buffer(array.tobytes())]


def _read_array(decoder: Decoder, tree: Sequence[Any]) -> Any:
    dtype, shape, raw = np.dtype(_matching(DTYPE, tree[1])), tuple(tree[2]), decoder.buffers[tree[3]]
    if min(shape, default=0) < 0 or prod(shape) * dtype.itemsize != len(raw):
        raise ValueError("a buffer of another size than its array")
    if not raw:
        if prod(shape):  # of items without a size: zeros would give them one
            raise ValueError("an array without a buffer")
        return np.zeros(shape, dtype)
    array = np.frombuffer(raw, dtype).reshape(shape).copy()
    if dtype.kind == "b":  # a byte that is neither 0 nor 1 would be a third truth
        return np.asarray(array.view("u1") != 0)
    if dtype.kind == "U":
        _require_text(np.frombuffer(raw, "u4"))
    return array


def _require_text(points: Any) -> None:
    if ((points > 0x10FFFF) | ((points >= 0xD800) & (points < 0xE000))).any():
        raise ValueError("no text")


def _read_objects(decoder: Decoder, tree: Sequence[Any]) -> Any:
    """Item by item: numpy would make a table of a list of lists."""
    items = decoder.all(tree[2])
    array = np.empty(len(items), object)
    for number, item in enumerate(items):
        array[number] = item
    return array.reshape(tuple(tree[1]))


PACK[np.ndarray], UNPACK["array"], UNPACK["objects"] = _array, _read_array, _read_objects


def _scalar(encoder: Encoder, value: Any) -> Tree:
    """One number of numpy's, written into the tree: a list may hold a hundred thousand of them."""
    inner = Encoder()
    tree = _array(inner, np.asarray(value))
    raw = inner.buffers[0].hex()
    encoder.budget.take(text=len(raw))
    return ["scalar", tree[1], raw]


def _read_scalar(decoder: Decoder, tree: Sequence[Any]) -> Any:
    raw = Decoder([bytes.fromhex(tree[2])])
    return raw.value(["array", tree[1], [], 0])[()]


PACK[np.generic], UNPACK["scalar"] = _scalar, _read_scalar


def _masked(encoder: Encoder, value: Any) -> Tree:
    return ["masked", _array(encoder, np.ma.getdata(value)), _array(encoder, np.ma.getmaskarray(value))]


def _read_masked(decoder: Decoder, tree: Sequence[Any]) -> Any:
    return np.ma.MaskedArray(decoder.value(tree[1]), mask=decoder.value(tree[2]))


PACK[np.ma.MaskedArray], UNPACK["masked"] = _masked, _read_masked
# Some are subclasses of Python's own, which would come first.
PACK |= dict.fromkeys((np.str_, np.bytes_, np.float64, np.complex128), PACK[np.generic])
# Rows with fields, as lists of tuples.
PACK |= dict.fromkeys((np.void, np.recarray, np.matrix), lambda e, value: e.tree(np.ndarray.tolist(np.asarray(value))))


# --- single values of pandas ---

PACK[type(pd.NA)], UNPACK["NA"] = lambda e, v: ["NA"], lambda d, t: pd.NA
PACK[type(pd.NaT)], UNPACK["NaT"] = lambda e, v: ["NaT"], lambda d, t: pd.NaT


def _timestamp(encoder: Encoder, value: Any) -> Tree:
    return ["Timestamp", value.unit, int(value.asm8.astype("i8")), value.tzinfo and str(value.tz)]


def _read_timestamp(decoder: Decoder, tree: Sequence[Any]) -> Any:
    moment = pd.Timestamp(np.datetime64(tree[2], _matching(FREQUENCY, tree[1])))
    return moment if tree[3] is None else moment.tz_localize("UTC").tz_convert(_matching(ZONE, tree[3]))


def _read_timedelta(decoder: Decoder, tree: Sequence[Any]) -> Any:
    return pd.Timedelta(np.timedelta64(tree[2], _matching(FREQUENCY, tree[1])))


PACK[pd.Timestamp], UNPACK["Timestamp"] = _timestamp, _read_timestamp
PACK[pd.Timedelta] = lambda encoder, value: ["Timedelta", value.unit, int(value.asm8.astype("i8"))]
UNPACK["Timedelta"] = _read_timedelta
PACK[pd.Period] = lambda encoder, value: ["Period", value.ordinal, value.freqstr]
UNPACK["Period"] = lambda decoder, tree: pd.Period(ordinal=tree[1], freq=_matching(FREQUENCY, tree[2]))
PACK[pd.Interval] = lambda e, value: ["Interval", e.tree(value.left), e.tree(value.right), value.closed]
UNPACK["Interval"] = lambda d, tree: pd.Interval(d.value(tree[1]), d.value(tree[2]), tree[3])
PACK[pd.tseries.offsets.BaseOffset] = lambda encoder, value: ["offset", _matching(FREQUENCY, value.freqstr)]
UNPACK["offset"] = lambda decoder, tree: pd.tseries.frequencies.to_offset(_matching(FREQUENCY, tree[1]))


# --- columns ---


def column(encoder: Encoder, values: Any, dtype: Any) -> Tree:
    """The values of a Series or an Index, by their dtype."""
    if isinstance(dtype, np.dtype):
        return _array(encoder, np.asarray(values))
    writer = next((write for kind, write in COLUMNS if isinstance(dtype, kind)), None)
    return writer(encoder, values, dtype) if writer else _array(encoder, np.asarray(values, dtype=object))


def _strings(encoder: Encoder, values: Any, dtype: Any) -> Tree:
    name = next((name for name, known in STRINGS.items() if known == dtype and known.storage == dtype.storage), "str")
    return ["strings", name, *_text_buffers(encoder, pa.array(values, type=pa.large_string()))]


def _text_buffers(encoder: Encoder, array: Any) -> list[Any]:
    """Length, where known, offsets and text in Arrow's layout; joined to others it loses what a slice leaves out."""
    chunks = array.chunks if isinstance(array, pa.ChunkedArray) else [array]
    whole = pa.concat_arrays([*chunks, pa.array([], pa.large_string()), pa.array([], pa.large_string())])
    _, offsets, text = whole.buffers()
    known = None if whole.null_count == 0 else encoder.buffer(np.asarray(whole.is_valid()).tobytes())
    ends = np.frombuffer(offsets, "<i8", len(whole) + 1) if offsets else np.zeros(1, "<i8")
    return [len(whole), known, encoder.buffer(ends.tobytes()), encoder.buffer(text[: ends[-1]] if text else b"")]


def _read_strings(decoder: Decoder, tree: Sequence[Any]) -> Any:
    dtype, length = STRINGS[tree[1]], tree[2]
    offsets, text = decoder.buffers[tree[4]], decoder.buffers[tree[5]]
    if len(offsets) != 8 * (length + 1):
        raise ValueError("a buffer of another size than its column")
    known = None
    if tree[3] is not None:
        known = pa.py_buffer(np.packbits(np.frombuffer(decoder.buffers[tree[3]], "?", length), bitorder="little"))
    ends = np.frombuffer(offsets, "<i8")
    if ends[0] != 0 or ends[-1] != len(text):
        raise ValueError("a column whose text is of another length")
    array = pa.Array.from_buffers(pa.large_string(), length, [known, pa.py_buffer(offsets), pa.py_buffer(text)])
    array.validate(full=True)  # every offset, and that it is UTF-8
    return dtype.__from_arrow__(array)


def _numbers(encoder: Encoder, values: Any, dtype: Any) -> Tree:
    """Int64, Float64, boolean: the numbers, and where they are missing."""
    known = values.to_numpy(dtype=dtype.numpy_dtype, na_value=dtype.numpy_dtype.type(0))
    return ["numbers", _array(encoder, known), _array(encoder, np.asarray(values.isna()))]


def _read_numbers(decoder: Decoder, tree: Sequence[Any]) -> Any:
    values, missing = decoder.value(tree[1]), decoder.value(tree[2])
    make: Any = {"b": pd.arrays.BooleanArray, "f": pd.arrays.FloatingArray}.get(values.dtype.kind)
    return (make or pd.arrays.IntegerArray)(values, missing)


def _zoned(encoder: Encoder, values: Any, dtype: Any) -> Tree:
    moments = np.asarray(values.tz_convert("UTC").tz_localize(None))
    return ["zoned", str(dtype.tz), _array(encoder, moments)]


def _read_zoned(decoder: Decoder, tree: Sequence[Any]) -> Any:
    zone = _matching(ZONE, tree[1])
    return pd.DatetimeIndex(decoder.value(tree[2])).tz_localize("UTC").tz_convert(zone).array


def _categories(encoder: Encoder, values: Any, dtype: Any) -> Tree:
    return [
        "categories",
        _array(encoder, np.asarray(values.codes)),
        encoder.tree(dtype.categories),
        bool(dtype.ordered),
    ]


def _read_categories(decoder: Decoder, tree: Sequence[Any]) -> Any:
    return pd.Categorical.from_codes(decoder.value(tree[1]), categories=decoder.value(tree[2]), ordered=tree[3])


def _periods(encoder: Encoder, values: Any, dtype: Any) -> Tree:
    return ["periods", _array(encoder, np.asarray(values.asi8)), str(dtype)[7:-1]]


def _read_periods(decoder: Decoder, tree: Sequence[Any]) -> Any:
    kind: Any = pd.PeriodIndex
    return kind.from_ordinals(decoder.value(tree[1]), freq=_matching(FREQUENCY, tree[2])).array


def _intervals(encoder: Encoder, values: Any, dtype: Any) -> Tree:
    return ["intervals", encoder.tree(values.left), encoder.tree(values.right), dtype.closed]


def _read_intervals(decoder: Decoder, tree: Sequence[Any]) -> Any:
    return pd.arrays.IntervalArray.from_arrays(decoder.value(tree[1]), decoder.value(tree[2]), closed=tree[3])


def _arrow(encoder: Encoder, values: Any, dtype: Any) -> Tree:
    """Columns that pandas keeps as Arrow's: item by item, they are rare."""
    if not ARROW.fullmatch(str(dtype.pyarrow_dtype)):
        return _array(encoder, np.asarray(values, dtype=object))
    return ["arrow", str(dtype.pyarrow_dtype), _array(encoder, np.asarray(values, dtype=object))]


def _read_arrow(decoder: Decoder, tree: Sequence[Any]) -> Any:
    return pd.array(decoder.value(tree[2]), dtype=f"{_matching(ARROW, tree[1])}[pyarrow]")


def _dense(encoder: Encoder, values: Any, dtype: Any) -> Tree:
    return _array(encoder, np.asarray(values))


COLUMNS: list[tuple[Any, Callable[[Encoder, Any, Any], Tree]]] = [
    (pd.StringDtype, _strings),
    (BaseMaskedDtype, _numbers),
    (pd.DatetimeTZDtype, _zoned),
    (pd.CategoricalDtype, _categories),
    (pd.PeriodDtype, _periods),
    (pd.IntervalDtype, _intervals),
    (pd.ArrowDtype, _arrow),
    (pd.SparseDtype, _dense),
]
UNPACK |= {
    "strings": _read_strings,
    "numbers": _read_numbers,
    "zoned": _read_zoned,
    "categories": _read_categories,
    "periods": _read_periods,
    "intervals": _read_intervals,
    "arrow": _read_arrow,
}
PACK[pd.api.extensions.ExtensionArray] = lambda encoder, value: column(encoder, value, value.dtype)
