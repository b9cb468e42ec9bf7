"""datasets/registry.yaml: which tables there are, what their columns mean, where their open editions come from."""

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import yaml

from iplab.errors import DataError

Text = dict[str, str]  # {"zh": ..., "en": ...}
KINDS = ("practice", "facts")


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
    """One upstream file: its part in the table, public address and sha256."""

    part: str
    url: str
    sha256: str

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
class Table:
    """One table of the course."""

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
    open: OpenEdition | None = None


def home() -> Path:
    """The folder that holds registry.yaml: inside an installed wheel, or datasets/ of the repository."""
    package = Path(__file__).resolve().parent
    places = (package / "_datasets", package.parents[1] / "datasets")
    for place in places:
        if (place / "registry.yaml").is_file():
            return place
    raise DataError(
        f"找不到数据登记表 registry.yaml，已查找：{places[0]}、{places[1]}。请重新安装 iplab。 / "
        f"registry.yaml not found; looked in {places[0]} and {places[1]}. Reinstall iplab."
    )


@cache
def read(folder: Path) -> dict[str, Table]:
    """All tables of a registry folder, by name. DataError names the entry that is incomplete."""
    entries = yaml.safe_load((folder / "registry.yaml").read_text(encoding="utf-8"))
    return {name: _table(name, entry) for name, entry in entries["tables"].items()}


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


def _table(name: str, entry: dict[str, Any]) -> Table:
    _require(name, entry, ("kind", "title", "file", "key", "columns", "source", "licence", "attribution", "as_of"))
    if entry["kind"] not in KINDS:
        raise DataError(
            f"数据表 {name} 的 kind 应为 {KINDS} 之一，实为 {entry['kind']!r}。请改 registry.yaml。 / "
            f"Table {name}: kind must be one of {KINDS}, got {entry['kind']!r}. Correct registry.yaml."
        )
    opened = entry.get("open")
    rest = {key: value for key, value in entry.items() if key not in ("columns", "key", "open")}
    return Table(
        name=name,
        key=tuple(entry["key"]),
        columns=tuple(_column(name, column) for column in entry["columns"]),
        open=_open(name, opened) if opened else None,
        **rest,
    )


def _column(name: str, entry: dict[str, Any]) -> Column:
    _require(f"{name}.{entry.get('name')}", entry, ("name", "dtype", "zh", "en", "unit"))
    return Column(**{**entry, "values": tuple(str(value) for value in entry.get("values", ()))})


def _open(name: str, entry: dict[str, Any]) -> OpenEdition:
    owner = f"{name} (open)"
    _require(owner, entry, ("source", "licence", "attribution", "as_of", "converter", "files"))
    for file in entry["files"]:
        _require(owner, file, ("part", "url", "sha256"))
    return OpenEdition(**{**entry, "files": tuple(OpenFile(**file) for file in entry["files"])})


def _require(owner: str, entry: dict[str, Any], fields: tuple[str, ...]) -> None:
    # A file without licence and attribution must not be loaded at all: nobody could say on what terms it is used.
    missing = [field for field in fields if not entry.get(field)]
    if missing:
        raise DataError(
            f"登记表中 {owner} 缺少 {'、'.join(missing)}，补全 registry.yaml 后才能加载。 / "
            f"Registry entry {owner} lacks {', '.join(missing)}; complete registry.yaml before it can be loaded."
        )
