"""What a trainee downloads from CNIPA's system, Espacenet or PATENTSCOPE, in the search desk. Nothing is passed on."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import pandas as pd

from iplab.errors import DataError
from iplab.search import collection
from iplab.search.collection import Collection
from iplab.search.text import fold

# Headings of the three systems (and of tables that were put together from them), by field.
HEADINGS: dict[str, tuple[str, ...]] = {
    "PN": ("公开(公告)号", "公开号", "公告号", "授权公告号", "publication number", "publication no", "application id"),
    "AP": ("申请号", "application number", "application no"),
    "TI": ("发明名称", "名称", "标题", "专利名称", "title"),
    "AB": ("摘要", "abstract"),
    "PA": ("申请(专利权)人", "申请人", "专利权人", "applicants", "applicant"),
    "IN": ("发明人", "发明(设计)人", "inventors", "inventor"),
    "IPC": ("ipc分类号", "分类号", "ipc", "i p c", "international classification"),
    "PD": ("公开(公告)日", "公开日", "公告日", "publication date"),
    "AD": ("申请日", "application date", "filing date"),
    "PR": ("优先权日", "最早优先权日", "earliest priority", "priority date"),
    "FAM": ("同族号", "family number"),
}
FIELDS = {name: field for field, names in HEADINGS.items() for name in names}
ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")
SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)
SERIAL = re.compile(r"\d{5}(\.0)?")
IPC_SYMBOL = re.compile(r"[A-H]\d\d[A-Z]\s*\d{1,4}/\d{2,6}|[A-H]\d\d[A-Z]")
MOST_HEAD_LINES = 15  # what a system writes above its table
Problems = list[tuple[int, str, str, str, str]]
PROBLEMS = ["row", "field", "given", "done_zh", "done_en"]
UNSURE = "没有改，请回原系统核对", "left as it is; look it up in the system it came from"


def read_export(path: str | Path) -> tuple[Collection, pd.DataFrame]:
    """A downloaded CSV or XLSX as a collection to search, and a table of what was put right or could not be.

    The second table: row (as a spreadsheet counts), field, given, done_zh, done_en. DataError: no such file, no table
    in it, no column of publication numbers.
    """
    path = Path(path)
    raw = _with_headings(_cells(path), path)
    frame, problems = _mended(raw)
    return collection.of(frame, f"export-{path.stem}"), pd.DataFrame(problems, columns=PROBLEMS)


def _cells(path: Path) -> pd.DataFrame:
    """All cells as text, nothing taken for a heading."""
    if not path.is_file():
        raise DataError(
            f"没有这个文件：{path}。请核对文件夹和文件名。 / There is no file {path}. Check folder and name."
        )
    if path.suffix.lower() in (".xlsx", ".xls"):
        return _sheet(path)
    text = _text(path)
    # The separator is the sign that the headings hold most of.
    head = text.splitlines()[:MOST_HEAD_LINES]
    separator = max(",;\t", key=lambda sign: max((line.count(sign) for line in head), default=0))
    rows = list(csv.reader(StringIO(text), delimiter=separator))
    return pd.DataFrame(rows).fillna("").astype(str)


def _sheet(path: Path) -> pd.DataFrame:
    try:
        return pd.read_excel(path, header=None, dtype=str, engine="calamine", na_filter=False).astype(str)
    except Exception as problem:  # calamine has many errors, none of them tells a trainee what to do
        raise DataError(
            f"{path.name} 不是能打开的 Excel 文件（{problem}）。请重新下载，或另存为 CSV。 / "
            f"{path.name} is no Excel file that can be opened ({problem}). Download it again, or save it as CSV."
        ) from problem


def _text(path: Path) -> str:
    content = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise DataError(
        f"{path.name} 的编码认不出来（不是 UTF-8、GBK 或 UTF-16）。请在原系统重新下载。 / "
        f"The encoding of {path.name} is not known (not UTF-8, GBK or UTF-16). Download it again."
    )


def _with_headings(cells: pd.DataFrame, path: Path) -> pd.DataFrame:
    """The table under its headings: the first line that names publication numbers; rows keep their place."""
    for place in range(min(MOST_HEAD_LINES, len(cells))):
        found = [FIELDS.get(_heading(cell)) for cell in cells.iloc[place]]
        if "PN" in found:
            kept = [number for number, field in enumerate(found) if field and found.index(field) == number]
            table = cells.iloc[place + 1 :, kept].set_axis([str(found[number]) for number in kept], axis=1)
            table = table.assign(row=range(place + 2, len(cells) + 1))
            return table[table["PN"].str.strip() != ""]
    seen = [cell for cell in cells.iloc[0] if cell][:12] if len(cells) else []
    raise DataError(
        f"{path.name} 里没有找到“公开（公告）号”或 Publication number 这一列（第一行是 {seen}）。请下载公开号。 / "
        f"No column of publication numbers in {path.name} (its first line is {seen}). Tick it when you download."
    )


def _heading(cell: str) -> str:
    return " ".join(fold(cell).replace("﻿", "").strip(' "*').split())


def _mended(raw: pd.DataFrame) -> tuple[pd.DataFrame, Problems]:
    problems: Problems = []
    made = raw.drop(columns="row").apply(lambda column: column.str.strip())
    for field in [name for name in ("PN", "AP", "FAM") if name in made]:
        _report_numbers(made[field], raw["row"], field, problems)
    for field in [name for name in ("PD", "AD", "PR") if name in made]:
        made[field] = _dates(made[field], raw["row"], field, problems)
    if "IPC" in made:
        made["IPC"] = made["IPC"].map(lambda text: list(dict.fromkeys(IPC_SYMBOL.findall(text.upper()))))
    repeated = made["PN"].duplicated()
    for place in made.index[repeated]:
        said = ("重复的号码，只留第一行", "a repeated number; the first row is kept")
        problems.append((int(raw["row"][place]), "PN", str(made["PN"][place]), *said))
    return made[~repeated], sorted(problems)


def _report_numbers(column: pd.Series[str], rows: pd.Series[int], field: str, problems: Problems) -> None:
    """A number that a spreadsheet has turned into 2.02E+11 has lost its last digits: nothing can bring them back."""
    zh = f"被表格软件改成科学计数，尾数已丢失；{UNSURE[0]}"
    en = f"turned into a power of ten by a spreadsheet, its last digits are lost; {UNSURE[1]}"
    for row, given in zip(rows, column, strict=True):
        if SCIENTIFIC.fullmatch(given):
            problems.append((int(row), field, given, zh, en))


def _dates(column: pd.Series[str], rows: pd.Series[int], field: str, problems: Problems) -> pd.Series[pd.Timestamp]:
    days = []
    for row, given in zip(rows, column, strict=True):
        day, done = _day(given)
        if done:
            problems.append((int(row), field, given, *done))
        days.append(day)
    return pd.Series(days, index=column.index, dtype="datetime64[us]")


def _day(given: str) -> tuple[pd.Timestamp | None, tuple[str, str] | None]:
    """A date, and what was done to it where it was not written year first."""
    text = re.split("[ T]", given, maxsplit=1)[0]
    if not text:
        return None, None
    if SERIAL.fullmatch(text):
        day = pd.Timestamp("1899-12-30") + pd.Timedelta(days=int(float(text)))
        return day, (f"表格软件的日期序号，读作 {day:%Y-%m-%d}", f"a spreadsheet's day number, read as {day:%Y-%m-%d}")
    found = re.fullmatch(r"(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?", text)
    if found:
        return _real(found.groups(), given)
    turned = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    if turned:
        return _real(turned.groups()[::-1], given)
    return None, (f"不是日期；{UNSURE[0]}", f"no date; {UNSURE[1]}")


def _real(parts: tuple[str, ...], given: str) -> tuple[pd.Timestamp | None, tuple[str, str] | None]:
    try:
        year, month, day = (int(part) for part in parts)
        return pd.Timestamp(year, month, day), None
    except ValueError:
        return None, (f"没有 {given} 这一天；{UNSURE[0]}", f"there is no day {given}; {UNSURE[1]}")
