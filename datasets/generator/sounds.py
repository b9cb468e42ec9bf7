"""Invented words for marks: what sounds alike, what looks alike, what is spelt alike."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("rights.yaml").read_text(encoding="utf-8"))
SOUNDS: dict[str, str] = WORDS["sounds"]
BEFORE: dict[str, str] = WORDS["before"]
AFTER: dict[str, str] = WORDS["after"]
OF_CHARACTER = {character: sound for sound, written in SOUNDS.items() for character in written}

# Letters that are read alike.
SWAPS = (("c", "k"), ("i", "y"), ("f", "ph"), ("x", "ks"), ("v", "w"), ("s", "ss"), ("l", "ll"), ("a", "ah"))


def core(mark: str) -> str:
    """A Chinese mark without what is only put before or after it."""
    without = mark[1:] if len(mark) > 2 and mark[0] in BEFORE else mark
    return without[:-1] if len(without) > 2 and without[-1] in AFTER else without


def words(random: np.random.Generator) -> Iterator[str]:
    """Invented two-character words (one in six has three), each once."""
    characters, taken = list(OF_CHARACTER), {""}
    while True:
        length = 3 if random.random() < 1 / 6 else 2
        word = "".join(str(one) for one in random.choice(characters, length, replace=False))
        # Two characters of one sound make no name.
        if word not in taken and len({OF_CHARACTER[one] for one in word}) == length:
            taken.add(word)
            yield word


def latin_words(random: np.random.Generator) -> Iterator[str]:
    """Invented Latin words of six to ten letters, each once, capitalised."""
    taken: set[str] = set()
    while True:
        word = "".join(_syllable(random) for _ in range(int(random.integers(2, 4))))
        if 6 <= len(word) <= 10 and word not in taken and not any(one in word for one in WORDS["unwanted"]):
            taken.add(word)
            yield word.capitalize()


def _syllable(random: np.random.Generator) -> str:
    parts = (WORDS["onsets"], WORDS["vowels"], WORDS["codas"])
    return "".join(str(part[int(random.integers(len(part)))]) for part in parts)


def homophones(word: str, random: np.random.Generator) -> list[str]:
    """The word in other characters of the same sound; those that share no character with it come first."""
    every = ["".join(characters) for characters in product(*(SOUNDS[OF_CHARACTER[one]] for one in word))]
    others = [every[position] for position in random.permutation(len(every)) if every[position] != word]
    return sorted(others, key=lambda one: len(set(one) & set(word)))


def look_alikes(pairs: pd.DataFrame) -> dict[str, str]:
    """For each character of the stock one that looks like it and sounds otherwise."""
    apart = pairs[pairs["pinyin_a"] != pairs["pinyin_b"]]
    both = list(zip(apart["a"], apart["b"], strict=True)) + list(zip(apart["b"], apart["a"], strict=True))
    return {a: b for a, b in both if a in OF_CHARACTER}


def respelt(word: str) -> Iterator[str]:
    """Latin spellings that are read like the word, nearest first: one swap of letters, then two."""
    low = word.lower()
    single = [low.replace(a, b, 1) for a, b in SWAPS if a in low] + [low.replace(b, a, 1) for a, b in SWAPS if b in low]
    for one in dict.fromkeys(single):
        if one != low:
            yield one.capitalize()
