"""How indexes, Series and DataFrames travel: index, columns, names and dtypes; `attrs` and flags stay behind."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import numpy as np
import pandas as pd
from pandas.core.groupby import GroupBy
from pandas.io.formats.style import Styler

from ipgrader.warm.travel import PACK, UNPACK, CannotTravel, Decoder, Encoder, Tree
from ipgrader.warm.travel_columns import FREQUENCY, column


def _index(encoder: Encoder, value: Any) -> Tree:
    if isinstance(value, pd.RangeIndex):
        return ["range_index", encoder.tree(range(value.start, value.stop, value.step)), encoder.tree(value.name)]
    if isinstance(value, pd.MultiIndex):
        return ["multi_index", *(encoder.tree(value.get_level_values(level)) for level in range(value.nlevels))]
    often = value.freqstr if isinstance(value, (pd.DatetimeIndex, pd.TimedeltaIndex)) else None
    return ["index", column(encoder, value.array, value.dtype), encoder.tree(value.name), often]


def _read_range(decoder: Decoder, tree: Sequence[Any]) -> Any:
    return pd.RangeIndex(decoder.value(tree[1]), name=decoder.value(tree[2]))


def _read_multi(decoder: Decoder, tree: Sequence[Any]) -> Any:
    levels = decoder.all(tree[1:])
    return pd.MultiIndex.from_arrays(levels, names=[level.name for level in levels])


def _read_index(decoder: Decoder, tree: Sequence[Any]) -> Any:
    values = decoder.value(tree[1])
    index = pd.Index(values, dtype=values.dtype, name=decoder.value(tree[2]))
    if type(tree[3]) is str and FREQUENCY.fullmatch(tree[3]):
        index.freq = tree[3]  # pandas refuses one that the values don't have
    return index


PACK[pd.Index] = _index
UNPACK |= {"range_index": _read_range, "multi_index": _read_multi, "index": _read_index}


def _series(encoder: Encoder, value: Any) -> Tree:
    plain = pd.Series(value)
    with encoder.inside(value, 1):
        name, index = encoder.tree(plain.name), encoder.tree(plain.index)
        return ["series", column(encoder, plain.array, plain.dtype), name, index]


def _read_series(decoder: Decoder, tree: Sequence[Any]) -> Any:
    values, name, index = decoder.all(tree[1:4])
    return pd.Series(values, dtype=values.dtype, name=name, index=index, copy=False)


def _frame(encoder: Encoder, value: Any) -> Tree:
    """A subclass is read by what pandas keeps inside, whatever its own methods say. What was sent is not sent again."""
    plain = pd.DataFrame(value)
    print_, held = fingerprint(plain) if encoder.sent is not None else (None, [])
    if encoder.sent is None or print_ is None:
        return _whole_frame(encoder, plain, value)
    if print_ in encoder.sent.numbers:
        return ["kept", encoder.sent.numbers[print_]]
    if len(encoder.sent.numbers) >= encoder.sent.room:
        return _whole_frame(encoder, plain, value)
    tree = _whole_frame(encoder, plain, value)
    encoder.sent.held += held
    number = encoder.sent.numbers[print_] = len(encoder.sent.numbers)
    return ["keep", number, tree]


def fingerprint(frame: pd.DataFrame) -> tuple[bytes | None, list[Any]]:
    """A short name for a table: by the memory in which its values stand; None for one that cannot be known so.

    With it comes what must be held as long as the name is used. pandas copies on write: as long as another frame on the
    same memory is held, nobody's change reaches it. Arrow never changes an array in place.
    """
    held = frame.copy(deep=False)
    if not isinstance(held.index, pd.RangeIndex):
        return None, []
    digest = blake2b(repr((held.index, held.columns.tolist(), held.columns.names)).encode(), digest_size=16)
    for block in held._mgr.blocks:
        place = _memory(block.values)
        if place is None:
            return None, []
        digest.update(repr((block.mgr_locs.as_array.tolist(), place)).encode())
    return digest.digest(), [held]


def _memory(values: Any) -> Any:
    """Where the values of a column, or of several of one type, stand in memory."""
    if isinstance(values, np.ndarray):
        plain = values.dtype != object
        return (values.ctypes.data, values.shape, values.strides, values.dtype.str) if plain else None
    if isinstance(values, pd.arrays.DatetimeArray) and values.tz is None:
        return _memory(values.to_numpy())
    if isinstance(values, pd.arrays.ArrowExtensionArray | pd.arrays.ArrowStringArray):
        chunks = values.__arrow_array__().chunks
        return [(len(c), c.offset, *(part.address for part in c.buffers() if part)) for c in chunks]
    if isinstance(values, pd.arrays.IntegerArray | pd.arrays.BooleanArray | pd.arrays.FloatingArray):
        return [_memory(getattr(values, part)) for part in ("_data", "_mask")]
    return None


def _whole_frame(encoder: Encoder, plain: pd.DataFrame, value: Any) -> Tree:
    with encoder.inside(value, plain.shape[1]):
        columns = [column(encoder, each.array, each.dtype) for _, each in plain.items()]
        return ["frame", encoder.tree(plain.index), encoder.tree(plain.columns), *columns]


def _read_frame(decoder: Decoder, tree: Sequence[Any]) -> Any:
    index, names, *columns = decoder.all(tree[1:])
    if not columns:
        return pd.DataFrame(index=index, columns=names)
    parts = {n: pd.Series(each, dtype=each.dtype, index=index, copy=False) for n, each in enumerate(columns)}
    frame = pd.DataFrame(parts, index=index, copy=False)
    frame.columns = names
    return frame


def _read_kept(decoder: Decoder, tree: Sequence[Any]) -> Any:
    """A table that was sent before, or is to be kept now; each time a new copy of it."""
    if decoder.kept is None:
        raise ValueError("nothing is kept here")
    if tree[0] == "keep":
        decoder.kept[tree[1]] = decoder.value(tree[2])
    return decoder.kept[tree[1]].copy()


def _group(encoder: Encoder, value: Any) -> Tree:
    raise CannotTravel("group")


PACK |= {pd.Series: _series, pd.DataFrame: _frame, GroupBy: _group}
PACK[Styler] = lambda encoder, value: encoder.tree(value.data)
UNPACK |= {"series": _read_series, "frame": _read_frame, "keep": _read_kept, "kept": _read_kept}


def _poly(encoder: Encoder, value: Any) -> Tree:
    return ["poly", encoder.tree(value.coeffs)]


PACK[np.poly1d] = _poly
UNPACK["poly"] = lambda decoder, tree: np.poly1d(decoder.value(tree[1]))
