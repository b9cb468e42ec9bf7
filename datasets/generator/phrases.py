"""Small pieces of patent language: articles, lists, quantities, spelling, names of fields."""

import re
from collections.abc import Callable
from functools import cache

from generator.patent_plans_en import AMERICAN
from generator.vocabulary import Quantity, Subfield

BRITISH = re.compile("|".join(AMERICAN), re.IGNORECASE)
# Sounds that the first letter doesn't tell.
CONSONANT = re.compile(r"(uni|use|usu|uti|eu|one|once|u-)", re.IGNORECASE)
VOWEL = re.compile(r"(hour|honest|[FHLMNRSX][A-Z]{1,3}\b|[FHLMNRSX]-)")
UNCOUNTED = re.compile(r"(?<!s)s$")


@cache
def with_article(noun: str) -> str:
    """The noun with "a" or "an", a plural as it is.

    >>> with_article("inertial unit"), with_article("one-axis frame"), with_article("LED lamp"), with_article("fins")
    ('an inertial unit', 'a one-axis frame', 'an LED lamp', 'fins')
    """
    if UNCOUNTED.search(noun) and not noun.endswith(("ss", "us", "is", "lens", "gas")):
        return noun
    vowel = (noun[0] in "aeiouAEIOU" and not CONSONANT.match(noun)) or VOWEL.match(noun)
    return f"{'an' if vowel else 'a'} {noun}"


def listed(items: list[str], last: str) -> str:
    """The items as a list, Chinese or English by its last conjunction.

    >>> listed(["a", "b", "c"], "and"), listed(["甲", "乙", "丙"], "和")
    ('a, b and c', '甲、乙和丙')
    """
    mark, joint = ("、", last) if last in ("和", "以及") else (", ", f" {last} ")
    return joint.join([mark.join(items[:-1]), items[-1]]) if len(items) > 1 else items[0]


def for_use(use: str) -> str:
    """The use as a purpose; a long one can't stand before a noun.

    >>> for_use("city bus"), for_use("planning of a local economy")
    ('for city bus applications', 'for use in planning of a local economy')
    """
    short = use.count(" ") < 3 and not re.search(r" (of|at|in|for|and) ", use)
    return f"for {use} applications" if short else f"for use in {use}"


def capital(text: str) -> str:
    """The text with a capital first letter.

    >>> capital("iPSC line"), capital("wind blade")
    ('IPSC line', 'Wind blade')
    """
    return text[:1].upper() + text[1:]


def american(text: str) -> str:
    """British spelling made American, as in documents of the United States.

    >>> american("Carbon-fibre mould, colour sorter")
    'Carbon-fiber mold, color sorter'
    """
    return BRITISH.sub(lambda found: _like(found[0], AMERICAN[found[0].lower()]), text)


def _like(model: str, word: str) -> str:
    if model.isupper():
        return word.upper()
    return capital(word) if model[0].isupper() else word


def quantity(measured: Quantity, language: str, choose: Callable[[int], int]) -> str:
    """A measured quantity with a range or a value that lies in the possible one."""
    span = measured.high - measured.low
    low = measured.low + span * choose(40) / 100
    high = low + span * (20 + choose(40)) / 100
    decimals = 0 if span >= 8 and low >= 2 else 1 if span >= 0.8 else 3 if span < 0.05 else 2
    first, last = f"{low:.{decimals}f}", f"{high:.{decimals}f}"
    if language == "zh":
        span_zh = f"{first}～{last}{measured.unit}" if first != last else f"{first}{measured.unit}"
        return f"{measured.zh}{('为', '控制在')[choose(2)]}{span_zh}"
    unit = {"℃": "°C"}.get(measured.unit, measured.unit)
    gap = "" if unit in ("%", "°") else " "
    return f"{measured.en} is from {first} to {last}{gap}{unit}"


@cache
def area(field: Subfield, language: str) -> str:
    """The name of the field, or the part of it that is no concept's name: else each document would hold that name."""
    name = getattr(field, language)
    held = [
        one
        for role in ("things", "means", "uses", "decoys")
        for c in getattr(field, role)
        for one in getattr(c, language)
    ]
    pieces = [name, *re.split("与|和| and ", name)]
    free = [piece for piece in pieces if piece and not any(one.lower() in piece.lower() for one in held)]
    return str(free[0]) if free else {"zh": "相关设备", "en": "related equipment"}[language]
