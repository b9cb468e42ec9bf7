"""Make the synthetic practice tables: python datasets/make_practice.py writes them, --check compares, changing nothing.

Each table has its own seed, drawn from its name, so that a change to one leaves the others as they are.
"""

import argparse
import hashlib
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from practice_institutions import institutions
from practice_panel import province_panel
from practice_places import places

HERE = Path(__file__).resolve().parent


def make() -> dict[str, str]:
    """CSV text of every generated table, by name."""
    divisions = pd.read_csv(HERE / "facts" / "divisions.csv", dtype={"code": str})
    made = {"places": places(divisions, generator("places"))}
    made["institutions"] = institutions(made["places"], generator("institutions"))
    made["province_panel"] = province_panel(made["places"], generator("province_panel"))
    return {name: frame.to_csv(index=False, lineterminator="\n") for name, frame in made.items()}


def generator(name: str) -> np.random.Generator:
    """The random numbers of one table; the same on every machine."""
    digest = hashlib.sha256(name.encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def write() -> None:
    """Write every generated table to practice/."""
    for name, text in make().items():
        _path(name).write_bytes(text.encode("utf-8"))
        print(f"{_path(name).relative_to(HERE)}: {text.count(chr(10)) - 1} rows")


def stale() -> list[str]:
    """Names of the tables whose committed file differs from what the generator makes now."""
    return [name for name, text in make().items() if not _same(_path(name), text)]


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode("utf-8")


def _path(name: str) -> Path:
    return HERE / "practice" / f"{name}.csv"


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with the files in practice/, write nothing")
    if not parser.parse_args().check:
        write()
        return 0
    differing = stale()
    if differing:
        print(
            f"differ from the generator: {', '.join(differing)}; run: python datasets/make_practice.py", file=sys.stderr
        )
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
