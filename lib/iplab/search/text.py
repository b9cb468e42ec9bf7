"""How text becomes words to search: one Chinese character is one word, a run of Latin letters and digits is one."""

import re
import unicodedata
from functools import cache
from operator import add

from opencc import OpenCC

HAN = "㐀-鿿豈-﫿𠀀-\U0003134f"
WORD = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
SEQUENCE = re.compile(rf"[{HAN}](?: [{HAN}])*")
IS_HAN = re.compile(f"[{HAN}]")
# Between the Chinese and the English text of a field: no phrase reaches across.
BREAK = "\n"


class _Folding(dict[int, str]):
    """From a sign to the one that stands for it, found when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded(chr(code))
        return self[code]


FOLDING = _Folding()


def fold(text: str) -> str:
    """The text with width, case and traditional characters made alike; as long as the original, sign by sign.

    >>> fold("ＬＥＤ太陽能")
    'led太阳能'
    """
    return text.translate(FOLDING)


def words(text: str) -> list[re.Match[str]]:
    """The words of a text in order, with their places.

    >>> [word.group() for word in words("单轴Tracker-2")]
    ['单', '轴', 'tracker', '2']
    """
    return list(WORD.finditer(fold(text)))


def spelt(text: str) -> str:
    """The words of a text with a blank between; two blanks where a sign parts two Chinese characters.

    >>> spelt("太阳灶，炊具。 Solar cooker")
    '太 阳 灶  炊 具 solar cooker'
    """
    parts: list[str] = []
    after_han = False
    for run in RUN.findall(fold(text)):
        han = is_han(run)
        # Two runs of Chinese characters stand apart: some sign is between them.
        parts.append(("  " if han and after_han else " ") + (" ".join(run) if han else run))
        after_han = han
    return "".join(parts)[1:]


def indexed(spelling: str) -> str:
    """The words as the index holds them: pairs of Chinese characters, the last one of a run alone.

    Pairs are rarer than single characters, which keeps phrases fast; one character alone is the start of a pair.

    >>> indexed("太 阳 灶  炊 具 solar cooker")
    '太阳 阳灶 灶 炊具 具 solar cooker'
    """
    return SEQUENCE.sub(_in_pairs, spelling).replace("  ", " ")


def pairs(tokens: list[str]) -> list[str]:
    """Words that follow each other as the index holds them."""
    following = [*tokens[1:], ""]
    return [one + after if is_han(one) and is_han(after) else one for one, after in zip(tokens, following, strict=True)]


def _in_pairs(sequence: re.Match[str]) -> str:
    signs = sequence.group()[::2]
    return " ".join([*map(add, signs, signs[1:]), signs[-1]])


def is_han(token: str) -> bool:
    """Whether a word is a Chinese character."""
    return IS_HAN.match(token.lstrip()) is not None


def _folded(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign).casefold()
    plain = _simplified().convert(plain) if plain > "\u2fff" else plain
    # A sign that falls apart (㎡, ﬁ) stays as it is: places in the text must not move.
    return plain if len(plain) == 1 else sign


@cache
def _simplified() -> OpenCC:
    return OpenCC("t2s")
