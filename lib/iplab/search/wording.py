"""From the words of a phrase to what the index holds: truncation and stems become lists of words, characters pairs."""

from __future__ import annotations

import itertools
import re
import sqlite3
from collections.abc import Iterator
from math import prod

import snowballstemmer

from iplab.search.errors import QueryError
from iplab.search.nodes import Phrase
from iplab.search.text import HAN, is_han, pairs

MOST_FORMS = 500  # words that one phrase may stand for
MOST_TRIED = 20_000  # beginnings of such words that are looked through
SIGNS = {"*": r"[^\s]*", "+": r"[^\s]*", "?": r"[^\s]?", "#": r"[^\s]"}


class Wording:
    """The words of an index. stems: an English word stands for its other forms too (cooker: cookers, cooking)."""

    def __init__(self, held: sqlite3.Connection, *, stems: bool = False) -> None:
        """held: an index (index.connect)."""
        self.held, self.stems = held, stems
        self._stemmer = snowballstemmer.stemmer("english")
        self._families: dict[str, list[str]] = {}

    def strings(self, phrase: Phrase, query: str) -> list[str]:
        """FTS5 strings for a phrase, to be joined by OR. QueryError when it stands for too many words.

        No string at all: some word of the phrase is in no text.
        """
        choices = [self._choices(list(run), before, after) for run, before, after in _runs(phrase.words)]
        if prod(map(len, choices)) > MOST_FORMS:
            raise _too_many(phrase, query)
        made = ([word for some in chosen for word in some] for chosen in itertools.product(*choices))
        return [_string(words) for words in dict.fromkeys(map(tuple, made)) if words]

    def pattern(self, phrase: Phrase) -> str:
        """A regular expression for a phrase in spelt text (text.spelt): words parted by one blank."""
        parts = []
        for word in phrase.words:
            if word in ("?", "#"):
                parts.append(rf"(?:[{HAN}] ){'?' if word == '?' else ''}")
            else:
                parts.append(self._pattern(word) + " ")
        return "".join(parts).removesuffix(" ")

    def _pattern(self, word: str) -> str:
        if self.stems and not re.search(r"[*+?#]", word) and not is_han(word):
            return f"(?:{'|'.join(map(re.escape, self._family(word)))})"
        return "".join(SIGNS.get(sign, re.escape(sign)) for sign in word)

    def _forms(self, word: str, after: str) -> list[str]:
        """The words that one word of a phrase stands for; the last of a phrase may stay truncated."""
        if word in ("?", "#") or is_han(word):
            return [word]
        if not re.search(r"[*+?#]", word):
            return self._family(word) if self.stems else [word]
        start = re.match(r"[^*+?#]*", word).group()  # type: ignore[union-attr]
        if word in (f"{start}*", f"{start}+") and not after:
            return [f"{start}*"]
        return self._matching(start, self._pattern(word))

    def _matching(self, start: str, pattern: str) -> list[str]:
        rows = self.held.execute(
            "SELECT term FROM vocabulary WHERE term >= ? AND term < ?", (start, start + "\U0010ffff")
        )
        return [term for (term,) in rows if re.fullmatch(pattern, term)]

    def _family(self, word: str) -> list[str]:
        """All words of the index with the stem of this one, and the word itself."""
        if not self._families:
            for (term,) in self.held.execute("SELECT term FROM vocabulary WHERE term GLOB '[a-z]*'"):
                self._families.setdefault(self._stemmer.stemWord(term), []).append(term)
        return sorted({word, *self._families.get(self._stemmer.stemWord(word), [])})

    def _choices(self, run: list[str], before: str, after: str) -> list[tuple[str, ...]]:
        """What a word, or a run of ? and # between characters, may stand for."""
        if run[0] not in ("?", "#"):
            return [(form,) for form in self._forms(run[0], after)]
        made: list[tuple[str, ...]] = [()]
        for gap in run:
            longer = [(*some, sign) for some in made for sign in self._following(some[-1] if some else before)]
            made = longer if gap == "#" else [*made, *longer]
            if len(made) > MOST_TRIED:
                break  # too many to look through: refused with the forms
        if not is_han(after) or len(made) > MOST_TRIED:
            return made
        return [some for some in made if not some or self._known(some[-1] + after)]

    def _following(self, sign: str) -> list[str]:
        """The characters that stand after a character somewhere in the index."""
        if not is_han(sign):
            return []
        return sorted({term[1] for term in self._matching(sign, rf"[{HAN}]{{2}}")})

    def _known(self, term: str) -> bool:
        return self.held.execute("SELECT 1 FROM vocabulary WHERE term = ?", (term,)).fetchone() is not None


def _runs(words: tuple[str, ...]) -> Iterator[tuple[list[str], str, str]]:
    """Each word, and each run of ? and #, with the words before and after it ("" at the ends)."""
    runs: list[list[str]] = []
    for word in words:
        if word in ("?", "#") and runs and runs[-1][0] in ("?", "#"):
            runs[-1].append(word)
        else:
            runs.append([word])
    for before, run, after in zip([[""], *runs], runs, [*runs[1:], [""]], strict=False):
        yield run, before[-1], after[0]


def _too_many(phrase: Phrase, query: str) -> QueryError:
    written = query[phrase.span.start : phrase.span.end]
    return QueryError(
        query, phrase.span.start, f"“{written}”截词后代表的词超过 {MOST_FORMS} 个，请多写几个字",
        f"{written!r} stands for more than {MOST_FORMS} words; write more letters beside the truncation",
    )  # fmt: skip


def _string(words: tuple[str, ...]) -> str:
    """One FTS5 string, truncated where its last word is."""
    held = pairs(list(words))
    truncated = words[-1].endswith("*")
    if is_han(words[-1]):
        # The index holds the last character of a run alone; within a longer run the pair before says it all.
        truncated = len(words) == 1 or not is_han(words[-2])
        held = held if truncated else held[:-1]
    text = " ".join(held).replace("*", "").replace('"', "")
    return f'"{text}"{" *" if truncated else ""}'
