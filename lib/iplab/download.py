"""Upstream files of the open editions: mirror, cache, download; sha256 before use, never a broken file left behind."""

import hashlib
import logging
import os
import shutil
import tempfile
from pathlib import Path

import pooch
from tqdm import tqdm

from iplab.errors import DataError
from iplab.registry import OpenFile, Table

# pooch tells of each download on stderr, which nbgrader takes for an error of the cell.
pooch.get_logger().setLevel(logging.ERROR)


def mirror() -> Path | None:
    """The folder named by IPLAB_DATA_MIRROR (files at OWNER/REPO/COMMIT/PATH), or None."""
    folder = os.environ.get("IPLAB_DATA_MIRROR")
    return Path(folder) if folder else None


def cache() -> Path:
    """The folder that keeps downloads, laid out like a mirror: IPLAB_DATA_CACHE, else the user's cache folder."""
    return Path(os.environ.get("IPLAB_DATA_CACHE") or pooch.os_cache("iplab"))


def held(table: Table) -> dict[str, Path]:
    """Checked paths of all upstream files of a table, by part, from mirror or cache. DataError names the command."""
    assert table.open is not None
    return {file.part: _checked(_found(file, table.name), file, table.name) for file in table.open.files}


def fetch(table: Table) -> list[Path]:
    """Bring all upstream files of a table into the cache, with a progress bar; paths of the cached files."""
    assert table.open is not None
    with tqdm(table.open.files, desc=table.name, unit="file") as files:
        return [_into_cache(file, table.name) for file in files]


def _found(file: OpenFile, name: str) -> Path:
    folders = [folder for folder in (mirror(), cache()) if folder]
    for folder in folders:
        if (folder / file.path).is_file():
            return folder / file.path
    looked = ", ".join(str(folder) for folder in folders)
    raise DataError(
        f"数据表 {name} 的开放版尚未下载（已查找：{looked}）。请运行：python -m iplab.data fetch {name};"
        f'或把 edition 设为 "practice"。 / '
        f"The open edition of {name} has not been downloaded (looked in: {looked}). "
        f"Run: python -m iplab.data fetch {name}"
        f'; or set edition to "practice".'
    )


def _checked(path: Path, file: OpenFile, name: str) -> Path:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != file.sha256:
        raise DataError(
            f"数据表 {name} 的文件 {path} 与登记的 sha256 不符：应为 {file.sha256}，实为 {found}。"
            f"请重新运行：python -m iplab.data fetch {name}。 / "
            f"Table {name}: {path} has the wrong sha256: expected {file.sha256}, got {found}. "
            f"Run again: python -m iplab.data fetch {name}"
        )
    return path


def _into_cache(file: OpenFile, name: str) -> Path:
    target = cache() / file.path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = mirror()
        return _copy(folder / file.path, target, file, name) if folder else _download(file, target, name)
    except OSError as problem:
        raise DataError(
            f"无法取得数据表 {name} 的文件：{file.url} -> {target}（{problem}）。"
            f"请检查网络和缓存文件夹的写权限后，再运行：python -m iplab.data fetch {name}；"
            f"也可用环境变量 IPLAB_DATA_MIRROR 指向镜像文件夹。 / "
            f"Could not get a file of {name}: {file.url} -> {target} ({problem}). "
            f"Check the network and that the cache folder can be written, then run: "
            f"python -m iplab.data fetch {name}; or point IPLAB_DATA_MIRROR at a mirror folder."
        ) from problem


def _download(file: OpenFile, target: Path, name: str) -> Path:
    try:
        pooch.retrieve(file.url, known_hash=f"sha256:{file.sha256}", fname=target.name, path=target.parent)
    except ValueError as problem:
        # pooch has deleted its temporary file; the cache holds what it held before.
        raise DataError(
            f"从 {file.url} 下载的文件与登记的 sha256 不符：{problem}。上游可能已改动，请告知课程维护者。 / "
            f"The file downloaded from {file.url} for {name} has the wrong sha256: {problem}. "
            f"Upstream may have changed; tell the maintainers of the course."
        ) from problem
    return target


def _copy(source: Path, target: Path, file: OpenFile, name: str) -> Path:
    _checked(source, file, name)
    # Written beside the target and renamed: an interrupted copy must not look like a file.
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as part:
        partial = Path(part.name)
    try:
        shutil.copyfile(source, partial)
        return partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
