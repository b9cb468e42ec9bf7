"""What is written about the tables, from registry and files: a datasheet each, their index, datapackage.json."""

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml
from iplab import registry, schemas
from iplab.registry import Column, Table

BEGIN, END = "<!-- tables: made by make_practice.py -->", "<!-- end of tables -->"
FRICTIONLESS = {"str": "string", "int": "integer", "Int64": "integer", "float": "number", "bool": "boolean"}
FEW = 9  # files of an open edition that a sheet shows unfolded
LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "MIT": "https://opensource.org/license/mit",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def made(home: Path) -> dict[Path, str]:
    """Every page with its text, by path; nothing is written. The tables' files must be there."""
    tables = registry.read(home)
    embedded = {name: table for name, table in tables.items() if table.kind != "open"}
    rows = {name: len(schemas.read(home / table.file, table)) for name, table in embedded.items()}
    traps = _traps(home)
    pages = {
        home / "sheets" / f"{name}.md": _sheet(t, rows.get(name), traps.get(name, [])) for name, t in tables.items()
    }
    pages[home / "README.md"] = _with_index(home / "README.md", tables, rows)
    pages[home / "datapackage.json"] = _package(home, embedded)
    return pages


def _traps(home: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((home / "traps").glob("*.yaml")):
        found |= yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def _sheet(table: Table, rows: int | None, traps: list[dict[str, Any]]) -> str:
    lines = [f"# {table.name}", "", f"{table.title['zh']} · {table.title['en']}", ""]
    lines += [_facts(table, rows), ""]
    lines += _prose("是什么", "What it is", table.about) + _prose("不能用来做什么", "Not for", table.not_for)
    if rows is not None:
        lines += _prose("来源", "Source", table.source)
    if table.open:
        lines += _opened(table)
    lines += ["| column | type | unit | 含义 | meaning |", "|---|---|---|---|---|"]
    lines += [_row(column) for column in table.columns]
    lines += ["", f"Key: {', '.join(f'`{name}`' for name in table.key)}."]
    lines += [
        f"`{', '.join(one.columns)}` → [{one.table}]({one.table}.md) `{', '.join(one.to)}`." for one in table.references
    ]
    return "\n".join(lines + _planted(traps)) + "\n"


def _facts(table: Table, rows: int | None) -> str:
    if rows is None:
        return "Edition: open only; nothing of it is in this repository."
    return (
        f"Edition: {_editions(table)}. File: `{table.file}`. Rows: {rows:,}. As of {table.as_of}. "
        f"Licence: {table.licence}. {table.attribution['en']}."
    )


def _editions(table: Table) -> str:
    return f"{table.kind} + open" if table.open and table.kind != "open" else table.kind


def _prose(zh: str, en: str, text: dict[str, str]) -> list[str]:
    return [f"**{zh}.** {text['zh']}", "", f"**{en}.** {text['en']}", ""]


def _opened(table: Table) -> list[str]:
    assert table.open is not None
    held = table.open
    lines = [f"**开放版 / Open edition.** {held.source['zh']} · {held.source['en']}. As of {held.as_of}. "]
    lines[0] += f"Licence: {held.licence}. {held.attribution['en']}. `python -m iplab.data fetch {table.name}`"
    files = [f"- {file.part}: <{file.url}>" for file in held.files]
    if len(files) > FEW:
        size = sum(file.bytes for file in held.files)
        files = [f"<details><summary>{len(files)} files, {size:,} bytes</summary>", "", *files, "", "</details>"]
    return [*lines, "", *files, ""]


def _row(column: Column) -> str:
    kind = f"{column.dtype}, may be missing" if column.nullable else column.dtype
    cells = (f"`{column.name}`", kind, column.unit, column.zh, column.en)
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def _planted(traps: list[dict[str, Any]]) -> list[str]:
    if not traps:
        return []
    heading = ["", "## 埋设的陷阱（供教师） / Planted traps (for instructors)", ""]
    rows = [f"| `{one['id']}` | {', '.join(one['modules'])} | {one['zh']} | {one['en']} |" for one in traps]
    return [*heading, "| id | modules | 陷阱 | trap |", "|---|---|---|---|", *rows]


def _with_index(path: Path, tables: dict[str, Table], rows: dict[str, int]) -> str:
    before, rest = path.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    lines = ["| table | edition | rows | 内容 | what it holds |", "|---|---|---|---|---|"]
    for name, table in tables.items():
        size = f"{rows[name]:,}" if name in rows else "—"
        titles = f"{table.title['zh']} | {table.title['en']}"
        lines.append(f"| [{name}](sheets/{name}.md) | {_editions(table)} | {size} | {titles} |")
    return before + BEGIN + "\n" + "\n".join(lines) + "\n" + END + after


def _package(home: Path, tables: dict[str, Table]) -> str:
    package = {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "name": "iplab",
        "title": "iplab: tables of a course for IP public-service staff (synthetic practice data and public facts)",
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCES["CC-BY-4.0"]}],
        "resources": [_resource(home, table) for table in tables.values()],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(home: Path, table: Table) -> dict[str, Any]:
    content = (home / table.file).read_bytes()
    kind = Path(table.file).suffix[1:]
    return {
        "name": table.name.replace("_", "-"),
        "title": f"{table.title['zh']} / {table.title['en']}",
        "description": ("Synthetic. " if table.kind == "practice" else "") + table.about["en"],
        "path": table.file,
        "format": kind,
        "mediatype": "text/csv" if kind == "csv" else "application/vnd.apache.parquet",
        **({"encoding": "utf-8"} if kind == "csv" else {}),
        # The Frictionless tool cannot count the bytes of a Parquet file.
        **({"bytes": len(content)} if kind == "csv" else {}),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "licenses": [{"name": table.licence, "path": LICENCES[table.licence]}],
        "sources": [{"title": table.source["en"]}],
        "schema": {
            "fields": [_field(column, kind) for column in table.columns],
            "primaryKey": list(table.key),
            **({"foreignKeys": [_foreign(one) for one in table.references]} if table.references else {}),
        },
    }


def _foreign(one: registry.Reference) -> dict[str, Any]:
    return {
        "fields": list(one.columns),
        "reference": {"resource": one.table.replace("_", "-"), "fields": list(one.to)},
    }


def _field(column: Column, kind: str) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    if column.unique:
        constraints["unique"] = True
    # The Frictionless tool reads a gap in a Parquet column of numbers as the number NaN, which keeps within no limits.
    gaps = kind == "parquet" and column.nullable and column.dtype in ("Int64", "float")
    if not gaps:
        constraints |= _limits(column)
    written = "number" if gaps else FRICTIONLESS.get(column.dtype, column.dtype)
    held = {"name": column.name, "type": written, "title": f"{column.zh} / {column.en}", "unit": column.unit}
    return {**held, "constraints": constraints} if constraints else held


def _limits(column: Column) -> dict[str, Any]:
    held: dict[str, Any] = {"minimum": column.minimum, "maximum": column.maximum}
    held |= {"enum": [_typed(value, column.dtype) for value in column.values] or None}
    return {name: value for name, value in held.items() if value is not None}


def _typed(value: str, dtype: str) -> Any:
    return int(value) if dtype in ("int", "Int64") else value
