"""Names of invented firms, persons and foreign companies, from the stock in names.yaml."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import yaml

Name = tuple[str, str]  # zh, en

STOCK: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text(encoding="utf-8"))


def brands(random: np.random.Generator) -> Iterator[Name]:
    """Two-character brands with their pinyin, each once, in random order; some 450 in all."""
    every = [(a, b) for a in STOCK["first"].items() for b in STOCK["second"].items()]
    for position in random.permutation(len(every)):
        first, second = every[position]
        yield first[0] + second[0], (first[1] + second[1]).capitalize()


def persons(random: np.random.Generator) -> Iterator[Name]:
    """Invented personal names, each once: surname and two characters."""
    surnames, given = STOCK["surnames"], STOCK["given"]
    every = [(a, b, c) for a in surnames for b in given for c in given if b != c]
    for position in random.permutation(len(every)):
        family, first, second = every[position]
        yield family + first + second, f"{surnames[family]} {(given[first] + given[second]).capitalize()}"


def trade(industry: str, random: np.random.Generator) -> Name:
    """A word of the trade of an industry."""
    words = STOCK["trades"][industry]
    zh, en = words[int(random.integers(len(words)))]
    return zh, en


def legal_form(random: np.random.Generator) -> Name:
    """A legal form of a Chinese firm, by its share."""
    forms = STOCK["forms"]
    zh, en, _ = forms[int(random.choice(len(forms), p=[share for *_, share in forms]))]
    return zh, en


def companies_abroad(random: np.random.Generator) -> Iterator[tuple[str, Name]]:
    """Country and name of invented foreign companies, each name once."""
    countries = list(STOCK["foreign"])
    weights = np.array([STOCK["foreign"][country]["share"] for country in countries])
    taken: set[str] = set()
    while True:
        country = str(random.choice(countries, p=weights / weights.sum()))
        zh, en = _stem(random)
        if en in taken:
            continue
        taken.add(en)
        forms = STOCK["foreign"][country]["forms"]
        form = forms[int(random.integers(len(forms)))]
        yield country, (zh + form[0], f"{en} {form[1]}")


def _stem(random: np.random.Generator) -> Name:
    sounds = list(STOCK["syllables"].items())
    parts = [sounds[int(random.integers(len(sounds)))] for _ in range(int(random.integers(3, 5)))]
    # A bare consonant must follow a vowel, else the name could not be spoken.
    spoken = [parts[number] for number in range(len(parts)) if _can_follow(parts, number)]
    return "".join(zh for zh, _ in spoken), "".join(en for _, en in spoken).capitalize()


def _can_follow(parts: list[Name], number: int) -> bool:
    return len(parts[number][1]) > 1 or (number > 0 and len(parts[number - 1][1]) > 1)
