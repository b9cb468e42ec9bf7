"""Upstream files of the open editions: mirror, cache, download; sha256 before use, never a broken file left behind."""

import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import quote

import platformdirs
import requests
from tqdm import tqdm

from iplab.errors import DataError
from iplab.registry import OpenFile, Table
from iplab.transfer import FULL, NotHere, Told, WrongBytes, download, sha256


def mirror() -> str | None:
    """What IPLAB_DATA_MIRROR names, a folder or an http(s) address (files at OWNER/REPO/COMMIT/PATH), or None."""
    return os.environ.get("IPLAB_DATA_MIRROR") or None


def cache() -> Path:
    """The folder that keeps downloads, laid out like a mirror: IPLAB_DATA_CACHE, else the user's cache folder."""
    return Path(os.environ.get("IPLAB_DATA_CACHE") or platformdirs.user_cache_dir("iplab"))


def held(table: Table) -> dict[str, Path]:
    """Checked paths of all upstream files of a table, by part, from mirror folder or cache. Nothing is downloaded.

    DataError names the command that fetches what is missing.
    """
    assert table.open is not None
    return {file.part: _checked(_found(file, table.name), file, table.name) for file in table.open.files}


def fetch(table: Table) -> list[Path]:
    """Bring all upstream files of a table into the cache, one progress bar in bytes; paths of the cached files.

    A mirror is asked first, then the public address for what the mirror hasn't got; every file is checked by sha256.
    """
    assert table.open is not None
    files = table.open.files
    bar = tqdm(total=sum(file.bytes for file in files), desc=table.name, unit="B", unit_scale=True)
    with bar, requests.Session() as session:
        return [_into_cache(session, file, table.name, bar.update) for file in files]


def _folder() -> Path | None:
    named = mirror()
    return None if named is None or _is_address(named) else Path(named)


def _is_address(named: str) -> bool:
    return named.startswith(("http://", "https://"))


def _found(file: OpenFile, name: str) -> Path:
    folders = [folder for folder in (_folder(), cache()) if folder]
    for folder in folders:
        if (folder / file.path).is_file():
            return folder / file.path
    looked = ", ".join(str(folder) for folder in folders)
    raise DataError(
        f"数据表 {name} 的开放版尚未下载（已查找：{looked}）。请运行：python -m iplab.data fetch {name}；"
        f'该表若有练习版，也可把 edition 设为 "practice"。 / '
        f"The open edition of {name} has not been downloaded (looked in: {looked}). "
        f"Run: python -m iplab.data fetch {name}"
        f'; or, where the table has a practice edition, set edition to "practice".'
    )


def _checked(path: Path, file: OpenFile, name: str) -> Path:
    found = sha256(path)
    if found != file.sha256:
        raise DataError(
            f"数据表 {name} 的文件 {path} 与登记的 sha256 不符：应为 {file.sha256}，实为 {found}。"
            f"请重新运行：python -m iplab.data fetch {name}；镜像中的文件请换成原件。 / "
            f"Table {name}: {path} has the wrong sha256: expected {file.sha256}, got {found}. "
            f"Run again: python -m iplab.data fetch {name}; a file of a mirror must be replaced by the original."
        )
    return path


def _into_cache(session: requests.Session, file: OpenFile, name: str, told: Told) -> Path:
    target = cache() / file.path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_file() and sha256(target) == file.sha256:
            told(file.bytes)
            return target
        return _from_first_source(session, file, target, name, told)
    except OSError as problem:
        raise _disk_error(file, target, name, problem) from problem


def _from_first_source(session: requests.Session, file: OpenFile, target: Path, name: str, told: Told) -> Path:
    folder = _folder()
    if folder and (folder / file.path).is_file():
        return _copy(folder / file.path, target, file, name, told)
    tried = [f"{folder / file.path}: no such file"] if folder else []
    for address in _addresses(file):
        try:
            download(session, address, target, file, told)
            return target
        except NotHere as problem:
            tried.append(f"{address}: {problem}")
        except WrongBytes as found:
            raise _wrong_bytes(file, name, address, str(found)) from found
    raise _nowhere(name, tried)


def _addresses(file: OpenFile) -> list[str]:
    named = mirror()
    own = [f"{named.rstrip('/')}/{quote(file.path.as_posix())}"] if named and _is_address(named) else []
    return [*own, file.url]


def _copy(source: Path, target: Path, file: OpenFile, name: str, told: Told) -> Path:
    _checked(source, file, name)
    # Written beside the target and renamed: an interrupted copy must not look like a file.
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as part:
        partial = Path(part.name)
    try:
        shutil.copyfile(source, partial)
        told(file.bytes)
        return partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _nowhere(name: str, tried: list[str]) -> DataError:
    said = "; ".join(tried)
    return DataError(
        f"无法取得数据表 {name} 的文件，已试过：{said}。请检查网络后再运行：python -m iplab.data fetch {name}"
        f"（已下载的部分会接着用）；也可用环境变量 IPLAB_DATA_MIRROR 指向镜像文件夹或镜像网址。 / "
        f"Could not get a file of {name}; tried: {said}. Check the network, then run: "
        f"python -m iplab.data fetch {name} (it goes on from what has come); "
        f"or point IPLAB_DATA_MIRROR at a mirror folder or address."
    )


def _wrong_bytes(file: OpenFile, name: str, address: str, found: str) -> DataError:
    return DataError(
        f"从 {address} 下载的数据表 {name} 的文件与登记的 sha256 不符：应为 {file.sha256}，实为 {found}。"
        f"文件未存入缓存。上游或镜像可能已改动，也可能是网络登录页代替了文件，请告知课程维护者。 / "
        f"The file downloaded from {address} for {name} has the wrong sha256: expected {file.sha256}, got {found}. "
        f"It was not kept. Upstream or the mirror may have changed, or a login page of the network came in its place; "
        f"tell the maintainers of the course."
    )


def _disk_error(file: OpenFile, target: Path, name: str, problem: OSError) -> DataError:
    if problem.errno in FULL:
        return DataError(
            f"磁盘空间不足，数据表 {name} 的文件（{file.bytes:,} 字节）写不进 {target.parent}：{problem}。"
            f"请腾出空间，或用环境变量 IPLAB_DATA_CACHE 换一个缓存文件夹，"
            f"再运行：python -m iplab.data fetch {name}。 / "
            f"The disk is full: a file of {name} ({file.bytes:,} bytes) does not fit into {target.parent}: {problem}. "
            f"Free some room or name another folder in IPLAB_DATA_CACHE, then run: python -m iplab.data fetch {name}"
        )
    return DataError(
        f"数据表 {name} 的文件写不进缓存：{target}（{problem}）。"
        f"请检查缓存文件夹的写权限（环境变量 IPLAB_DATA_CACHE 可另指一个），"
        f"再运行：python -m iplab.data fetch {name}。 / "
        f"A file of {name} cannot be written to the cache: {target} ({problem}). Check that the folder can be written "
        f"(IPLAB_DATA_CACHE names another one), then run: python -m iplab.data fetch {name}"
    )
