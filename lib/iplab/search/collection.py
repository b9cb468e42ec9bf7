"""What can be searched: a table of the course, or any frame of publications, with its index in the cache."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from iplab import data
from iplab.errors import DataError
from iplab.search import index
from iplab.search.text import BREAK

TEXT_OF = {"TI": "title", "AB": "abstract"}
DATE_OF = {"PD": "pub", "AD": "filing", "PR": "prio"}
NUMBER_OF = {"PN": "pub_no", "AP": "appl_no", "FAM": "family_id"}


@dataclass(frozen=True)
class Collection:
    """A named set of publications with its index.

    frame: as index.build takes it. fingerprint: of the content; a log of another collection is known by it.
    """

    name: str
    frame: pd.DataFrame
    path: Path
    fingerprint: str

    @property
    def fields(self) -> list[str]:
        """The fields that this collection has."""
        return [name for name in self.frame.columns if name != "IPC"] + (["IPC"] if "IPC" in self.frame else [])

    def connect(self) -> sqlite3.Connection:
        """Its index, built when it isn't in the cache or can't be read."""
        if not _sound(self.path):
            index.build(self.frame, self.path)
        return index.connect(self.path)


def table(name: str = "patents", edition: str = "practice") -> Collection:
    """A table of the course as a collection; for patents with the classes and claims that other tables hold."""
    frame = data.load(name, edition=edition)
    lacking = [column for column in ("pub_no",) if column not in frame]
    if lacking:
        raise DataError(
            f"数据表 {name} 没有 {lacking} 列，不能检索。可检索的是 patents。 / "
            f"Table {name} has no column {lacking}, so it cannot be searched. Search patents."
        )
    return of(_fields(frame, name), f"{name}-{frame.attrs['edition']}")


def of(frame: pd.DataFrame, name: str) -> Collection:
    """A collection of a frame with the columns that index.build takes (PN, TI, AB, IPC, PD …)."""
    if "PN" not in frame or not frame["PN"].is_unique:
        raise DataError(
            "文献集要有 PN 列（公开号），每个号只出现一次。请先去掉重复的行。 / "
            "A collection needs a column PN (publication number), each number once. Drop repeated rows first."
        )
    ordered = frame.sort_values("PN", kind="stable").reset_index(drop=True)
    print_ = _fingerprint(ordered)
    return Collection(name, ordered, index.cache_folder() / f"{name}-{print_}-{index.FORMAT}.db", print_)


def _fields(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    made = {code: frame[column].astype(str) for code, column in NUMBER_OF.items() if column in frame}
    for code, stem in TEXT_OF.items():
        held = [f"{stem}_{language}" for language in ("zh", "en") if f"{stem}_{language}" in frame]
        made |= {code: frame[held].fillna("").agg(BREAK.join, axis=1)} if held else {}
    made |= {code: frame[column] for code, column in DATE_OF.items() if column in frame}
    made |= {"PA": frame["applicant_raw"].fillna("")} if "applicant_raw" in frame else {}
    fields = pd.DataFrame(made)
    return _with_claims(_with_classes(fields)) if name == "patents" else fields


def _with_classes(fields: pd.DataFrame) -> pd.DataFrame:
    held = data.load("ipc_codes").sort_values(["pub_no", "position"]).groupby("pub_no")["ipc"].agg(list)
    return fields.assign(IPC=fields["PN"].map(lambda number: held.get(number, [])))


def _with_claims(fields: pd.DataFrame) -> pd.DataFrame:
    if "claims" not in data.tables():
        return fields
    held = data.load("claims").groupby("pub_no")["text"].agg(BREAK.join)
    return fields.assign(CL=fields["PN"].map(held).fillna(""))


def _fingerprint(frame: pd.DataFrame) -> str:
    plain = frame.assign(**{name: frame[name].astype(str) for name in frame.columns})
    hashed = pd.util.hash_pandas_object(plain, index=False).to_numpy()
    return hashlib.sha256(hashed.tobytes() + ",".join(frame.columns).encode()).hexdigest()[:16]


def _sound(path: Path) -> bool:
    """Whether a cached index is there and whole; another one is built in its place."""
    if not path.is_file():
        return False
    try:
        with index.connect(path) as held:
            return bool(held.execute("SELECT count(*) > 0 FROM publications").fetchone()[0])
    except sqlite3.DatabaseError:
        return False
