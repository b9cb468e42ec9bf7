"""A plain search, as a trainee could run it: words and classes of two blocks, seen from outside (no hidden column)."""

import unicodedata
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.judging import concepts
from generator.patent_classes import as_printed
from generator.phrases import american
from generator.topic_concepts import Topic
from generator.vocabulary import Concept

Flags = npt.NDArray[np.bool_]
BLOCKS = ("F1", "F2")  # what makes a document relevant at all: the thing and its first feature


@dataclass(frozen=True)
class Strategy:
    """What goes into each block of the query."""

    languages: tuple[str, ...] = ("zh", "en")
    synonyms: bool = True
    words: bool = True
    classes: bool = True
    earlier: bool = True  # the places that a class had before it was moved
    title_only: bool = False


FULL = Strategy()


@dataclass
class Collection:
    """The searchable text and classes of publications; each word is looked up once."""

    publications: pd.DataFrame
    codes: pd.DataFrame
    texts: dict[str, list[str]] = field(default_factory=dict)
    symbols: list[frozenset[str]] = field(default_factory=list)
    known: dict[tuple[str, str], Flags] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Normalise once: full-width letters, capitals and hyphens hide no word."""
        for language in ("zh", "en"):
            title, abstract = (normal(self.publications[f"{one}_{language}"]) for one in ("title", "abstract"))
            self.texts[f"title_{language}"] = title.tolist()
            self.texts[language] = (title + " " + abstract).tolist()
        printed = self.codes.groupby("pub_no", sort=True)["ipc"].agg(frozenset)
        nothing: frozenset[str] = frozenset()
        self.symbols = [printed.get(number, nothing) for number in self.publications["pub_no"]]

    def found(self, topic: Topic, strategy: Strategy) -> Flags:
        """Which publications hold a word or a class of every block."""
        return self.block(topic, BLOCKS[0], strategy) & self.block(topic, BLOCKS[1], strategy)

    def block(self, topic: Topic, name: str, strategy: Strategy) -> Flags:
        """Which publications hold a name or a class of one feature of the topic."""
        held = concepts(topic)
        hit = np.zeros(len(self.publications), dtype=bool)
        for language in strategy.languages if strategy.words else ():
            place = f"title_{language}" if strategy.title_only else language
            for term in terms(held[name], language, strategy.synonyms):
                hit |= self.word(term, place)
        if strategy.classes:
            # A class that the thing shares with its feature would join both blocks into one.
            shared = set() if name == "F1" else symbols(held["F1"], strategy.earlier)
            hit |= self.classed(symbols(held[name], strategy.earlier) - shared)
        return hit

    def word(self, term: str, place: str) -> Flags:
        """Which publications hold a normalised term in "zh", "en" (title and abstract), "title_zh" or "title_en"."""
        key = (term, place)
        if key not in self.known:
            self.known[key] = np.array([term in text for text in self.texts[place]], dtype=bool)
        return self.known[key]

    def classed(self, wanted: set[str]) -> Flags:
        """Which publications carry one of the symbols."""
        key = ("|".join(sorted(wanted)), "ipc")
        if key not in self.known:
            self.known[key] = np.array([not wanted.isdisjoint(held) for held in self.symbols], dtype=bool)
        return self.known[key]


@cache
def earlier_symbols(symbol: str) -> frozenset[str]:
    """Where documents were put before the class came to be, in any version of the scheme since 2008.

    >>> "F24J2/02" in earlier_symbols("F24S20/30"), earlier_symbols("B22F9/08")
    (True, frozenset())
    """
    days = pd.Series(pd.to_datetime([f"{year}-06-30" for year in range(2008, 2026)]))
    return frozenset(as_printed(pd.Series([symbol] * len(days)), days)) - {symbol, ""}


def symbols(concept: Concept, earlier: bool = True) -> set[str]:
    """The classes of a concept, with or without their earlier places."""
    older = {old for one in concept.ipc for old in earlier_symbols(one)} if earlier else set()
    return set(concept.ipc) | older


def terms(concept: Concept, language: str, synonyms: bool = True) -> list[str]:
    """The names of a concept as they are searched: the standard one, or all, in British and American spelling."""
    names = (concept.zh if language == "zh" else concept.en)[: None if synonyms else 1]
    spelt = [one for name in names for one in ((name, american(name)) if language == "en" else (name,))]
    return list(dict.fromkeys(plain(one) for one in spelt))


def plain(text: str) -> str:
    """Half width, lower case, hyphens as spaces.

    >>> plain("ＬＥＤ Two-Stage")
    'led two stage'
    """
    return unicodedata.normalize("NFKC", text).lower().replace("-", " ")


def normal(texts: pd.Series) -> pd.Series:
    """A column of texts, normalised; missing ones are empty."""
    return texts.fillna("").map(plain)
