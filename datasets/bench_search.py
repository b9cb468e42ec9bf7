"""How fast the search desk is: building its index, opening it, 200 mixed queries, and three other ways to search.

python datasets/bench_search.py [--scaled FOLDER] [--queries 200] [--others 8] [--json FILE]
Without a folder the 12,000 practice publications are searched; with one of make_practice.py --scale, all of its.
Each measurement runs in a process of its own. The other ways (pandas str.contains, SQLite FTS5 with its unicode61 and
its trigram tokenizer) answer the same words; what they find is held against a plain reading of every text.
"""

import argparse
import json
import os
import random
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

Row = dict[str, Any]
WAYS = ("pandas", "unicode61", "trigram")


def peak_mb() -> float:
    """Peak resident memory of this process in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def collection(folder: Path | None) -> Any:
    """The practice collection, or all chunks of a scaled folder as one."""
    from iplab.search import collection as collections

    if folder is None:
        return collections.table()
    patents, classes = (pd.read_parquet(folder / name) for name in ("patents", "ipc_codes"))
    return collections.of(collections.fields(patents, classes), f"scaled-{len(patents)}")


def queries(frame: pd.DataFrame, wanted: int) -> list[tuple[str, str]]:
    """(kind, query): words, sets, distances, truncations, fields, classes, dates; the same on each run."""
    dice = random.Random(20_260_101)
    sample = frame.sample(min(4_000, len(frame)), random_state=1)
    drawn = [_Draw(title, symbols) for title, symbols in zip(sample["TI"], sample["IPC"], strict=True)]
    # A query asks for what stands together somewhere, as a searcher's does: all its words are of one publication.
    whole = [one for one in drawn if one.zh and len(one.en) > 1 and one.symbols]
    names = list(KINDS)
    return [(kind, KINDS[kind](dice.choice(whole), dice)) for kind in (names[n % len(names)] for n in range(wanted))]


class _Draw:
    """The words and classes of one publication."""

    def __init__(self, title: str, symbols: list[str]) -> None:
        self.zh: list[str] = re.findall("[一-鿿]{6,}", title)
        self.en: list[str] = re.findall("[A-Za-z]{5,}", title)
        self.symbols = symbols

    def piece(self, size: int, dice: random.Random) -> str:
        run = dice.choice(self.zh)
        start = dice.randrange(len(run) - size + 1)
        return run[start : start + size]

    def word(self, dice: random.Random) -> str:
        return dice.choice(self.en)


KINDS: dict[str, Callable[[_Draw, random.Random], str]] = {
    "word": lambda one, dice: dice.choice([one.piece(2, dice), one.word(dice)]),
    "phrase": lambda one, dice: f"TI={one.piece(4, dice)}",
    "or block": lambda one, dice: f"{one.piece(3, dice)} OR {one.piece(4, dice)} OR {one.word(dice)}",
    "and": lambda one, dice: f"({one.piece(2, dice)} OR {one.en[0]}) AND ({one.piece(3, dice)} OR {one.en[-1]})",
    "not": lambda one, dice: f"{one.piece(2, dice)} NOT TI={one.piece(2, dice)}",
    "truncated": lambda one, dice: f"{one.en[0][:5]}* AND {one.en[-1][:4]}*",
    "near": lambda one, dice: dice.choice(
        [f"{one.piece(2, dice)} NEAR8 {one.piece(2, dice)}", f"{one.en[0]} ADJ3 {one.en[1]}"]
    ),
    "class": lambda one, dice: f"IPC={one.symbols[0][:4]} AND {one.piece(2, dice)}",
    "group": lambda one, dice: f"IPC={one.symbols[0].split('/', maxsplit=1)[0]}/00/low OR IPC={one.symbols[-1]}",
    "date": lambda one, dice: f"PD=[{dice.randint(2010, 2018)} TO {dice.randint(2019, 2024)}] AND {one.piece(3, dice)}",
    "kind": lambda one, dice: f"KC=U AND {one.piece(2, dice)}",
    "applicant": lambda one, dice: f"PA={one.piece(2, dice)} OR TA={one.piece(3, dice)}",
}


def built(folder: Path | None) -> Row:
    """Seconds to read the tables and to build the index, its size, and the memory that takes."""
    start = time.perf_counter()
    made = collection(folder)
    read = time.perf_counter() - start
    made.path.unlink(missing_ok=True)
    start = time.perf_counter()
    made.connect().close()
    row = {"publications": len(made.frame), "read_s": read, "build_s": time.perf_counter() - start}
    return {**row, "index_mb": made.path.stat().st_size / 1e6, "peak_mb": peak_mb()}


def opened(folder: Path | None) -> Row:
    """Seconds until a desk can be asked when its index is in the cache, and of the first answer."""
    from iplab import search

    start = time.perf_counter()
    desk = search.SearchDesk(collection(folder))
    ready = time.perf_counter() - start
    desk.try_out("太阳能")
    return {"ready_s": ready, "first_answer_s": time.perf_counter() - start - ready}


def asked(folder: Path | None, wanted: int) -> Row:
    """Milliseconds of each query, p50 and p95 of all and of each kind, and the memory with all tables in it."""
    from iplab import search

    desk = search.SearchDesk(collection(folder))
    rows = []
    for kind, query in queries(desk.collection.frame, wanted):
        start = time.perf_counter()
        hits = len(desk.try_out(query))
        rows.append((kind, hits, 1000 * (time.perf_counter() - start), query))
    frame = pd.DataFrame(rows, columns=["kind", "hits", "ms", "query"])
    kinds = [{"kind": kind, **_spread(some)} for kind, some in frame.groupby("kind", sort=False)]
    slowest = frame.nlargest(3, "ms")[["query", "hits", "ms"]].to_dict("records")
    ranked = _ranked(desk, frame["query"].head(24).tolist())
    return {"queries": wanted, **_spread(frame), "kinds": kinds, "slowest": slowest, **ranked, "peak_mb": peak_mb()}


def _spread(frame: pd.DataFrame) -> Row:
    p50, p95 = np.percentile(frame["ms"], [50, 95])
    return {"hits": float(frame["hits"].median()), "p50_ms": float(p50), "p95_ms": float(p95)}


def _ranked(desk: Any, texts: list[str]) -> Row:
    times = []
    for text in texts:
        hits = desk.try_out(text)
        start = time.perf_counter()
        hits.top(10)
        times.append(1000 * (time.perf_counter() - start))
    return {"top10_p50_ms": float(np.percentile(times, 50)), "top10_p95_ms": float(np.percentile(times, 95))}


def compared(folder: Path | None, wanted: int) -> Row:
    """The same words asked of the desk and of three other ways; wrong: answers that differ from a plain reading."""
    from iplab import search

    desk = search.SearchDesk(collection(folder))
    texts = _both(desk.collection.frame)
    words = [query for kind, query in queries(desk.collection.frame, 12 * wanted) if kind == "word"][:wanted]
    with tempfile.TemporaryDirectory() as kept:
        answers = {"desk": _by_desk(desk), "pandas": _by_pandas(texts)}
        made = {way: _tables(Path(kept) / f"{way}.db", texts, way) for way in WAYS[1:]}
        answers |= {way: _by_fts(held) for way, (held, _) in made.items()}
        costs = {way: cost for way, (_, cost) in made.items()}
        rows = [_way(name, answer, words, texts) | costs.get(name, {}) for name, answer in answers.items()]
    if rows[0]["wrong"]:
        raise RuntimeError(f"the desk finds other publications than a plain reading for {rows[0]['wrong']} words")
    return {"words": len(words), "ways": rows}


def _both(frame: pd.DataFrame) -> pd.Series:
    return pd.Series([f"{title}\n{text}" for title, text in zip(frame["TI"], frame["AB"], strict=True)])


def _way(name: str, answer: Callable[[str], set[int]], words: list[str], texts: pd.Series) -> Row:
    times, wrong = [], 0
    for word in words:
        start = time.perf_counter()
        found = answer(word)
        times.append(1000 * (time.perf_counter() - start))
        wrong += found != _truth(word, texts)
    return {"way": name, "p50_ms": float(np.median(times)), "p95_ms": float(np.percentile(times, 95)), "wrong": wrong}


_KNOWN: dict[str, set[int]] = {}


def _truth(word: str, texts: pd.Series) -> set[int]:
    """Read text by text: a Chinese word anywhere, an English one as a whole."""
    if word not in _KNOWN:
        edges = r"(?<![a-z0-9]){}(?![a-z0-9])" if word.isascii() else "{}"
        pattern = re.compile(edges.format(re.escape(word.lower())))
        _KNOWN[word] = {number for number, text in enumerate(texts, 1) if pattern.search(text.lower())}
    return _KNOWN[word]


def _by_desk(desk: Any) -> Callable[[str], set[int]]:
    return lambda word: set(desk.try_out(f"TA={word}").rows.tolist())


def _by_pandas(texts: pd.Series) -> Callable[[str], set[int]]:
    return lambda word: set((np.flatnonzero(texts.str.contains(word, case=False, regex=False)) + 1).tolist())


def _by_fts(held: sqlite3.Connection) -> Callable[[str], set[int]]:
    return lambda word: {row for (row,) in held.execute("SELECT rowid FROM words WHERE words MATCH ?", (f'"{word}"',))}


def _tables(path: Path, texts: pd.Series, tokenizer: str) -> tuple[sqlite3.Connection, Row]:
    start = time.perf_counter()
    held = sqlite3.connect(path)
    held.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    held.execute(f"CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='{tokenizer}')")
    held.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", enumerate(texts, 1))
    held.commit()
    return held, {"build_s": time.perf_counter() - start, "index_mb": path.stat().st_size / 1e6}


CHILDREN: dict[str, Callable[..., Row]] = {"built": built, "opened": opened, "asked": asked, "compared": compared}


def measured(folder: Path | None, wanted: int, others: int) -> Row:
    """All measurements, each in its own process, with an index folder of their own."""
    with tempfile.TemporaryDirectory() as cache:
        result = {name: _apart(cache, folder, name) for name in ("built", "opened")}
        result["asked"] = _apart(cache, folder, "asked", wanted)
        return {**result, "compared": _apart(cache, folder, "compared", others)} if others else result


def _apart(cache: str, folder: Path | None, name: str, *given: int) -> Row:
    command = [sys.executable, str(Path(__file__).resolve()), "--child", name, str(folder or ""), *map(str, given)]
    environment = {**os.environ, "IPLAB_SEARCH_CACHE": cache}
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if run.returncode:
        raise RuntimeError(f"{' '.join(command[2:])} failed:\n{run.stderr}")
    row: Row = json.loads(run.stdout)
    return row


def shown(result: Row) -> str:
    """The measurements as small text tables."""
    head = pd.DataFrame([{**result["built"], **result["opened"]}]).round(2).to_string(index=False)
    asked_ = {key: value for key, value in result["asked"].items() if key not in ("kinds", "slowest")}
    parts = [head, pd.DataFrame([asked_]).round(1).to_string(index=False)]
    parts += [pd.DataFrame(result["asked"][key]).round(1).to_string(index=False) for key in ("kinds", "slowest")]
    if "compared" in result:
        parts += [pd.DataFrame(result["compared"]["ways"]).round(1).to_string(index=False, na_rep="")]
    return "\n\n".join(parts)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scaled", type=Path, metavar="FOLDER", help="a folder that make_practice.py --scale wrote")
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--others", type=int, default=8, help="words asked of the other ways too; 0 leaves them out")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        name, folder, *rest = given.child
        print(json.dumps(CHILDREN[name](Path(folder) if folder else None, *map(int, rest))))
        return 0
    result = measured(given.scaled, given.queries, given.others)
    print(shown(result))
    if given.json:
        given.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
