"""What can be searched: a table of the course, or any frame of publications, with its index in the cache."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
        """The fields that this collection has; the kind of document (KC) stands in every number."""
        return [name for name in self.frame.columns if name != "IPC"] + ["KC"] + ["IPC"] * ("IPC" in self.frame)

    def connect(self) -> sqlite3.Connection:
        """Its index: from the cache, where it is built first if it isn't there whole; in memory where none can be."""
        if index.sound(self.path):
            return index.connect(self.path)
        try:
            return index.connect(index.build(self.frame, self.path))
        except (OSError, sqlite3.OperationalError):  # no place to write, or a full one: the desk works all the same
            return index.in_memory(self.frame)


def table(name: str = "patents", edition: str = "practice") -> Collection:
    """A table of the course as a collection; for patents with the classes and claims that other tables hold."""
    frame = data.load(name, edition=edition)
    lacking = [column for column in ("pub_no",) if column not in frame]
    if lacking:
        raise DataError(
            f"数据表 {name} 没有 {lacking} 列，不能检索。可检索的是 patents。 / "
            f"Table {name} has no column {lacking}, so it cannot be searched. Search patents."
        )
    others = (data.load("ipc_codes"), data.load("claims")) if name == "patents" else ()
    return of(fields(frame, *others), f"{name}-{frame.attrs['edition']}")


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


def fields(
    frame: pd.DataFrame, classes: pd.DataFrame | None = None, claims: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The columns that index.build takes, from tables as the course has them: patents, ipc_codes, claims."""
    made: dict[str, Any] = {code: frame[column].astype(str) for code, column in NUMBER_OF.items() if column in frame}
    for code, stem in TEXT_OF.items():
        held = [f"{stem}_{language}" for language in ("zh", "en") if f"{stem}_{language}" in frame]
        made |= {code: _joined(frame, held)} if held else {}
    made |= {code: frame[column] for code, column in DATE_OF.items() if column in frame}
    made |= {"PA": frame["applicant_raw"].fillna("")} if "applicant_raw" in frame else {}
    if classes is not None:
        symbols = _lists(classes.sort_values(["pub_no", "position"], kind="stable"), "ipc")
        made["IPC"] = pd.Series([symbols.get(number, []) for number in made["PN"]], index=frame.index)
    if claims is not None:
        texts = _lists(claims, "text")
        made["CL"] = [BREAK.join(texts.get(number, [])) for number in made["PN"]]
    return pd.DataFrame(made)


def _joined(frame: pd.DataFrame, columns: list[str]) -> list[str]:
    texts = [frame[column].fillna("").astype(str).tolist() for column in columns]
    return [BREAK.join(row) for row in zip(*texts, strict=True)]


def _lists(frame: pd.DataFrame, column: str) -> dict[str, list[str]]:
    """The values of a column for each publication, in the order of the rows."""
    held: dict[str, list[str]] = {}
    for number, value in zip(frame["pub_no"], frame[column], strict=True):
        held.setdefault(number, []).append(value)
    return held


def _fingerprint(frame: pd.DataFrame) -> str:
    """Of the content, column by column: a copy of a million publications as text would fill the memory."""
    made = hashlib.sha256(",".join(frame.columns).encode())
    for name in frame.columns:
        made.update(pd.util.hash_pandas_object(frame[name].astype(str), index=False).to_numpy().tobytes())
    return made.hexdigest()[:16]
