"""How good a ranked list is: P@k, average precision, nDCG, PRES, work saved (WSS); and the fusion of several lists.

A run is a sequence of publication numbers, best first, none twice. What an unjudged document counts as is said by
`unjudged`, as in iplab.evaluation; with "drop" the ranks are those of the judged documents alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from iplab.errors import MethodError
from iplab.evaluation import Judgements, Unjudged, graded, judged, relevant


def precision_at(run: Sequence[str], judgements: Judgements, k: int, *, unjudged: Unjudged, grade: int = 1) -> float:
    """The share of relevant documents among the first k, 0 to 1. A run shorter than k is still divided by k.

    >>> precision_at(["CN101A", "CN103A"], {"CN101A": 1, "CN103A": 0}, 2, unjudged="refuse")
    0.5
    """
    _positive("k", k)
    return len(_ranks(run, judgements, unjudged, grade, k)) / k


def average_precision(run: Sequence[str], judgements: Judgements, *, unjudged: Unjudged, grade: int = 1) -> float:
    """The mean, over all known relevant documents, of the precision at their rank; a missed one adds 0 (TREC, 1992).

    >>> average_precision(["CN101A", "CN103A"], {"CN101A": 1, "CN102A": 1, "CN103A": 0}, unjudged="refuse")
    0.5
    """
    ranks = _ranks(run, judgements, unjudged, grade)
    return sum(nth / rank for nth, rank in enumerate(ranks, 1)) / len(relevant(judgements, grade))


def ndcg(run: Sequence[str], judgements: Judgements, *, unjudged: Unjudged, k: int | None = None) -> float:
    """Normalised discounted cumulative gain, 0 to 1: the grade is the gain, log2(rank + 1) the discount.

    `k` cuts the run and the ideal run alike; None takes both whole. The grade itself is the gain, as in trec_eval,
    not 2^grade - 1 (Järvelin & Kekäläinen 2002; the discount of Burges et al. 2005).

    >>> ndcg(["CN103A", "CN101A"], {"CN101A": 2, "CN103A": 0}, unjudged="refuse").__round__(4)
    0.6309
    """
    if k is not None:
        _positive("k", k)
    relevant(judgements)
    grades = graded(judgements)
    gains = [grades.get(pub_no, 0) for pub_no in judged(run, judgements, unjudged=unjudged)]
    return _discounted(gains[:k]) / _discounted(sorted(grades.values(), reverse=True)[:k])


def pres(run: Sequence[str], judgements: Judgements, n_max: int, *, unjudged: Unjudged, grade: int = 1) -> float:
    """Patent retrieval evaluation score, 0 to 1 (Magdy & Jones 2010): 1 - (mean rank - (n + 1) / 2) / n_max.

    `n_max` is how many documents a searcher is ready to read. Of n relevant documents R stand among the first n_max;
    the missed ones take the ranks n_max + R + 1 to n_max + n. So 0 means that all were missed, and with n at most
    n_max 1 means that all stand on top; 1 can't be reached when n is above n_max.

    >>> pres(["A", "B", "C"], dict.fromkeys("ABCDE", 1), 100, unjudged="refuse")
    0.6
    """
    _positive("n_max", n_max)
    ranks = _ranks(run, judgements, unjudged, grade, n_max)
    n = len(relevant(judgements, grade))
    missed = range(n_max + len(ranks) + 1, n_max + n + 1)
    # Whole numbers to the last division, so that the ideal is 1 and the worst 0 to the bit.
    too_deep = 2 * (sum(ranks) + sum(missed)) - n * (n + 1)
    return (2 * n * n_max - too_deep) / (2 * n * n_max)


def work_saved(
    order: Sequence[str], judgements: Judgements, *, unjudged: Unjudged, recall: float = 0.95, grade: int = 1
) -> float:
    """WSS at a recall, WSS@95 by default: (TN + FN) / N - (1 - recall), against random order (Cohen et al. 2006).

    `order` is the whole set of N documents in the order of reading; who stops once the recall is reached leaves
    TN + FN unread. Random order saves 1 - recall on average and so scores about 0; below 0 is worse than that.

    MethodError when the order lacks so many relevant documents that the recall is never reached.

    >>> work_saved(["A", "B", "C", "D"], {"A": 1, "B": 0, "C": 0, "D": 0}, unjudged="refuse").__round__(4)
    0.7
    """
    _share("recall", recall)
    documents = judged(order, judgements, unjudged=unjudged)
    ranks = _ranks(order, judgements, unjudged, grade)
    needed = math.ceil(round(recall * len(relevant(judgements, grade)), 9))
    if len(ranks) < needed:
        raise MethodError(
            f"阅读顺序中只有 {len(ranks)} 篇相关文献，达到查全率 {recall} 需要 {needed} 篇。请给出整个文献集的顺序。 / "
            f"The order holds {len(ranks)} relevant documents, recall {recall} takes {needed}. Give the order of the "
            f"whole set."
        )
    return (len(documents) - ranks[needed - 1]) / len(documents) - (1 - recall)


def reciprocal_rank_fusion(runs: Sequence[Sequence[str]], *, k: int = 60) -> pd.Series[float]:
    """One list out of several: each document scores the sum of 1 / (k + rank) over the runs (Cormack et al. 2009).

    Returns the scores by publication number, best first; ties by number. k = 60 is the authors' value; a document
    that a run lacks gets nothing from it.

    >>> list(reciprocal_rank_fusion([["A", "B", "C"], ["B", "C", "A"]]).index)
    ['B', 'A', 'C']
    """
    _positive("k", k)
    parts: dict[str, list[float]] = {}
    for run in runs:
        _ordered(run)
        for rank, pub_no in enumerate(judged(run, {}, unjudged="irrelevant"), 1):
            parts.setdefault(pub_no, []).append(1 / (k + rank))
    # fsum rounds once: plain sums would part documents with the same ranks in another order of the runs.
    scores = {pub_no: math.fsum(part) for pub_no, part in parts.items()}
    best = sorted(scores, key=lambda pub_no: (-scores[pub_no], pub_no))
    return pd.Series({pub_no: scores[pub_no] for pub_no in best}, name="score", dtype="float64")


def _ranks(
    run: Sequence[str], judgements: Judgements, unjudged: Unjudged, grade: int, k: int | None = None
) -> list[int]:
    """The ranks, from 1, of the relevant documents among the first k."""
    _ordered(run)
    wanted = relevant(judgements, grade)
    documents = judged(run, judgements, unjudged=unjudged)[:k]
    return [rank for rank, pub_no in enumerate(documents, 1) if pub_no in wanted]


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def _ordered(run: object) -> None:
    if isinstance(run, (set, frozenset)):
        raise MethodError(
            "集合没有顺序，不能当作排序结果。请用列表，最好的排在最前。 / "
            "A set has no order and can't be a ranked list. Give a list, best first."
        )


def _positive(name: str, value: int) -> None:
    if isinstance(value, bool) or value != int(value) or value < 1:
        raise MethodError(
            f"{name} 应是 1 或更大的整数，实为 {value!r}。 / {name} must be a whole number from 1, got {value!r}."
        )


def _share(name: str, value: float) -> None:
    if not 0 < value <= 1:
        raise MethodError(
            f"{name} 应在 0 与 1 之间，实为 {value!r}；95% 写作 0.95。 / "
            f"{name} must lie between 0 and 1, got {value!r}; write 95% as 0.95."
        )
