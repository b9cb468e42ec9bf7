"""The course's tables: load, fetch, tables, describe, cite, repairs; python -m iplab.data fetch | list | describe."""

import argparse
import sys
from collections.abc import Hashable
from functools import cache, partial
from pathlib import Path
from typing import Any

import pandas as pd

from iplab import convert, download, package, registry, schemas
from iplab.errors import DataError, IplabError
from iplab.registry import Table, near

EDITIONS = ("practice", "open")
LANGUAGES = ("zh", "en")
LABELS = {
    "practice": {"zh": "练习版，合成数据", "en": "practice edition, synthetic"},
    "open": {"zh": "开放版", "en": "open edition"},
    "facts": {"zh": "公开事实与规则", "en": "public facts and rules"},
}


def load(name: str, edition: str = "practice", **filters: object) -> pd.DataFrame:
    """A fresh, schema-checked copy of a table; `filters` keep the rows where column == value (or one of a list).

    `attrs` holds name, kind, edition (practice, open or facts), title, source, licence, attribution, as_of.
    edition="open" of a table without an open edition gives what there is, and attrs["edition"] says so.
    DataError: unknown table, edition, column or value; an open edition that is not in the cache; the practice edition
    of a table that has none; a damaged file.
    """
    table = registry.table(name)
    used = _edition(table, edition)
    if table.kind == "open" and edition == "practice":
        raise _only_open(name)
    frame = _parsed(registry.home(), name, used, str(download.mirror()), str(download.cache()))
    for column, value in filters.items():
        frame = _filtered(frame, table, column, value)
    # A new frame (pandas copies on write): what a caller changes never reaches the parsed one.
    frame = frame.reset_index(drop=True)
    frame.attrs = _attrs(table, used)
    return frame


def fetch(name: str) -> list[Path]:
    """Download (or copy from the mirror) the open edition of a table into the cache; the paths of its files."""
    table = registry.table(name)
    if table.open is None:
        raise DataError(
            f"数据表 {name} 没有开放版，无需下载；有开放版的是：{'、'.join(_opened())}。 / "
            f"Table {name} has no open edition, nothing to fetch; these have one: {', '.join(_opened())}."
        )
    paths = download.fetch(table)
    _parsed.cache_clear()
    return paths


def tables() -> list[str]:
    """Names of all tables, in the order of the registry."""
    return list(registry.read(registry.home()))


def editions(name: str) -> list[str]:
    """The editions of a table: ["facts"], ["practice"], ["practice", "open"] or ["open"]."""
    table = registry.table(name)
    return [table.kind] + (["open"] if table.open and table.kind != "open" else [])


def describe(name: str, language: str = "zh") -> pd.DataFrame:
    """The columns of a table: column, type, unit, meaning in the language; attrs as of `load`."""
    table, language = registry.table(name), _language(language)
    rows = [(column.name, column.dtype, column.unit, getattr(column, language)) for column in table.columns]
    frame = pd.DataFrame(rows, columns=["column", "type", "unit", "meaning"])
    frame.attrs = _attrs(table, table.kind)
    return frame


def cite(name: str, language: str = "zh", edition: str = "practice") -> str:
    """One line to put under a figure or in a report: title, edition, source, as-of date, licence, attribution."""
    table, language = registry.table(name), _language(language)
    used = _edition(table, edition)
    held = table.open if used == "open" and table.open else table
    label, credit = LABELS[used][language], held.attribution[language]
    if language == "zh":
        head = f"{table.title['zh']}（{label}）。来源：{held.source['zh']}。"
        return f"{head}截至 {held.as_of}。许可：{held.licence}。署名：{credit}。"
    head = f"{table.title['en']} ({label}). Source: {held.source['en']}. "
    return f"{head}As of {held.as_of}. Licence: {held.licence}. Credit: {credit}."


def repairs(name: str) -> pd.DataFrame:
    """What was repaired from the upstream files to the open edition: part, raw, repaired, reasons, rows."""
    table = registry.table(name)
    if table.open is None:
        raise DataError(
            f"数据表 {name} 没有开放版，也就没有修复记录；有开放版的是：{'、'.join(_opened())}。 / "
            f"Table {name} has no open edition, so nothing was repaired; these have one: {', '.join(_opened())}."
        )
    return convert.REPAIRS[table.open.converter](download.held(table))


@cache
def _parsed(home: Path, name: str, edition: str, mirror: str, cache: str) -> pd.DataFrame:
    # The last two are part of the key only: another mirror or cache is another table.
    table = registry.read(home)[name]
    if edition == "open":
        assert table.open is not None
        return schemas.check(convert.CONVERTERS[table.open.converter](download.held(table)), table)
    frame = schemas.read(home / table.file, table)
    if not package.same(home, table):
        # Its fault is told by row and column if it has one; the bytes of the package were checked when they were made.
        schemas.check(frame, table)
        raise package.changed(home, table)
    return frame


def _edition(table: Table, edition: str) -> str:
    if edition not in EDITIONS:
        raise DataError(
            f"没有 {edition!r} 这种数据版本，只有 practice（练习版）和 open（开放版）。 / "
            f"There is no edition {edition!r}; choose practice or open."
        )
    return "open" if edition == "open" and table.open else table.kind


def _only_open(name: str) -> DataError:
    return DataError(
        f"数据表 {name} 只有开放版（真实数据），没有练习版。请先运行：python -m iplab.data fetch {name}，"
        f'再用 edition="open" 加载。 / '
        f"Table {name} has an open edition only (real data), no practice edition. "
        f'Run: python -m iplab.data fetch {name}, then load it with edition="open".'
    )


def _filtered(frame: pd.DataFrame, table: Table, column: str, value: object) -> pd.DataFrame:
    names = {entry.name: entry for entry in table.columns}
    if column not in names:
        raise DataError(
            f"数据表 {table.name} 没有 {column!r} 列。{near(column, list(names), 'zh')}"
            f"运行 python -m iplab.data describe {table.name} 查看全部列。 / "
            f"Table {table.name} has no column {column!r}. {near(column, list(names), 'en')} "
            f"Run python -m iplab.data describe {table.name} to see all columns."
        )
    wanted = list(value) if isinstance(value, list | tuple | set) else [value]
    text = _as_text(frame[column])
    known = {*text.dropna(), *names[column].values}
    for one in wanted:
        if _plain(one) not in known:
            raise DataError(
                f"数据表 {table.name} 的 {column} 列没有 {one!r} 这个值。{near(one, sorted(known), 'zh')} / "
                f"Table {table.name}: column {column} has no value {one!r}. {near(one, sorted(known), 'en')}"
            )
    kept: pd.DataFrame = frame[text.isin([_plain(one) for one in wanted])]
    return kept


def _as_text(values: Any) -> Any:
    # One way to compare dates, numbers and words with what a caller typed.
    if pd.api.types.is_datetime64_any_dtype(values):
        return values.dt.strftime("%Y-%m-%d")
    return values.astype("object").map(_plain, na_action="ignore")


def _plain(value: object) -> str:
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d")
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


class _Both(dict[str, str]):
    """A text in both languages. pandas copies `attrs` deeply at each step; nobody changes these: copies share them."""

    def __deepcopy__(self, _: object) -> "_Both":
        return self


def _attrs(table: Table, edition: str) -> dict[Hashable | None, Any]:
    held = table.open if edition == "open" and table.open else table
    return {
        "name": table.name,
        "kind": table.kind,
        "edition": edition,
        "title": _Both(table.title),
        "source": _Both(held.source),
        "licence": held.licence,
        "attribution": _Both(held.attribution),
        "as_of": held.as_of,
    }


def _opened() -> list[str]:
    return [name for name in tables() if registry.table(name).open]


def _language(language: str) -> str:
    if language not in LANGUAGES:
        raise DataError(f"language 只能是 zh 或 en，实为 {language!r}。 / language must be zh or en, got {language!r}.")
    return language


def main(arguments: list[str] | None = None) -> int:
    """The command line: fetch NAME ... or --all, list, describe NAME. Returns the exit code."""
    given = _arguments().parse_args(arguments)
    failed = 0
    for job in given.jobs(given):
        try:
            print(job())
        except IplabError as problem:
            # The other tables of a fetch are still wanted.
            print(problem, file=sys.stderr)
            failed = 1
    return failed


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m iplab.data", description="课程数据表 / The tables of the course")
    commands = parser.add_subparsers(required=True)
    get = commands.add_parser("fetch", help="下载开放版 / download the open edition")
    which = get.add_mutually_exclusive_group(required=True)
    which.add_argument("names", nargs="*", default=[], metavar="NAME", help="数据表名 / names of tables")
    which.add_argument("--all", action="store_true", help="全部开放版 / every open edition")
    get.set_defaults(jobs=lambda given: [partial(_fetched, name) for name in (_opened() if given.all else given.names)])
    every = commands.add_parser("list", help="列出全部数据表 / list all tables")
    every.set_defaults(jobs=lambda _given: [lambda: "\n".join(_line(name) for name in tables())])
    one = commands.add_parser("describe", help="各列含义与单位 / columns, meanings and units")
    one.add_argument("name")
    one.add_argument("--language", choices=LANGUAGES, default="zh")
    one.set_defaults(jobs=lambda given: [lambda: _description(given.name, given.language)])
    return parser


def _fetched(name: str) -> str:
    return "\n".join(str(path) for path in fetch(name))


def _line(name: str) -> str:
    title = registry.table(name).title
    return f"{name:<24}{'+'.join(editions(name)):<16}{title['zh']} / {title['en']}"


def _description(name: str, language: str) -> str:
    return f"{cite(name, language)}\n\n{describe(name, language).to_string(index=False)}"


if __name__ == "__main__":
    sys.exit(main())
