"""datasets/registry/: which tables there are, what their columns mean, where their open editions come from."""

from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import yaml

from iplab.errors import DataError

Text = dict[str, str]  # {"zh": ..., "en": ...}
KINDS = ("practice", "facts", "open")
REQUIRED = ("kind", "title", "file", "key", "columns", "source", "licence", "attribution", "as_of", "about", "not_for")
ORIGIN = ("source", "licence", "attribution", "as_of")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Column:
    """One column: its type (str, int, Int64, float, bool, date), unit, meaning and limits."""

    name: str
    dtype: str
    zh: str
    en: str
    unit: str
    nullable: bool = False
    unique: bool = False
    minimum: float | None = None
    maximum: float | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpenFile:
    """One upstream file: its part in the table, public address, sha256 and size."""

    part: str
    url: str
    sha256: str
    bytes: int

    @property
    def path(self) -> Path:
        """OWNER/REPO/COMMIT/PATH: the public address without its host, and the place in a cache or mirror."""
        return Path(urlparse(self.url).path.lstrip("/"))


@dataclass(frozen=True)
class OpenEdition:
    """A real table, downloaded from its publisher and converted to the schema of the practice edition."""

    source: Text
    licence: str
    attribution: Text
    as_of: str
    converter: str
    files: tuple[OpenFile, ...]


@dataclass(frozen=True)
class Reference:
    """Columns whose values are found in columns of another table."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table of the course; about and not_for are the prose of its datasheet.

    kind: practice (synthetic, embedded), facts (real, embedded), open (real, downloaded, nothing embedded: file is "").
    """

    name: str
    kind: str
    title: Text
    file: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    source: Text
    licence: str
    attribution: Text
    as_of: str
    about: Text
    not_for: Text
    references: tuple[Reference, ...] = ()
    open: OpenEdition | None = None


@cache
def home() -> Path:
    """The folder that holds registry/: inside an installed wheel, or datasets/ of the repository."""
    package = Path(__file__).resolve().parent
    places = (package / "_datasets", package.parents[1] / "datasets")
    for place in places:
        if (place / "registry").is_dir():
            return place
    raise DataError(
        f"找不到数据登记表文件夹 registry，已查找：{places[0]}、{places[1]}。请重新安装 iplab。 / "
        f"The folder registry was not found; looked in {places[0]} and {places[1]}. Reinstall iplab."
    )


@cache
def read(folder: Path) -> dict[str, Table]:
    """All tables of a datasets folder, by name: registry/*.yaml in the order of the file names.

    DataError names the file that is no YAML, the entry that is incomplete or the name that two files use.
    """
    words = _yaml(folder / "registry" / "vocabulary.yaml")
    tables: dict[str, Table] = {}
    for path in sorted((folder / "registry").glob("*.yaml")):
        for name, entry in _yaml(path).get("tables", {}).items():
            _refuse_second(name, path, tables)
            tables[name] = _table(name, _spelt_out(name, entry, words))
    return tables


def table(name: str) -> Table:
    """The registry entry of one table. DataError for an unknown name says which names come near."""
    known = read(home())
    if name not in known:
        raise DataError(
            f"没有名为 {name!r} 的数据表。{near(name, list(known), 'zh')}运行 python -m iplab.data list 查看全部。 / "
            f"There is no table {name!r}. {near(name, list(known), 'en')} "
            f"Run python -m iplab.data list to see them all."
        )
    return known[name]


def near(given: object, known: list[str], language: str) -> str:
    """A sentence naming the known values nearest to what was given; all of them where none comes near."""
    close = get_close_matches(str(given), known, n=3, cutoff=0.4) or sorted(known)[:40]
    if language == "zh":
        return f"已有的相近值：{'、'.join(close)}。"
    return f"Nearest known: {', '.join(close)}."


def _yaml(path: Path) -> dict[str, Any]:
    try:
        # The parser in C: sixty tables are read whenever a notebook starts.
        loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
        return loaded
    except yaml.YAMLError as problem:
        where = " ".join(str(problem).split())
        raise DataError(
            f"登记表 {path.name} 不是有效的 YAML：{where}。请改正后再加载。 / "
            f"{path.name} is no valid YAML: {where}. Correct it."
        ) from problem


def _refuse_second(name: str, path: Path, tables: dict[str, Table]) -> None:
    if name in tables:
        raise DataError(
            f"数据表 {name} 登记了两次，第二次在 {path.name}。请删去一处。 / "
            f"Table {name} is registered twice, the second time in {path.name}. Take one out."
        )


def _spelt_out(name: str, entry: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    """The entry with "@word" replaced: lists for the values of a column, texts for the fields of the table."""
    columns = [
        {**column, "values": _word(name, column["values"], words["values"])} if "values" in column else column
        for column in entry.get("columns", [])
    ]
    texts = {key: _word(name, value, words["texts"]) for key, value in entry.items()}
    return {**texts, "columns": columns}


def _word(owner: str, given: Any, words: dict[str, Any]) -> Any:
    if not (isinstance(given, str) and given.startswith("@")):
        return given
    if given[1:] not in words:
        raise DataError(
            f"登记表中 {owner} 用了 {given}，vocabulary.yaml 里没有；已有：{'、'.join(words)}。请补上或改写。 / "
            f"Registry entry {owner} uses {given}, which vocabulary.yaml lacks; it has: {', '.join(words)}. Add it."
        )
    return words[given[1:]]


def _table(name: str, entry: dict[str, Any]) -> Table:
    entry = _only_open(name, entry) if entry.get("kind") == "open" else entry
    _require(name, entry, tuple(field for field in REQUIRED if (entry.get("kind"), field) != ("open", "file")))
    if entry["kind"] not in KINDS:
        raise DataError(
            f"数据表 {name} 的 kind 应为 {KINDS} 之一，实为 {entry['kind']!r}。请改登记表。 / "
            f"Table {name}: kind must be one of {KINDS}, got {entry['kind']!r}. Correct its registry entry."
        )
    opened = entry.get("open")
    apart = ("columns", "key", "open", "references")
    rest = {key: value for key, value in entry.items() if key not in apart}
    return Table(
        name=name,
        key=tuple(entry["key"]),
        columns=tuple(_column(name, column) for column in entry["columns"]),
        references=tuple(_reference(name, one) for one in entry.get("references", ())),
        open=_open(name, opened) if opened else None,
        **rest,
    )


def _only_open(name: str, entry: dict[str, Any]) -> dict[str, Any]:
    """The entry of a table without embedded file; where it comes from stands once, in its open edition."""
    _require(name, entry, ("open",))
    _require(f"{name} (open)", entry["open"], ORIGIN)
    return {**entry, "file": "", **{field: entry["open"][field] for field in ORIGIN}}


def _reference(name: str, entry: dict[str, Any]) -> Reference:
    _require(f"{name}.references", entry, ("columns", "table", "to"))
    return Reference(tuple(entry["columns"]), entry["table"], tuple(entry["to"]))


def _column(name: str, entry: dict[str, Any]) -> Column:
    owner = f"{name}.{entry.get('name')}"
    _require(owner, entry, ("name", "dtype", "zh", "en", "unit"))
    unknown = sorted(set(entry) - {field.name for field in fields(Column)})
    if unknown:
        raise DataError(
            f"登记表中 {owner} 有不认识的字段 {unknown}：文字中有逗号时要加引号。请改正。 / "
            f"Registry entry {owner} has unknown fields {unknown}: a text that holds a comma needs quotes. Correct it."
        )
    return Column(**{**entry, "values": tuple(str(value) for value in entry.get("values", ()))})


def _open(name: str, entry: dict[str, Any]) -> OpenEdition:
    owner = f"{name} (open)"
    _require(owner, entry, ("source", "licence", "attribution", "as_of", "converter", "files"))
    for file in entry["files"]:
        _require(owner, file, ("part", "url", "sha256", "bytes"))
    return OpenEdition(**{**entry, "files": tuple(OpenFile(**file) for file in entry["files"])})


def _require(owner: str, entry: dict[str, Any], fields: tuple[str, ...]) -> None:
    # A file without licence and attribution must not be loaded at all: nobody could say on what terms it is used.
    missing = [field for field in fields if not entry.get(field)]
    if missing:
        raise DataError(
            f"登记表中 {owner} 缺少 {'、'.join(missing)}，补全后才能加载。 / "
            f"Registry entry {owner} lacks {', '.join(missing)}; complete it before the table can be loaded."
        )
