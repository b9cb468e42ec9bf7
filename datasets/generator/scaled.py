"""The practice patents a hundred times over: by the same functions, 12,000 publications at a time, as Parquet files.

A folder a table, a file a chunk. Numbers never come twice; citations go within a chunk and to a sample of earlier ones,
so that memory stays bounded however many chunks there are.
"""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow
from iplab.registry import Table
from iplab.schemas import STORED
from pyarrow import parquet

from generator.citations import Pool, cites, documents
from generator.legal_events import events, first_names, numbered_events
from generator.patent_numbers import CHUNKS
from generator.patents import made_chunk, public
from generator.world import World

TABLES = ("patents", "patent_applicants", "ipc_codes", "priorities", "legal_events", "citations")
_held: list[World] = []  # the world of a worker process


def write_scaled(world: World, tables: dict[str, Table], folder: Path, scale: int, processes: int = 2) -> None:
    """Write `scale` chunks of the patent tables into folder/TABLE/part-NNN.parquet; tables: the registry's entries.

    ValueError for a scale beyond the numbers that the offices' running series are divided into.
    """
    if not 1 <= scale <= CHUNKS:
        raise ValueError(f"scale must lie between 1 and {CHUNKS}, got {scale}")
    for name in TABLES:
        (folder / name).mkdir(parents=True, exist_ok=True)
    pool, wanted = Pool(), {name: tables[name] for name in TABLES}
    with ProcessPoolExecutor(processes, initializer=_held.append, initargs=(world,)) as workers:
        for number, held in enumerate(workers.map(partial(_chunk, tables=wanted, folder=folder), range(scale))):
            made = cites(held, pool.held if number else held.iloc[:0], world.random(f"citations/{number}"))
            _write(made, wanted["citations"], folder, number)
            pool.add(held, world.random(f"citations/pool/{number}"))


def _chunk(number: int, tables: dict[str, Table], folder: Path) -> pd.DataFrame:
    """Make and write one chunk, all but its citations; what may be cited comes back."""
    world = _held[0]
    made = made_chunk(world, number)
    happened = events(made.applications, first_names(made.publications), world.random(f"legal_events/{number}"))
    frames = {
        "patents": public(made), "patent_applicants": made.applicants, "ipc_codes": made.classes,
        "priorities": made.priorities, "legal_events": numbered_events(happened, number),
    }  # fmt: skip
    for name, frame in frames.items():
        _write(frame, tables[name], folder, number)
    return documents(made.publications, world.random(f"citations/pull/{number}"))


def _write(frame: pd.DataFrame, table: Table, folder: Path, number: int) -> None:
    columns = {
        one.name: pyarrow.array(frame[one.name], type=STORED[one.dtype], from_pandas=True) for one in table.columns
    }
    parquet.write_table(pyarrow.table(columns), folder / table.name / f"part-{number:03d}.parquet", compression="zstd")
