"""Terms of a set of publications: what its texts repeat as a whole, Chinese strings and English phrases alike.

A string is kept when no longer one explains nine tenths of it (a maximal repeat; Lebart, Salem and Berry 1998, chapter
on repeated segments) and when it stands oftener in the set than in the collection. Words of claim language part texts
and are no terms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from iplab.search import index
from iplab.search.nodes import Phrase, Span
from iplab.search.text import BREAK, HAN

if TYPE_CHECKING:
    from iplab.search.desk import Hits

SAMPLE = 600  # publications that are read; how many hits hold a term is counted over all of them
LONGEST_HAN, LONGEST_WORDS = 12, 5
EXPLAINED, LIFT = 0.9, 1.5
CANDIDATES = 400
RUN = re.compile(rf"[{HAN}](?: [{HAN}])*|[^\s{HAN}]+(?: [^\s{HAN}]+)*")
# What parts Chinese text, but not within 饱和, 在线, 自由度 and their like.
APART_HAN = re.compile(
    "所述|一种|以及|包括|包含|其中|用于|设置|设有|具有|采用|通过|并且|从而|进行|根据|特征在于|本发明|本实用新型|提供了?"
    "|涉及|公开了?|技术领域|技术问题|为了?解决|能够|可以|至少|多个|若干|依次|之间|上述|使得?|利用|实现|含有|组成|构成"
    "|[的了该及或其并均将被把是为]|(?<![饱缓温调总中])和|(?<!参)与|在(?!线)|(?<!自)由|(?<![基大小])于"
)
APART_WORDS = frozenset(
    """
    a an and are as at be between by can comprise comprised comprises comprising for from has have
    having in include included includes including into invention is it its least of on one or present
    provided provides relates said so such that the their thereby thereof this to used using wherein
    when which while with disclosed intended based made also each first
    second third according being field technical not than more
    """.split()  # noqa: SIM905 (a list of ninety words in quotation marks is hard to read)
)


def terms(hits: Hits, most: int) -> pd.DataFrame:
    """The terms of a set: term, hits, in_all (of the collection), lift; the most telling first."""
    titles, abstracts = zip(*_texts(hits), strict=True) if len(hits) else ((), ())
    counted = _counted(f"{title}{BREAK}{text}" for title, text in zip(titles, abstracts, strict=True))
    # A title names the thing and stops; in a sentence the next verb would seem to belong to the name.
    whole = _maximal(counted).keys() | _maximal(_counted(titles)).keys()
    grams = {gram: counted[gram] for gram in whole}
    least = max(2, min(len(hits), SAMPLE) // 20)
    likely = sorted((gram for gram, held in grams.items() if held >= least), key=lambda gram: (-grams[gram], gram))
    frame = pd.DataFrame([_row(hits, gram) for gram in likely[:CANDIDATES]], columns=["term", "hits", "in_all"])
    size, total = max(1, len(hits)), max(1, len(hits.desk.collection.frame))
    frame["lift"] = frame["hits"] / size / (frame["in_all"].clip(lower=1) / total)
    frame = frame[(frame["hits"] >= 2) & (frame["lift"] > LIFT)]
    weight = frame["hits"] * np.log(frame["lift"]) * np.log2(2 + frame["term"].map(_length))
    ranked = frame.assign(weight=weight).sort_values(["weight", "term"], ascending=[False, True])
    return ranked.drop(columns="weight").head(most).round({"lift": 2}).reset_index(drop=True)


def grams_of(line: str) -> Iterator[str]:
    """All strings of a spelt line that may be a term, and those longer by one, which explain what is cut from them.

    >>> sorted(grams_of("一 种 太 阳 灶 的 锅 架"))
    ['太阳', '太阳灶', '锅架', '阳灶']
    """
    for run in RUN.findall(line):
        if re.match(f"[{HAN}]", run):
            for piece in APART_HAN.split(run.replace(" ", "")):
                yield from _windows(list(piece), 2, LONGEST_HAN + 1, "")
        else:
            for words in _parted(run.split(" ")):
                yield from _windows(words, 1, LONGEST_WORDS + 1, " ")


def _texts(hits: Hits) -> Iterator[tuple[str, str]]:
    """Title and abstract of up to SAMPLE hits, evenly spread over the set: the same set gives the same."""
    rows = hits.rows[np.unique(np.linspace(0, len(hits) - 1, min(SAMPLE, len(hits))).astype(int))] if len(hits) else []
    asked = f"SELECT {index.column('TI')}, {index.column('AB')} FROM texts WHERE id = ?"
    for row in rows:
        yield hits.desk.engine.held.execute(asked, (int(row),)).fetchone()


def _counted(texts: Iterable[str]) -> Counter[str]:
    """How many texts hold each string."""
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update({gram for line in text.split(BREAK) for gram in grams_of(line)})
    return Counter({gram: held for gram, held in counted.items() if held > 1})


def _maximal(counted: Counter[str]) -> dict[str, int]:
    """Without the strings that mostly stand within one longer string."""
    longer: dict[str, int] = {}
    for gram, held in counted.items():
        for part in _shorter(gram):
            longer[part] = max(held, longer.get(part, 0))
    whole = (gram for gram, held in counted.items() if longer.get(gram, 0) < EXPLAINED * held)
    return {gram: counted[gram] for gram in whole if _length(gram) <= (LONGEST_WORDS if " " in gram else LONGEST_HAN)}


def _shorter(gram: str) -> tuple[str, ...]:
    if " " in gram:
        return gram.split(" ", 1)[1], gram.rsplit(" ", 1)[0]
    return (gram[1:], gram[:-1]) if re.match(f"[{HAN}]", gram) else ()


def _row(hits: Hits, gram: str) -> tuple[str, int, int]:
    words = tuple(gram) if re.match(f"[{HAN}]", gram) else tuple(gram.split(" "))
    expression = hits.desk.engine.expression(Phrase(Span(0, 0), words, "TA"), gram)
    rows: NDArray[np.int64] = hits.desk.engine.match(expression or "")
    return gram, len(np.intersect1d(rows, hits.rows, assume_unique=True)), len(rows)


def _parted(words: list[str]) -> Iterator[list[str]]:
    piece: list[str] = []
    for word in [*words, ""]:
        if word in APART_WORDS or not word or word.isdigit():
            yield piece
            piece = []
        else:
            piece.append(word)


def _windows(tokens: list[str], shortest: int, longest: int, between: str) -> Iterator[str]:
    for size in range(shortest, longest + 1):
        for start in range(len(tokens) - size + 1):
            gram = between.join(tokens[start : start + size])
            if len(gram) > 1:
                yield gram


def _length(gram: str) -> int:
    """Characters of a Chinese string, words of an English one."""
    return len(gram) if re.match(f"[{HAN}]", gram) else len(gram.split(" "))
