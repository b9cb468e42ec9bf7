"""solar_cooking and its judgements: the four sheets of WIPO's landscape, and pizza patents that nobody has judged."""

from pathlib import Path

import pandas as pd

from iplab import upstream
from iplab.errors import DataError

Parts = dict[str, Path]
# Sheet: grade of its families (None: listed for their title alone, judged by nobody), first row, column of the number.
SHEETS: dict[str, tuple[int | None, int, int]] = {
    "Complete solar cooking systems": (2, 7, 2),
    "Components for solar cooking ": (1, 7, 2),
    "Solar water heater": (0, 4, 1),
    "Patent families with title only": (None, 4, 1),
}
UNJUDGED = "Patent families with title only"
HEADING = ("Patent / Publication No.", "Title")
BASIS = {2: "complete", 1: "component", 0: "water_heater"}
NO_TITLE = "Not available"
TOPIC = "solar_cooking"
# Damaged on their way to the publisher; the only two among the titles.
DAMAGED = {"Solarkocher nachfã¼hrung": "Solarkocher nachführung"}
DAMAGED_PIZZA = {"MenetelmÌ_ pizzan pakkaamiseksi": "Menetelmä pizzan pakkaamiseksi"}
PIZZA = ("Publication Number", "Title")


def documents(parts: Parts) -> pd.DataFrame:
    """One row a document: doc_id (publication number), collection, title (first language given, missing if none)."""
    solar = _families(parts["landscape"]).assign(collection=TOPIC)
    pizza = _pizza(parts["pizza"]).assign(collection="pizza")
    columns = ["doc_id", "collection", "title"]
    return pd.concat([solar[columns], pizza[columns]], ignore_index=True).astype({"title": "str"})


def qrels(parts: Parts) -> pd.DataFrame:
    """One row a judged document: topic, doc_id, grade 2, 1 or 0, and the sheet it was read off (basis)."""
    judged = _families(parts["landscape"]).dropna(subset="grade")
    grade = judged["grade"].astype("int64")
    rows = {"topic_id": TOPIC, "doc_id": judged["doc_id"], "grade": grade, "basis": grade.map(BASIS)}
    return pd.DataFrame(rows).reset_index(drop=True)


def document_repairs(parts: Parts) -> pd.DataFrame:
    """What `documents` changes, sheet by sheet."""
    rows, pizza = _listed(parts["landscape"]), _pizza_rows(parts["pizza"])
    hits: dict[tuple[str, str], int] = {}
    for sheet, own in rows.groupby("sheet", sort=False):
        hits |= {(str(sheet).strip(), raw): count for raw, count in _sheet_hits(own).items()}
    for damaged in DAMAGED_PIZZA:
        hits["pizza", damaged] = int((pizza["Title"] == damaged).sum())
    hits["pizza", "US 2013/0101709 A1 …"] = int(pizza["Publication Number"].str.contains("[ /]", regex=True).sum())
    return upstream.repairs("solar_cooking", hits | _doubles(rows))


def qrel_repairs(parts: Parts) -> pd.DataFrame:
    """Which families stood on two sheets, and which have no judgement."""
    unjudged = int(_families(parts["landscape"])["grade"].isna().sum())
    hits = _doubles(_listed(parts["landscape"])) | {(UNJUDGED, "(whole sheet)"): unjudged}
    return upstream.repairs("solar_cooking_qrels", hits)


def _sheet_hits(rows: pd.DataFrame) -> dict[str, int]:
    first = rows["raw_title"].str.split("|", regex=False).str[0].str.strip()
    damaged = {raw: int((first == raw).sum()) for raw in DAMAGED}
    return {
        "(space in the number)": int((rows["raw_id"] != rows["doc_id"]).sum()),
        "… | …": int(rows["raw_title"].str.contains("|", regex=False).sum()),
        NO_TITLE: int((rows["raw_title"] == NO_TITLE).sum()),
        "(space at the edge)": int((rows["raw_title"].str.strip() != rows["raw_title"]).sum()),
        **damaged,
    }


def _doubles(rows: pd.DataFrame) -> dict[tuple[str, str], int]:
    again = rows[rows.duplicated("doc_id")]
    return {(str(row.sheet).strip(), str(row.raw_id)): 1 for row in again.itertuples()}


def _families(path: Path) -> pd.DataFrame:
    """The listed rows, one a publication number: grade of the sheet read most closely, first title that there is."""
    rows = _listed(path)
    titles = rows.groupby("doc_id", sort=False)["title"].first()
    once = rows.drop_duplicates("doc_id")
    return once.assign(title=once["doc_id"].map(titles)).reset_index(drop=True)


def _listed(path: Path) -> pd.DataFrame:
    sheets = upstream.sheets(path)
    missing = [name for name in SHEETS if name not in sheets]
    if missing:
        raise DataError(
            f"{path.name} 缺少工作表 {missing}，只有 {list(sheets)}。请告知课程维护者。 / "
            f"{path.name} lacks the sheets {missing}, has {list(sheets)}. Tell the maintainers of the course."
        )
    rows = pd.concat([_sheet(sheets[name], name, path) for name in SHEETS], ignore_index=True)
    title = rows["raw_title"].str.split("|", regex=False).str[0].str.strip().replace(DAMAGED)
    doc_id = rows["raw_id"].str.replace(" ", "", regex=False)
    return rows.assign(doc_id=doc_id, title=title.where(title != NO_TITLE))


def _sheet(cells: pd.DataFrame, name: str, path: Path) -> pd.DataFrame:
    grade, start, column = SHEETS[name]
    found = tuple(str(cell) for cell in cells.iloc[start - 1, column : column + 2])
    if found != HEADING:
        raise DataError(
            f"{path.name} 的工作表 {name!r} 第 {start} 行应为 {HEADING}，实为 {found}。请告知课程维护者。 / "
            f"{path.name}, sheet {name!r}, row {start}: expected {HEADING}, got {found}. "
            f"Tell the maintainers of the course."
        )
    body = cells.iloc[start:, column : column + 2].astype("str").set_axis(["raw_id", "raw_title"], axis=1)
    return body.assign(sheet=name, grade=pd.array([grade] * len(body), dtype="Int64"))


def _pizza(path: Path) -> pd.DataFrame:
    rows = _pizza_rows(path)
    return pd.DataFrame(
        {
            "doc_id": rows["Publication Number"].str.replace("[ /]", "", regex=True),
            "title": rows["Title"].replace(DAMAGED_PIZZA).str.strip(),
        }
    )


def _pizza_rows(path: Path) -> pd.DataFrame:
    # One byte a letter, in no encoding that reads it all: Latin-1 never fails, and one title is all that suffers.
    return upstream.csv(path, PIZZA, encoding="latin-1")
