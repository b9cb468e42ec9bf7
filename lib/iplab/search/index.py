"""The index of a collection: one SQLite file with full text, classes, dates and numbers of each publication."""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from iplab.search.text import BREAK, indexed, spelt

FORMAT = 3  # another number makes every cached index be built anew
ROWS_AT_ONCE = 20_000
READ_THROUGH = 200_000_000  # bytes of an index that are checked page by page when it is opened
TEXT_FIELDS = ("TI", "AB", "CL", "PA", "IN")
DATE_FIELDS = ("PD", "AD", "PR")
NUMBER_FIELDS = ("PN", "AP", "FAM", "KC")
KIND = re.compile(r"(?<=\d)[A-Z]\d?$")
# Fields of few values, which hold half a collection at a time: kept in one piece each.
WHOLE = {**dict.fromkeys(DATE_FIELDS, "<i4"), "KC": "S2"}
# A word that no text holds: a phrase can't reach across it.
GAP = "\u241e"


def column(field: str) -> str:
    """The column of a field (IN is a word of SQL)."""
    return f"f_{field}"


TEXT_COLUMNS = tuple(column(field) for field in TEXT_FIELDS)
SCHEMA = f"""
CREATE VIRTUAL TABLE words USING fts5({", ".join(TEXT_COLUMNS)}, content='', detail=full,
    tokenize="unicode61 remove_diacritics 0");
CREATE TABLE publications (id INTEGER PRIMARY KEY, {", ".join(f"{column(field)} TEXT" for field in NUMBER_FIELDS)},
    {", ".join(f"{column(field)} INTEGER" for field in DATE_FIELDS)});
CREATE TABLE texts (id INTEGER PRIMARY KEY, {", ".join(f"{name} TEXT" for name in TEXT_COLUMNS)});
CREATE TABLE whole_columns (name TEXT PRIMARY KEY, held BLOB);
CREATE TABLE classes (symbol TEXT, id INTEGER, PRIMARY KEY (symbol, id)) WITHOUT ROWID;
"""
INDEXES = (
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, 'row')",
    *(f"CREATE INDEX by_{field} ON publications({column(field)})" for field in NUMBER_FIELDS),
)


def build(frame: pd.DataFrame, path: Path) -> Path:
    """Write the index of a collection; a run broken off leaves no half index behind.

    frame: one row a publication; columns PN and, where the collection has them, AP, FAM, TI, AB, CL, PA, IN (text; the
    languages of a field parted by a line break), IPC (a list of symbols a row), PD, AD, PR (datetime64).
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        partial = Path(part.name)
    try:
        _write_file(frame, partial)
        partial.replace(path)  # at once: another process sees the old index or the new one, never half of one
    finally:
        partial.unlink(missing_ok=True)
    return path


def in_memory(frame: pd.DataFrame) -> sqlite3.Connection:
    """The index of a collection without a file, for as long as it is held."""
    held = sqlite3.connect(":memory:", check_same_thread=False)
    _write(frame, held)
    return held


def sound(path: Path) -> bool:
    """Whether an index is there and whole. A large one is not read through: only its length is checked."""
    if not path.is_file():
        return False
    try:
        with closing(connect(path)) as held:
            return _whole(held, path.stat().st_size)
    except sqlite3.DatabaseError:
        return False


def _whole(held: sqlite3.Connection, length: int) -> bool:
    (pages,), (size,) = (held.execute(f"PRAGMA {what}").fetchone() for what in ("page_count", "page_size"))
    filled = held.execute("SELECT 1 FROM publications LIMIT 1").fetchone()
    if length != pages * size or not filled:
        return False
    return length > READ_THROUGH or held.execute("PRAGMA quick_check").fetchone() == ("ok",)


def connect(path: Path) -> sqlite3.Connection:
    """The index, to be read only."""
    held = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    held.execute("PRAGMA mmap_size = 4294967296")
    held.execute("PRAGMA cache_size = -64000")
    return held


def day(value: date) -> int:
    """A day as the index holds it: 20250630."""
    return value.year * 10_000 + value.month * 100 + value.day


def number(value: str) -> str:
    """A number as the index holds it: capital letters and digits.

    >>> number("CN 110123456 A")
    'CN110123456A'
    """
    return "".join(sign for sign in value.upper() if sign.isalnum())


def kind(value: str) -> str:
    """The kind code at the end of a publication number, "" where there is none.

    >>> kind("CN110123456A"), kind("US20200000004A1"), kind("CN110123456")
    ('A', 'A1', '')
    """
    found = KIND.search(number(value))
    return found.group() if found else ""


def symbol(value: str) -> str:
    """An IPC symbol as the index holds it: without blanks and leading zeros of the group.

    >>> symbol("H01M 10/0525"), symbol("A01B0001/00")
    ('H01M10/0525', 'A01B1/00')
    """
    plain = "".join(value.upper().split())
    head, group = plain[:4], plain[4:]
    return head + (group.lstrip("0") if group else "")


def _write_file(frame: pd.DataFrame, path: Path) -> None:
    held = sqlite3.connect(path)
    try:
        # The file is thrown away if this breaks off: it needs no journal.
        held.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        _write(frame, held)
    finally:
        held.close()


def _write(frame: pd.DataFrame, held: sqlite3.Connection) -> None:
    held.executescript(SCHEMA)
    with held:
        _fill(held, frame)
    for statement in INDEXES:
        held.execute(statement)
    held.execute("INSERT INTO words(words) VALUES ('optimize')")
    for field, kind_ in WHOLE.items():
        held.execute("INSERT INTO whole_columns VALUES (?, ?)", (column(field), _whole_column(held, field, kind_)))
    held.commit()


def _whole_column(held: sqlite3.Connection, field: str, kind_: str) -> bytes:
    empty = "''" if kind_.startswith("S") else "0"
    rows = held.execute(f"SELECT coalesce({column(field)}, {empty}) FROM publications ORDER BY id")
    return np.array([value for (value,) in rows], dtype=kind_).tobytes()


def whole_column(held: sqlite3.Connection, field: str) -> NDArray[Any]:
    """A date or kind field of all publications, in the order of their ids: read at once, compared at once."""
    asked = held.execute("SELECT held FROM whole_columns WHERE name = ?", (column(field),))
    return np.frombuffer(asked.fetchone()[0], dtype=WHOLE[field])


def _fill(held: sqlite3.Connection, frame: pd.DataFrame) -> None:
    """Some rows at a time: a million publications at once would fill the memory."""
    for start in range(0, len(frame), ROWS_AT_ONCE):
        piece = frame.iloc[start : start + ROWS_AT_ONCE]
        ids = range(start + 1, start + len(piece) + 1)
        _fill_publications(held, piece, ids)
        _fill_texts(held, piece, ids)
        held.executemany("INSERT OR IGNORE INTO classes VALUES (?, ?)", _classes(piece, start + 1))


def _fill_publications(held: sqlite3.Connection, frame: pd.DataFrame, ids: range) -> None:
    numbers = [[number(text) for text in _texts(frame, name)] for name in NUMBER_FIELDS[:-1]]
    numbers.append([kind(text) for text in _texts(frame, "PN")])
    days = [_days(frame, name) for name in DATE_FIELDS]
    places = ", ".join("?" * (1 + len(NUMBER_FIELDS) + len(DATE_FIELDS)))
    held.executemany(f"INSERT INTO publications VALUES ({places})", zip(ids, *numbers, *days, strict=True))


def _fill_texts(held: sqlite3.Connection, frame: pd.DataFrame, ids: range) -> None:
    texts = [_texts(frame, name) for name in TEXT_FIELDS]
    spellings = [[BREAK.join(spelt(line) for line in text.split(BREAK)) for text in column] for column in texts]
    marks = ", ".join("?" * (1 + len(TEXT_FIELDS)))
    held.executemany(f"INSERT INTO texts VALUES ({marks})", zip(ids, *spellings, strict=True))
    words = [[f" {GAP} ".join(indexed(line) for line in text.split(BREAK)) for text in one] for one in spellings]
    columns = f"rowid, {', '.join(TEXT_COLUMNS)}"
    held.executemany(f"INSERT INTO words({columns}) VALUES ({marks})", zip(ids, *words, strict=True))


def _texts(frame: pd.DataFrame, name: str) -> Iterable[str]:
    if name not in frame:
        return [""] * len(frame)
    return list(frame[name].fillna("").astype(str))


def _days(frame: pd.DataFrame, name: str) -> list[int | None]:
    if name not in frame:
        return [None] * len(frame)
    return [None if pd.isna(value) else day(value) for value in frame[name]]


def _classes(frame: pd.DataFrame, first: int) -> Iterator[tuple[str, int]]:
    if "IPC" in frame:
        for place, symbols in enumerate(frame["IPC"], start=first):
            yield from ((symbol(one), place) for one in symbols)


def cache_folder() -> Path:
    """Where built indexes are kept: search/ in the cache folder of the course."""
    from iplab import download

    return Path(os.environ.get("IPLAB_SEARCH_CACHE") or download.cache() / "search")
