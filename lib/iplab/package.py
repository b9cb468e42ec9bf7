"""datapackage.json: what the embedded files must be, byte for byte; a file cut at the end of a row is found so."""

import hashlib
import json
from functools import cache
from pathlib import Path

from iplab.errors import DataError
from iplab.registry import Table


def same(home: Path, table: Table) -> bool:
    """Whether the file of an embedded table is the one of the package. DataError when the package cannot be read."""
    return recorded(home).get(table.file) == fingerprint(home / table.file)


def changed(home: Path, table: Table) -> DataError:
    """What to say of a file that is not the one of the package."""
    size = (home / table.file).stat().st_size
    return DataError(
        f"数据表 {table.name} 的文件 {table.file}（{size} 字节）与 datapackage.json 不符：不完整或被改过。"
        f"请重新安装 iplab；在代码库中改了数据，请运行 python datasets/make_practice.py。 / "
        f"Table {table.name}: {table.file} ({size} bytes) is not what datapackage.json records, so it is "
        f"cut or edited. Reinstall iplab; if you edited it in the repository, run python datasets/make_practice.py."
    )


def fingerprint(path: Path) -> str:
    """The hash of a file, as a data package writes it."""
    return f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


@cache
def recorded(home: Path) -> dict[str, str]:
    """From the path of an embedded file to its hash. DataError when the package cannot be read."""
    try:
        described = json.loads((home / "datapackage.json").read_text(encoding="utf-8"))
        return {resource["path"]: resource["hash"] for resource in described["resources"]}
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise DataError(
            f"{home / 'datapackage.json'} 读不出来（{problem}）。请重新安装 iplab。 / "
            f"{home / 'datapackage.json'} cannot be read ({problem}). Reinstall iplab."
        ) from problem
