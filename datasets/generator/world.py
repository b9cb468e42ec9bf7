"""The world that all practice tables share: each table is made once, from the tables it stands on."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

Maker = Callable[["World"], pd.DataFrame]


class World:
    """Tables by name, made when first asked for; the hand-written ones are read from their files.

    world["institutions"] is a copy, so that no maker can change what another one sees.
    makers make a table by name; written are the files of the others.
    """

    def __init__(self, makers: Mapping[str, Maker], written: Mapping[str, Path]) -> None:  # noqa: D107 - told above
        self._makers, self._written = makers, written
        self._made: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        """A copy of a table."""
        if name not in self._made:
            self._made[name] = self._makers[name](self) if name in self._makers else _read(self._written[name])
        return self._made[name].copy()

    @staticmethod
    def random(name: str) -> np.random.Generator:
        """The random numbers of one table (or of one step of it, "tickets/ratings"); the same on every machine."""
        digest = hashlib.sha256(name.encode()).digest()
        return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def _read(path: Path) -> pd.DataFrame:
    # Codes keep their zeros: what looks like a number and is none stays text, as the maker of the file wrote it.
    return pd.read_csv(path, dtype={"code": str}, keep_default_na=False, na_values={"n": [""], "rate_percent": [""]})
