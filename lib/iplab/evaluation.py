"""How good a result set is: judgements, precision, recall, F-beta, Jaccard. Ranked lists are in iplab.ranking.

Judgements map a publication number to its grade: 0 is irrelevant, 1 and above relevant. A document that is not in
them, or has no grade, is unjudged, and every measure asks what that shall mean (`unjudged`):

- "refuse": stop and name them, for whoever believes that all was judged;
- "irrelevant": count them as grade 0, as trec_eval does; the measure is then a lower limit;
- "drop": leave them out, and measure the judged part alone (Sakai 2007, condensed lists).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Any, Literal, TypeAlias

import pandas as pd

from iplab.errors import MethodError

Unjudged = Literal["refuse", "irrelevant", "drop"]
UNJUDGED = ("refuse", "irrelevant", "drop")
Judgements: TypeAlias = "Mapping[str, int] | pd.Series[Any]"


def graded(judgements: Judgements) -> dict[str, int]:
    """Judgements as a plain dict; documents without a grade (None, NaN, NA) are left out: they are unjudged.

    MethodError when a document is judged twice or a grade is no whole number of 0 or above.

    >>> graded({"CN101A": 2, "CN102A": None})
    {'CN101A': 2}
    """
    series = judgements if isinstance(judgements, pd.Series) else pd.Series(dict(judgements), dtype="object")
    _once(series.index)
    return {str(pub_no): _grade(pub_no, value) for pub_no, value in series.items() if not pd.isna(value)}


def relevant(judgements: Judgements, grade: int = 1) -> set[str]:
    """The documents judged `grade` or higher; MethodError when there are none, for then no measure is defined.

    >>> sorted(relevant({"CN101A": 2, "CN102A": 1, "CN103A": 0}))
    ['CN101A', 'CN102A']
    """
    found = {pub_no for pub_no, value in graded(judgements).items() if value >= grade}
    if not found:
        raise MethodError(
            f"评判中没有等级达到 {grade} 的文献，查全率等指标没有定义。请检查评判表，或换一个课题。 / "
            f"No document is judged {grade} or higher, so recall and the like are undefined. Check the judgements, "
            f"or take another topic."
        )
    return found


def judged(found: Iterable[str], judgements: Judgements, *, unjudged: Unjudged) -> list[str]:
    """The found documents in their order, with the unjudged ones refused, kept or dropped.

    MethodError when a document comes twice, or is unjudged and `unjudged` is "refuse".

    >>> judged(["CN101A", "CN900A"], {"CN101A": 1}, unjudged="drop")
    ['CN101A']
    """
    _known_choice(unjudged)
    documents = _once(found)
    known = graded(judgements)
    without = [pub_no for pub_no in documents if pub_no not in known]
    if without and unjudged == "refuse":
        raise MethodError(_refusal(without))
    return [pub_no for pub_no in documents if pub_no in known] if unjudged == "drop" else documents


def precision(
    found: Collection[str],
    judgements: Judgements,
    *,
    unjudged: Unjudged,
    grade: int = 1,
) -> float:
    """The share of the found documents that are relevant, 0 to 1 (Cleverdon 1967).

    MethodError when nothing (or, with "drop", nothing judged) was found: 0/0 is no precision.

    >>> precision({"CN101A", "CN103A"}, {"CN101A": 1, "CN103A": 0}, unjudged="refuse")
    0.5
    """
    documents = judged(found, judgements, unjudged=unjudged)
    if not documents:
        raise MethodError(
            "结果集是空的（或没有一篇被评判过），查准率没有定义。请放宽检索式，或补做评判。 / "
            "The result is empty (or nothing in it is judged), so precision is undefined. Widen the query, or judge."
        )
    return len(relevant(judgements, grade) & set(documents)) / len(documents)


def recall(
    found: Collection[str],
    judgements: Judgements,
    *,
    unjudged: Unjudged,
    grade: int = 1,
) -> float:
    """The share of the known relevant documents that were found, 0 to 1 (Cleverdon 1967).

    Judgements made on one's own hits alone give 1 whatever was missed: they must reach beyond the result, or use
    iplab.sampling.elusion_recall.

    >>> recall({"CN101A"}, {"CN101A": 1, "CN102A": 1}, unjudged="refuse")
    0.5
    """
    wanted = relevant(judgements, grade)
    return len(wanted & set(judged(found, judgements, unjudged=unjudged))) / len(wanted)


def f_beta(
    found: Collection[str],
    judgements: Judgements,
    *,
    beta: float,
    unjudged: Unjudged,
    grade: int = 1,
) -> float:
    """F-beta, 0 to 1: recall weighs beta times as much as precision (van Rijsbergen 1979). Nothing found gives 0.

    beta = 2 suits a search in which a missed document costs more than one read in vain.

    >>> f_beta({"CN101A"}, {"CN101A": 1, "CN102A": 1}, beta=2, unjudged="refuse")
    0.5555555555555556
    """
    if not beta > 0:
        raise MethodError(f"beta 应大于 0，实为 {beta!r}；查全为重用 2。 / beta must be above 0, got {beta!r}; take 2.")
    documents, wanted = set(judged(found, judgements, unjudged=unjudged)), relevant(judgements, grade)
    weight = beta * beta
    return (1 + weight) * len(documents & wanted) / (weight * len(wanted) + len(documents))


def jaccard(first: Collection[str], second: Collection[str]) -> float:
    """What two result sets share: the size of the overlap over that of the union, 0 to 1 (Jaccard 1901).

    MethodError when both are empty.

    >>> jaccard({"CN101A", "CN102A"}, {"CN102A", "CN103A", "CN104A"})
    0.25
    """
    one, other = set(_once(first)), set(_once(second))
    if not one | other:
        raise MethodError(
            "两个结果集都是空的，重合度没有定义。请先得到至少一个结果。 / "
            "Both results are empty, so their overlap is undefined. Get at least one hit first."
        )
    return len(one & other) / len(one | other)


def _once(documents: Iterable[Hashable]) -> list[str]:
    """The documents as a list; a document that stands there twice would be counted twice."""
    if isinstance(documents, str):
        raise MethodError(
            f"应给出一组公开号，实为一段文字 {documents!r}。请写成列表，如 ['{documents}']。 / "
            f"A collection of publication numbers is needed, got the text {documents!r}. Write ['{documents}']."
        )
    listed = [str(document) for document in documents]
    twice = [document for document, times in Counter(listed).items() if times > 1]
    if twice:
        raise MethodError(
            f"有重复的文献：{_some(twice, '、')}。请先去重，否则一篇会算两次。 / "
            f"These documents come twice: {_some(twice, ', ')}. Drop the duplicates first, or one counts as two."
        )
    return listed


def _grade(pub_no: object, value: object) -> int:
    number = float(value) if hasattr(value, "__float__") else -1.0
    if number < 0 or not number.is_integer():
        raise MethodError(
            f"{pub_no} 的等级应是 0 或更大的整数，实为 {value!r}；未评判的请留空。 / "
            f"The grade of {pub_no} must be a whole number of 0 or above, got {value!r}; leave it empty when unjudged."
        )
    return int(number)


def _known_choice(unjudged: str) -> None:
    if unjudged not in UNJUDGED:
        raise MethodError(
            f"unjudged 应是 {'、'.join(UNJUDGED)} 之一，实为 {unjudged!r}：未评判的文献算什么，要写明。 / "
            f"unjudged must be one of {', '.join(UNJUDGED)}, got {unjudged!r}: say what an unjudged document counts as."
        )


def _refusal(without: list[str]) -> str:
    return (
        f"有 {len(without)} 篇未评判：{_some(without, '、')}。请补做评判，或写明 unjudged='irrelevant'（算不相关）"
        f"或 'drop'（不计）。 / "
        f"{len(without)} documents are unjudged: {_some(without, ', ')}. Judge them, or say unjudged='irrelevant' "
        f"(count as not relevant) or 'drop' (leave out)."
    )


def _some(documents: list[str], comma: str) -> str:
    return comma.join(documents[:3]) + (" …" if len(documents) > 3 else "")
