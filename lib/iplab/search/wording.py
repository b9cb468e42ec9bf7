"""From the words of a phrase to what the index holds: truncation and stems become lists of words, characters pairs."""

from __future__ import annotations

import itertools
import re
import sqlite3
from collections.abc import Iterator

import snowballstemmer

from iplab.search.errors import QueryError
from iplab.search.nodes import Phrase
from iplab.search.text import HAN, is_han, pairs

MOST_FORMS = 500  # words that one phrase may stand for
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
        choices = [self._forms(word, after) for word, after in itertools.pairwise([*phrase.words, ""])]
        made = list(itertools.islice(itertools.product(*choices), MOST_FORMS + 1))
        if len(made) > MOST_FORMS:
            written = query[phrase.span.start : phrase.span.end]
            raise QueryError(
                query, phrase.span.start, f"“{written}”截词后代表的词超过 {MOST_FORMS} 个，请多写几个字母",
                f"{written!r} stands for more than {MOST_FORMS} words; write more letters before the truncation",
            )  # fmt: skip
        spelt = itertools.chain.from_iterable(self._gapless([word for word in words if word]) for words in made)
        return [_string(words) for words in spelt]

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

    def _gapless(self, words: list[str]) -> Iterator[list[str]]:
        """The phrase without ? and # between characters: nothing (for ?) or each character that stands there."""
        place = next((number for number, word in enumerate(words) if word in ("?", "#")), None)
        if place is None:
            yield words
            return
        before, after = words[:place], words[place + 1 :]
        if words[place] == "?" and (before or after):
            yield from self._gapless(before + after)
        for sign in self._standing_between(before, after):
            yield from self._gapless([*before, sign, *after])

    def _standing_between(self, before: list[str], after: list[str]) -> list[str]:
        if not (before and is_han(before[-1])):
            return []
        found = {term[1] for term in self._matching(before[-1], rf"[{HAN}]{{2}}")}
        if after and is_han(after[0]):
            follows = {sign for sign in found if self._known(sign + after[0])}
            return sorted(follows)
        return sorted(found)

    def _known(self, term: str) -> bool:
        return self.held.execute("SELECT 1 FROM vocabulary WHERE term = ?", (term,)).fetchone() is not None


def _string(words: list[str]) -> str:
    """One FTS5 string, truncated where its last word is."""
    held = pairs(words)
    truncated = words[-1].endswith("*")
    if is_han(words[-1]):
        # The index holds the last character of a run alone; within a longer run the pair before says it all.
        truncated = len(words) == 1 or not is_han(words[-2])
        held = held if truncated else held[:-1]
    text = " ".join(held).replace("*", "").replace('"', "")
    return f'"{text}"{" *" if truncated else ""}'
