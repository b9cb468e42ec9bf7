"""Words near each other: the index names the texts that may hold them, then each text is read word by word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import product

from iplab.search.errors import QueryError
from iplab.search.nodes import Near, Node, Or, Phrase
from iplab.search.text import BREAK
from iplab.search.wording import MOST_FORMS, Wording

Span = tuple[int, int]  # first and last word, counted from 0
WORD = re.compile(r"\S+")
MOST_WORDS = 10**9  # more than any text has
MOST_READ, MOST_READ_NESTED = 300_000, 20_000  # texts that are read for one proximity
MOST_PAIRS = 300  # pairs of words that the index is asked for one by one


def reading(node: Near, wording: Wording, query: str) -> Callable[[str], bool]:
    """Whether a spelt text (text.spelt, lines parted by BREAK) holds what a proximity asks for."""
    if not _nested(node):
        # One pattern reads fastest; it can't run away, since only one distance is open in it.
        return _holds(re.compile(rf"(?<!\S)(?:{_pattern(node, wording)})(?!\S)"))
    spans = _spans(node, wording, query)
    return lambda text: any(spans(line) for line in text.split(BREAK))


def refuse_the_endless(node: Near, texts: int, query: str) -> None:
    """QueryError when so many texts would have to be read: common words near each other stand nearly everywhere."""
    most = MOST_READ_NESTED if _nested(node) else MOST_READ
    if texts > most:
        raise QueryError(
            query, node.span.start, f"这些词太常见：要逐篇阅读 {texts:,} 篇，最多 {most:,} 篇。请换成更专的词",
            f"these words are too common: {texts:,} texts would have to be read, at most {most:,}. Take rarer words",
        )  # fmt: skip


def expression(node: Near, strings: Callable[[Phrase], list[str]]) -> str:
    """An FTS5 expression, without its columns, for all that the proximity can find and more; "" finds nothing."""
    if _nested(node):
        parts = [expression(side, strings) if isinstance(side, Near) else _any(side, strings) for side in _sides(node)]
        return f"({' AND '.join(parts)})" if all(parts) else ""
    sides = [_strings(side, strings) for side in (node.left, node.right)]
    if not all(sides):
        return ""
    if len(sides[0]) * len(sides[1]) > MOST_PAIRS:
        return f"(({' OR '.join(sides[0])}) AND ({' OR '.join(sides[1])}))"
    # The index holds a word of Chinese less by its last character: one more between is allowed here.
    return f"({' OR '.join(f'NEAR({left} {right}, {node.between + 1})' for left, right in product(*sides))})"


def _holds(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.search(text) is not None


def _nested(node: Near) -> bool:
    return _far(node.left) or _far(node.right)


def _far(node: Node) -> bool:
    return any(map(_far, node.parts)) if isinstance(node, Or) else isinstance(node, Near)


def _sides(node: Near) -> list[Node]:
    """What a chain of distances joins, without the brackets between: deep brackets are too much for FTS5."""
    sides: list[Node] = []
    for side in (node.left, node.right):
        sides += _sides(side) if isinstance(side, Near) and _nested(side) else [side]
    return sides


def _any(node: Node, strings: Callable[[Phrase], list[str]]) -> str:
    found = _strings(node, strings)
    return f"({' OR '.join(found)})" if found else ""


def _strings(node: Node, strings: Callable[[Phrase], list[str]]) -> list[str]:
    if isinstance(node, Phrase):
        return strings(node)
    if isinstance(node, Or):
        return [text for part in node.parts for text in _strings(part, strings)]
    assert isinstance(node, Near)
    found = expression(node, strings)
    return [found] if found else []


def _pattern(node: Node, wording: Wording) -> str:
    if isinstance(node, Phrase):
        return wording.pattern(node)
    if isinstance(node, Or):
        return f"(?:{'|'.join(_pattern(part, wording) for part in node.parts)})"
    assert isinstance(node, Near)
    left, right = f"(?:{_pattern(node.left, wording)})", f"(?:{_pattern(node.right, wording)})"
    between = rf"(?: {{1,2}}\S+){{0,{node.between}}} {{1,2}}"
    return left + between + right if node.ordered else f"(?:{left}{between}{right}|{right}{between}{left})"


def _spans(node: Node, wording: Wording, query: str) -> Callable[[str], set[Span]]:
    """Where a part stands in a line, each place once: distances within distances stay countable."""
    if isinstance(node, Phrase):
        return _of_phrase(_shapes(node, wording, query))
    parts = node.parts if isinstance(node, Or) else (node.left, node.right) if isinstance(node, Near) else ()
    found = [_spans(part, wording, query) for part in parts]
    if isinstance(node, Or):
        return lambda line: set().union(*(one(line) for one in found))
    assert isinstance(node, Near)
    return lambda line: _joined(found[0](line), found[1](line), node)


def _of_phrase(shapes: list[tuple[re.Pattern[str], int]]) -> Callable[[str], set[Span]]:
    def found(line: str) -> set[Span]:
        places = {word.start(): number for number, word in enumerate(WORD.finditer(line))}
        starts = ((places[one.start()], size) for shape, size in shapes for one in shape.finditer(line))
        return {(start, start + size - 1) for start, size in starts}

    return found


def _shapes(node: Phrase, wording: Wording, query: str) -> list[tuple[re.Pattern[str], int]]:
    """The patterns of a phrase with their number of words: a ? between characters is one word or none."""
    choices = [((), (word.replace("?", "#"),)) if word == "?" else ((word,),) for word in node.words]
    if 2 ** node.words.count("?") > MOST_FORMS:
        raise QueryError(query, node.span.start, "截词符 ? 太多", "too many truncation signs ?")
    made = [tuple(word for some in chosen for word in some) for chosen in product(*choices)]
    phrases = [Phrase(node.span, words, node.field) for words in dict.fromkeys(made) if words]
    return [(re.compile(rf"(?<!\S)(?=(?:{wording.pattern(one)})(?!\S))"), len(one.words)) for one in phrases]


def _joined(left: set[Span], right: set[Span], node: Near) -> set[Span]:
    made = set(_after(left, right, node.between))
    return made if node.ordered else made.union(_after(right, left, node.between))


def _after(left: set[Span], right: set[Span], between: int) -> Iterator[Span]:
    """From the start of the one to the end of the other, where that one comes after it and near."""
    ordered = sorted(right)
    for first, last in left:
        here = bisect_left(ordered, (last + 1, 0))
        for _, end in ordered[here : bisect_right(ordered, (last + 1 + between, MOST_WORDS))]:
            yield first, end
