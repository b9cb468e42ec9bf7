"""What a sample says of the whole: Wilson interval, elusion sample, Chapman's estimate from two searches."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from iplab.errors import MethodError
from iplab.evaluation import Judgements, Unjudged, judged, relevant


class Estimate(NamedTuple):
    """An estimate with its interval; all three in the unit of what is estimated."""

    value: float
    low: float
    high: float


class Capture(NamedTuple):
    """Chapman's estimate: relevant documents in all, its variance, its interval, and the recall of both searches."""

    total: float
    variance: float
    low: float
    high: float
    recall: float


def draw(documents: Iterable[str], size: int, seed: int) -> list[str]:
    """A simple random sample without replacement, sorted; the same documents and seed give the same sample.

    >>> draw({"CN101A", "CN102A", "CN103A"}, 2, seed=1)
    ['CN101A', 'CN102A']
    """
    listed = sorted(set(documents))
    if not 1 <= size <= len(listed):
        raise MethodError(
            f"样本量应在 1 与文献总数 {len(listed)} 之间，实为 {size}。 / "
            f"The sample size must lie between 1 and the {len(listed)} documents there are, got {size}."
        )
    return sorted(np.random.default_rng(seed).choice(np.array(listed, dtype=object), size, replace=False).tolist())


def wilson_interval(hits: int, size: int, *, population: int | None, confidence: float = 0.95) -> Estimate:
    """The share of hits in a random sample, with Wilson's score interval (Wilson 1927).

    `population` states the choice about the finite population: None makes no correction, right for a sample that is a
    small part of the whole and on the safe side for any other. The size of the whole makes the interval narrower:
    n counts as n (N - 1) / (N - n) (effective sample size, after Cochran 1977), and neither end may contradict what
    the sample itself holds. A sample of everything then has no uncertainty left.

    >>> [round(x, 4) for x in wilson_interval(45, 60, population=None)]
    [0.75, 0.6277, 0.8422]
    >>> [round(x, 4) for x in wilson_interval(45, 60, population=400)]
    [0.75, 0.6377, 0.8364]
    """
    _counts(hits, size, population)
    share = hits / size
    if population is None:
        return Estimate(share, *_wilson(share, size, confidence))
    if size == population:
        return Estimate(share, share, share)
    low, high = _wilson(share, size * (population - 1) / (population - size), confidence)
    return Estimate(share, max(low, hits / population), min(high, (population - size + hits) / population))


def elusion(  # noqa: PLR0913  each is one choice that the estimate must state
    sample: Collection[str],
    judgements: Judgements,
    *,
    not_retrieved: int,
    finite: bool,
    unjudged: Unjudged,
    grade: int = 1,
    confidence: float = 0.95,
) -> Estimate:
    """The share of relevant documents among those *not* retrieved, from a random sample of them (Roitblat 2007).

    `not_retrieved` is the number of documents in the collection that the search did not return; `finite` says whether
    the interval is corrected for it (see wilson_interval). None relevant in the sample is a fine result: the upper
    end then says how many may still be there.

    >>> tidy = elusion(["CN1A", "CN2A"], {"CN1A": 0, "CN2A": 1}, not_retrieved=50, finite=True, unjudged="refuse")
    >>> tidy.value
    0.5
    """
    documents = judged(sample, judgements, unjudged=unjudged)
    wanted = {pub_no for pub_no in documents if pub_no in _relevant_or_none(judgements, grade)}
    population = not_retrieved if finite else None
    _counts(len(wanted), len(documents), not_retrieved)
    return wilson_interval(len(wanted), len(documents), population=population, confidence=confidence)


def elusion_recall(  # noqa: PLR0913  as above
    found: Collection[str],
    sample: Collection[str],
    judgements: Judgements,
    *,
    not_retrieved: int,
    finite: bool,
    unjudged: Unjudged,
    grade: int = 1,
    confidence: float = 0.95,
) -> Estimate:
    """Recall, 0 to 1: relevant found / (relevant found + elusion x not retrieved).

    The interval is that of the elusion; the relevant among the found are taken as counted, so all of `found` should
    be judged. MethodError when the sample holds a found document (it must come from the others), or when neither
    holds a relevant one.

    >>> grades = {"CN1A": 1, "CN2A": 1, "CN8A": 0, "CN9A": 1}
    >>> elusion_recall(["CN1A", "CN2A"], ["CN8A", "CN9A"], grades, not_retrieved=4, finite=True, unjudged="refuse")
    Estimate(value=0.5, low=0.4, high=0.6666666666666666)
    """
    both = set(found) & set(sample)
    if both:
        raise MethodError(
            f"样本中有 {len(both)} 篇是已检出的。漏检样本只能从未检出的文献中抽取，请重新抽样。 / "
            f"The sample holds {len(both)} retrieved documents. Draw it anew, from those not retrieved alone."
        )
    hits = len(set(judged(found, judgements, unjudged=unjudged)) & relevant(judgements, grade))
    missed = elusion(
        sample,
        judgements,
        not_retrieved=not_retrieved,
        finite=finite,
        unjudged=unjudged,
        grade=grade,
        confidence=confidence,
    )
    if hits == 0 and missed.value == 0:
        raise MethodError(
            "检出的文献和样本中都没有相关文献，查全率无法估计。请加大样本或修改检索式。 / "
            "Neither the result nor the sample holds a relevant document, so recall can't be estimated. Draw more, "
            "or change the query."
        )
    return Estimate(*(hits / (hits + share * not_retrieved) for share in (missed.value, missed.high, missed.low)))


def chapman(n1: int, n2: int, m: int, *, confidence: float = 0.95) -> Capture:
    """How many relevant documents there are, from two independent searches that found n1 and n2, m of them both.

    (n1 + 1)(n2 + 1) / (m + 1) - 1 (Chapman 1951), variance (n1 + 1)(n2 + 1)(n1 - m)(n2 - m) / ((m + 1)^2 (m + 2))
    (Seber 1970). The interval is log-normal in the number not seen (Chao 1987), so it never falls below what both
    searches saw. Recall is what both saw together over the estimate. As a stop rule: Kastner et al. 2009.

    Searches that share words or classes depend on each other: m is then too large, the total too small and the
    recall too high. With one search inside the other the interval has no width, which says nothing.

    >>> round(chapman(40, 30, 20).total, 1)
    59.5
    """
    if not 0 <= m <= min(n1, n2) or max(n1, n2) == 0:
        raise MethodError(
            f"m 应不大于 n1 和 n2，且至少检出一篇，实为 n1={n1}，n2={n2}，m={m}（两次都检出的相关文献数）。 / "
            f"m must lie between 0 and the smaller of n1 and n2, and one search must have found something; got "
            f"n1={n1}, n2={n2}, m={m}. m counts the relevant documents that both found."
        )
    total = (n1 + 1) * (n2 + 1) / (m + 1) - 1
    variance = (n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m) / ((m + 1) ** 2 * (m + 2))
    seen = n1 + n2 - m
    return Capture(total, variance, *_log_normal(seen, total, variance, confidence), seen / total)


def chapman_of(first: Collection[str], second: Collection[str], *, confidence: float = 0.95) -> Capture:
    """Chapman's estimate from the relevant documents that each of two searches found; see `chapman`.

    >>> chapman_of({"CN1A", "CN2A", "CN3A"}, {"CN2A", "CN3A", "CN4A"}).recall.__round__(3)
    0.923
    """
    one, other = set(first), set(second)
    return chapman(len(one), len(other), len(one & other), confidence=confidence)


def _wilson(share: float, size: float, confidence: float) -> tuple[float, float]:
    z = normal_quantile(confidence)
    middle = share + z * z / (2 * size)
    reach = z * math.sqrt(share * (1 - share) / size + z * z / (4 * size * size))
    below = 1 + z * z / size
    # Rounding must not put 0 of n above 0, or n of n below 1.
    low = 0.0 if share == 0 else (middle - reach) / below
    return low, 1.0 if share == 1 else (middle + reach) / below


def _log_normal(seen: int, total: float, variance: float, confidence: float) -> tuple[float, float]:
    unseen = total - seen
    if unseen <= 0 or variance == 0:
        return total, total
    factor = math.exp(normal_quantile(confidence) * math.sqrt(math.log1p(variance / unseen**2)))
    return seen + unseen / factor, seen + unseen * factor


def normal_quantile(confidence: float) -> float:
    """The z of a two-sided interval: 1.96 for 0.95.

    >>> round(normal_quantile(0.95), 2)
    1.96
    """
    if not 0 < confidence < 1:
        raise MethodError(
            f"置信水平应在 0 与 1 之间，实为 {confidence!r}；95% 写作 0.95。 / "
            f"The confidence must lie between 0 and 1, got {confidence!r}; write 95% as 0.95."
        )
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def _relevant_or_none(judgements: Judgements, grade: int) -> set[str]:
    try:
        return relevant(judgements, grade)
    except MethodError:
        return set()


def _counts(hits: int, size: int, population: int | None) -> None:
    if not (0 <= hits <= size and size >= 1 and (population is None or size <= population)):
        raise MethodError(
            f"应有 0 ≤ 命中数 ≤ 样本量 ≤ 总体，且样本至少一篇；实为命中 {hits}，样本 {size}，总体 {population}。 / "
            f"Hits, sample and population must hold 0 <= hits <= sample <= population, with a sample of at least one; "
            f"got {hits} hits, sample {size}, population {population}."
        )
