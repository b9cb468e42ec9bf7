"""The index of a collection: one SQLite file with full text, classes, dates and numbers of each publication."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pandas as pd

from iplab.search.text import BREAK, indexed, spelt

FORMAT = 1  # another number makes every cached index be built anew
TEXT_FIELDS = ("TI", "AB", "CL", "PA", "IN")
DATE_FIELDS = ("PD", "AD", "PR")
NUMBER_FIELDS = ("PN", "AP", "FAM")
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
CREATE TABLE classes (symbol TEXT, id INTEGER, PRIMARY KEY (symbol, id)) WITHOUT ROWID;
"""
INDEXES = (
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, 'row')",
    *(f"CREATE INDEX by_{field} ON publications({column(field)})" for field in (*NUMBER_FIELDS, *DATE_FIELDS)),
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
        _write(frame, partial)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return path


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


def symbol(value: str) -> str:
    """An IPC symbol as the index holds it: without blanks and leading zeros of the group.

    >>> symbol("H01M 10/0525"), symbol("A01B0001/00")
    ('H01M10/0525', 'A01B1/00')
    """
    plain = "".join(value.upper().split())
    head, group = plain[:4], plain[4:]
    return head + (group.lstrip("0") if group else "")


def _write(frame: pd.DataFrame, path: Path) -> None:
    held = sqlite3.connect(path)
    try:
        # The file is thrown away if this breaks off: it needs no journal.
        held.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {SCHEMA}")
        with held:
            _fill(held, frame)
        for statement in INDEXES:
            held.execute(statement)
        held.execute("INSERT INTO words(words) VALUES ('optimize')")
        held.commit()
    finally:
        held.close()


def _fill(held: sqlite3.Connection, frame: pd.DataFrame) -> None:
    numbers = [[number(text) for text in _texts(frame, name)] for name in NUMBER_FIELDS]
    days = [_days(frame, name) for name in DATE_FIELDS]
    texts = [_texts(frame, name) for name in TEXT_FIELDS]
    ids = range(1, len(frame) + 1)
    places = ", ".join("?" * (1 + len(NUMBER_FIELDS) + len(DATE_FIELDS)))
    held.executemany(f"INSERT INTO publications VALUES ({places})", zip(ids, *numbers, *days, strict=True))
    marks = ", ".join("?" * (1 + len(TEXT_FIELDS)))
    spellings = [[BREAK.join(spelt(line) for line in text.split(BREAK)) for text in column] for column in texts]
    held.executemany(f"INSERT INTO texts VALUES ({marks})", zip(ids, *spellings, strict=True))
    held_words = [[f" {GAP} ".join(indexed(line) for line in text.split(BREAK)) for text in one] for one in spellings]
    columns = f"rowid, {', '.join(TEXT_COLUMNS)}"
    held.executemany(f"INSERT INTO words({columns}) VALUES ({marks})", zip(ids, *held_words, strict=True))
    held.executemany("INSERT OR IGNORE INTO classes VALUES (?, ?)", _classes(frame))


def _texts(frame: pd.DataFrame, name: str) -> Iterable[str]:
    if name not in frame:
        return [""] * len(frame)
    return list(frame[name].fillna("").astype(str))


def _days(frame: pd.DataFrame, name: str) -> list[int | None]:
    if name not in frame:
        return [None] * len(frame)
    return [None if pd.isna(value) else day(value) for value in frame[name]]


def _classes(frame: pd.DataFrame) -> Iterator[tuple[str, int]]:
    if "IPC" in frame:
        for place, symbols in enumerate(frame["IPC"], start=1):
            yield from ((symbol(one), place) for one in symbols)


def cache_folder() -> Path:
    """Where built indexes are kept: search/ in the cache folder of the course."""
    from iplab import download

    return Path(os.environ.get("IPLAB_SEARCH_CACHE") or download.cache() / "search")
