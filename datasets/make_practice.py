"""Make the synthetic practice tables, then the pages about all tables.

python datasets/make_practice.py writes them; --check compares, changing nothing; --only TABLE ... makes some of them.
--scale N --out FOLDER writes N chunks of 12,000 patent publications as Parquet, for measuring.
Each table has its own seed, drawn from its name, so that a change to one leaves the others as they are.
"""

import argparse
import sys
import time
from pathlib import Path

from generator import pages
from generator.files import content
from generator.scaled import write_scaled
from generator.subjects import MAKERS
from generator.world import World
from iplab import registry, schemas

HERE = Path(__file__).resolve().parent


def world() -> World:
    """A new world over the registry beside this file."""
    tables = registry.read(HERE)
    written = {name: HERE / table.file for name, table in tables.items() if name not in MAKERS and table.file}
    return World(MAKERS, written)


def write(names: list[str]) -> None:
    """Write the generated tables to practice/ and the pages about all tables."""
    made = world()
    for name in names:
        start = time.perf_counter()
        frame = made[name]
        _save(_path(name), content(frame, registry.read(HERE)[name]))
        table = registry.read(HERE)[name]
        schemas.check(schemas.read(_path(name), table), table)
        print(f"{_path(name).relative_to(HERE)}: {len(frame)} rows, {time.perf_counter() - start:.1f} s")
    missing = [name for name, table in registry.read(HERE).items() if table.file and not _path(name).is_file()]
    if missing:
        print(f"pages not written: no file yet for {', '.join(missing)}", file=sys.stderr)
        return
    for path, text in pages.made(HERE).items():
        _save(path, text.encode("utf-8"))


def stale(names: list[str]) -> list[str]:
    """Names of the tables, and paths of the pages, whose committed file differs from what would be written now."""
    made = world()
    tables = [name for name in names if not _same(_path(name), content(made[name], registry.read(HERE)[name]))]
    texts = [str(path.relative_to(HERE)) for path, text in pages.made(HERE).items() if not _same(path, text.encode())]
    return tables + texts


def _same(path: Path, expected: bytes) -> bool:
    return path.is_file() and path.read_bytes() == expected


def _save(path: Path, text: bytes) -> None:
    # Written beside and renamed, so that a run broken off leaves the table as it was.
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(text)
    part.replace(path)


def _path(name: str) -> Path:
    return HERE / registry.read(HERE)[name].file


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the committed files, write nothing")
    parser.add_argument("--only", nargs="+", choices=list(MAKERS), default=list(MAKERS), metavar="TABLE")
    parser.add_argument("--scale", type=int, metavar="N", help="write N chunks of the patent tables to --out instead")
    parser.add_argument("--out", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    if given.scale is not None:
        if given.out is None:
            parser.error("--scale needs --out FOLDER")
        write_scaled(world(), registry.read(HERE), given.out, given.scale)
        return 0
    if not given.check:
        write(given.only)
        return 0
    differing = stale(given.only)
    if differing:
        print(f"differ from what would be written: {', '.join(differing)}", file=sys.stderr)
        print("run: python datasets/make_practice.py", file=sys.stderr)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
