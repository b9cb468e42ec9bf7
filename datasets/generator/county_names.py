"""Names of invented counties, and what is grown and made there.

No real county, county-level city or district begins with any of these stems (held against china-division 2.7.0).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("rights.yaml").read_text(encoding="utf-8"))
FIRST: dict[str, str] = WORDS["county_first"]
SECOND: dict[str, str] = WORDS["county_second"]


@dataclass(frozen=True)
class Product:
    """A kind of produce; a mark may call it otherwise than the product recognition does."""

    zh: str
    en: str
    pinyin: str
    other_zh: str
    other_en: str
    other_pinyin: str
    category: str
    group: str


SOUTH, NORTH = ([Product(*row) for row in WORDS[part]] for part in ("south", "north"))


def produce(province: str) -> list[Product]:
    """What is grown and made in a province."""
    return NORTH if province in WORDS["northern"] else SOUTH


def stems(random: np.random.Generator) -> Iterator[tuple[str, str]]:
    """Invented place names, each once: two characters and their pinyin."""
    every = [(a, b) for a in FIRST for b in SECOND if a + b not in WORDS["real_towns"]]
    for position in random.permutation(len(every)):
        first, second = every[position]
        yield first + second, f"{FIRST[first]} {SECOND[second]}"


def joined(syllables: str) -> str:
    """Pinyin as a place name: one word, with an apostrophe before a, e, o within it."""
    first, *rest = syllables.split()
    return (first + "".join(f"'{one}" if one[0] in "aeo" else one for one in rest)).capitalize()


def sound(name: str) -> str:
    """The pinyin of the name of a GI: place, then produce as the product or the mark calls it."""
    place, rest = name[:2], name[2:]
    sounds = {one.zh: one.pinyin for one in SOUTH + NORTH} | {one.other_zh: one.other_pinyin for one in SOUTH + NORTH}
    return f"{FIRST[place[0]]} {SECOND[place[1]]} {sounds[rest]}"
