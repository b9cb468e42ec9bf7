"""drones and its companions: four .rda files of poldham/dronesr. The noise is the lesson; what can't be read goes."""

from pathlib import Path

import pandas as pd

from iplab import upstream

Parts = dict[str, Path]
TITLES = {"doc_id": upstream.TEXT, "text": upstream.TEXT}
IPC = {
    "lens_id": upstream.TEXT, "ipcr_classifications": upstream.TEXT, "subclass": upstream.TEXT,
    "description": upstream.TEXT,
}  # fmt: skip
APPLICANTS = {"lens_id": upstream.TEXT, "applicants_useme_cleaned": upstream.TEXT}
CLEANED = {"lens_id": upstream.TEXT, "applicants_cleaned": upstream.TEXT}
LENS_ID = r"(?:\d{3}-){4}\d{2}[\dX]"
# Subclasses that upstream gives without title (IPC scheme).
TITLES_MISSING = {"B33Y": "ADDITIVE MANUFACTURING TECHNOLOGY"}


def titles(parts: Parts) -> pd.DataFrame:
    """One row a document: lens_id and title; a title without a letter is missing."""
    rows = _one(parts, TITLES)
    return pd.DataFrame({"lens_id": rows["doc_id"], "title": rows["text"].where(_readable(rows["text"]))})


def ipc(parts: Parts) -> pd.DataFrame:
    """One row a document and IPC symbol, with its subclass and the subclass's title."""
    rows = _one(parts, IPC)
    return pd.DataFrame(
        {
            "lens_id": rows["lens_id"],
            "ipc": rows["ipcr_classifications"].str.removesuffix("/"),
            "subclass": rows["subclass"],
            "subclass_title": rows["description"].fillna(rows["subclass"].map(TITLES_MISSING)),
        }
    )


def applicants(parts: Parts) -> pd.DataFrame:
    """One row a document: all its applicants in one text, parted by |."""
    return _named(_one(parts, APPLICANTS), "applicants_useme_cleaned", "applicants")


def applicants_cleaned(parts: Parts) -> pd.DataFrame:
    """One row a document and applicant, names as the compiler cleaned them."""
    return _named(_one(parts, CLEANED), "applicants_cleaned", "applicant")


def title_repairs(parts: Parts) -> pd.DataFrame:
    """What `titles` changes."""
    unreadable = ~_readable(_one(parts, TITLES)["text"])
    return upstream.repairs("drones", {("pat_title", "."): int(unreadable.sum())})


def ipc_repairs(parts: Parts) -> pd.DataFrame:
    """What `ipc` changes."""
    rows = _one(parts, IPC)
    untitled = rows.loc[rows["description"].isna(), "subclass"].value_counts().sort_index()
    hits = {("ipc", str(name)): int(count) for name, count in untitled.items()}
    cut = int(rows["ipcr_classifications"].str.endswith("/").sum())
    return upstream.repairs("drone_ipc", {("ipc", "G06F/ …"): cut, **hits})


def applicant_repairs(parts: Parts) -> pd.DataFrame:
    """What `applicants` changes."""
    return _dropped(parts, APPLICANTS, "drone_applicants", "applicants")


def cleaned_repairs(parts: Parts) -> pd.DataFrame:
    """What `applicants_cleaned` changes."""
    return _dropped(parts, CLEANED, "drone_applicants_cleaned", "applicants_cleaned")


def _named(rows: pd.DataFrame, column: str, name: str) -> pd.DataFrame:
    kept = rows[rows["lens_id"].str.fullmatch(LENS_ID).fillna(False).astype(bool)]
    return kept.rename(columns={column: name})[["lens_id", name]].reset_index(drop=True)


def _dropped(parts: Parts, columns: dict[str, str], table: str, part: str) -> pd.DataFrame:
    given = _one(parts, columns)["lens_id"]
    debris = given.notna() & ~given.str.fullmatch(LENS_ID).fillna(False).astype(bool)
    hits = {(part, "(no lens_id)"): int(given.isna().sum()), (part, "(a piece of text)"): int(debris.sum())}
    return upstream.repairs(table, hits)


def _readable(text: "pd.Series[str]") -> "pd.Series[bool]":
    return text.str.contains(r"\w", regex=True)


def _one(parts: Parts, columns: dict[str, str]) -> pd.DataFrame:
    return upstream.rda(next(iter(parts.values())), columns)
