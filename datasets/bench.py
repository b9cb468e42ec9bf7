"""How fast the tables are: loading each one, making all of them, four questions on a hundredfold set, the search desk.

python datasets/bench.py [--scaled FOLDER | --scale N] [--repeat 3] [--json FILE] [--no-build]
Each measurement runs in a process of its own: seconds by the clock, peak memory by the system.
DuckDB and pandas take turns.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import bench_search
import pandas as pd
from bench_questions import QUESTIONS, same
from bench_search import peak_mb

HERE = Path(__file__).resolve().parent
Row = dict[str, Any]


def loaded(name: str) -> Row:
    """Seconds of the first (read and checked) and the second load (a copy) of a table, and the memory it took."""
    from iplab import data

    data.load("institution_types")  # the libraries are loaded with a table of a few rows
    before, times = peak_mb(), []
    for _ in range(2):
        start = time.perf_counter()
        rows = len(data.load(name))
        times.append(time.perf_counter() - start)
    return {"table": name, "rows": rows, "cold_s": times[0], "warm_s": times[1], "more_mb": peak_mb() - before}


def answered(question: str, engine: str, folder: str, target: str) -> Row:
    """Seconds and peak memory of one answer, which is written to the target."""
    start = time.perf_counter()
    frame = QUESTIONS[question][engine](Path(folder))
    spent = time.perf_counter() - start
    frame.to_parquet(target)
    return {"question": question, "engine": engine, "seconds": spent, "peak_mb": peak_mb()}


def tables() -> list[Row]:
    """The loads of all practice tables, the slowest first."""
    from iplab import registry

    names = [name for name, table in registry.read(HERE).items() if table.kind == "practice"]
    rows = [_apart("load", name) for name in names]
    return sorted(rows, key=lambda row: -row["cold_s"])


def built() -> Row:
    """Seconds to make every table and compare it with the committed one."""
    start = time.perf_counter()
    run = subprocess.run(
        [sys.executable, str(HERE / "make_practice.py"), "--check"], capture_output=True, text=True, check=False
    )
    return {
        "seconds": time.perf_counter() - start,
        "as_committed": run.returncode == 0,
        "said": run.stderr.strip()[:400],
    }


def questions(folder: Path, repeat: int) -> list[Row]:
    """The two engines in turn on each question. RuntimeError where their answers differ."""
    rows = []
    with tempfile.TemporaryDirectory() as kept:
        for question in QUESTIONS:
            targets = {engine: Path(kept) / f"{question}.{engine}.parquet" for engine in ("pandas", "duckdb")}
            runs = [
                _apart("ask", question, engine, str(folder), str(target))
                for _ in range(repeat)
                for engine, target in targets.items()
            ]
            if not same(*(pd.read_parquet(target) for target in targets.values())):
                raise RuntimeError(f"{question}: DuckDB and pandas give different answers on {folder}")
            rows.append(_compared(question, runs))
    return rows


def _compared(question: str, runs: list[Row]) -> Row:
    row: Row = {"question": question}
    for engine in ("pandas", "duckdb"):
        own = [run for run in runs if run["engine"] == engine]
        row[f"{engine}_s"] = median(run["seconds"] for run in own)
        row[f"{engine}_mb"] = max(run["peak_mb"] for run in own)
    return {**row, "times_faster": row["pandas_s"] / row["duckdb_s"]}


def _apart(*arguments: str) -> Row:
    command = [sys.executable, str(Path(__file__).resolve()), "--child", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{run.stderr}")
    row: Row = json.loads(run.stdout)
    return row


def _child(arguments: list[str]) -> int:
    what, *rest = arguments
    print(json.dumps(loaded(*rest) if what == "load" else answered(*rest)))
    return 0


def _scaled(scale: int, folder: Path) -> None:
    # Imported here: only whoever makes the folder needs the generator.
    from generator.scaled import write_scaled
    from iplab import registry
    from make_practice import world

    write_scaled(world(), registry.read(HERE), folder, scale)


def measured(folder: Path, given: argparse.Namespace) -> Row:
    """All measurements; the size of the scaled set stands with them."""
    publications = sum(
        len(pd.read_parquet(path, columns=["pub_no"])) for path in sorted((folder / "patents").glob("*.parquet"))
    )
    result: Row = {"publications": publications, "questions": questions(folder, given.repeat), "tables": tables()}
    result["search"] = bench_search.measured(None, 60, 4)
    return result if given.no_build else {**result, "build": built()}


def shown(result: Row) -> str:
    """The measurements as a small text table."""
    lines = [f"{result['publications']:,} publications; DuckDB and pandas give equal answers", ""]
    lines += [pd.DataFrame(result["questions"]).round(2).to_string(index=False), ""]
    lines += [pd.DataFrame(result["tables"]).round(3).head(15).to_string(index=False)]
    lines += [
        f"all {len(result['tables'])} practice tables: {sum(row['cold_s'] for row in result['tables']):.1f} s cold"
    ]
    lines += ["", "the search desk on the practice collection", bench_search.shown(result["search"])]
    if "build" in result:
        build = result["build"]
        lines += [f"making all: {build['seconds']:.0f} s, {'as committed' if build['as_committed'] else build['said']}"]
    return "\n".join(lines)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scaled", type=Path, metavar="FOLDER", help="a folder that make_practice.py --scale wrote")
    parser.add_argument("--scale", type=int, default=10, help="without a folder: chunks of 12,000 publications to make")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--no-build", action="store_true", help="leave out the making of all tables")
    parser.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        return _child(given.child)
    with tempfile.TemporaryDirectory() as made:
        folder = given.scaled or Path(made)
        if not given.scaled:
            _scaled(given.scale, folder)
        result = measured(folder, given)
    print(shown(result))
    if given.json:
        given.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
