"""How far two raters agree beyond chance: Cohen's kappa, plain and weighted, with a bootstrap interval."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from iplab.errors import MethodError
from iplab.sampling import Estimate, normal_quantile

Weights = Literal["none", "linear", "quadratic"]
POWERS = {"linear": 1, "quadratic": 2}
Ratings = Sequence[Hashable] | Any


def kappa(first: Ratings, second: Ratings, levels: Sequence[Hashable], *, weights: Weights = "none") -> float:
    """Cohen's kappa of two raters' marks for the same works: 1 full agreement, 0 what chance gives, below 0 worse.

    `levels` is the whole scale in its order, whether each level was used or not: the weight of a disagreement is the
    number of steps between its levels ("linear") or its square ("quadratic"); "none" counts every one alike
    (Cohen 1960, 1968).

    MethodError when both raters gave all works one and the same level: chance alone then explains everything.

    >>> kappa(["X", "A", "A", "Y"], ["X", "A", "Y", "Y"], ["A", "Y", "X"]).__round__(4)
    0.6364
    """
    value = _kappa(_table(first, second, levels), _cost(len(levels), weights))
    if np.isnan(value):
        raise MethodError(
            "两位评分者给全部作品打了同一个等级，kappa 没有定义。请报告一致率，或评更多不同的作品。 / "
            "Both raters gave every work the same level, so kappa is undefined. Report the share that agrees, or rate "
            "more varied works."
        )
    return float(value)


def kappa_interval(  # noqa: PLR0913  the marks, the scale, and what fixes a bootstrap
    first: Ratings,
    second: Ratings,
    levels: Sequence[Hashable],
    *,
    seed: int,
    weights: Weights = "none",
    confidence: float = 0.95,
    resamples: int = 2000,
) -> Estimate:
    """Kappa with its percentile bootstrap interval over the works (Efron 1979); the same seed, the same interval.

    A resample in which all works have one level has no kappa and is left out. With few works the interval is wide,
    and that is its message.

    >>> marks = [0, 1, 2, 3, 3, 2], [0, 1, 2, 3, 2, 3]
    >>> kappa_interval(*marks, [0, 1, 2, 3], seed=7, weights="quadratic").value.__round__(4)
    0.8537
    """
    normal_quantile(confidence)  # refuses a confidence of 95
    value = kappa(first, second, levels, weights=weights)
    table, cost = _table(first, second, levels), _cost(len(levels), weights)
    works = int(table.sum())
    # Works drawn with replacement fall into the cells of the table as a multinomial draw does.
    drawn = np.random.default_rng(seed).multinomial(works, (table / works).ravel(), size=resamples)
    values = _kappa(drawn.reshape(resamples, *table.shape), cost)
    low, high = np.nanquantile(values, [(1 - confidence) / 2, (1 + confidence) / 2])
    return Estimate(value, float(low), float(high))


def _kappa(tables: NDArray[Any], cost: NDArray[Any]) -> Any:
    """1 - observed / expected disagreement for one table, or for a stack of tables; NaN where none is expected."""
    works = tables.sum(axis=(-2, -1))
    by_chance = tables.sum(axis=-1)[..., :, None] * tables.sum(axis=-2)[..., None, :]
    expected = (by_chance * cost).sum(axis=(-2, -1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return 1 - (tables * cost).sum(axis=(-2, -1)) * works / np.where(expected == 0, np.nan, expected)


def _table(first: Ratings, second: Ratings, levels: Sequence[Hashable]) -> NDArray[Any]:
    """Works by level of the first rater (rows) and of the second (columns)."""
    one, other = list(first), list(second)
    if len(one) != len(other) or not one:
        raise MethodError(
            f"两位评分者应评同样多的作品，且至少一件；实为 {len(one)} 和 {len(other)}。请按作品对齐。 / "
            f"Both raters must rate the same works, one or more; got {len(one)} and {len(other)}. Align them by work."
        )
    place = _places(levels)
    strange = [mark for mark in [*one, *other] if pd.isna(mark) or mark not in place]
    if strange:
        raise MethodError(
            f"评分 {strange[0]!r} 不在等级表 {list(levels)} 中。请改正，或删去没有评完的作品。 / "
            f"The mark {strange[0]!r} is not on the scale {list(levels)}. Correct it, or drop works not rated by both."
        )
    table = np.zeros((len(place), len(place)), dtype="int64")
    np.add.at(table, ([place[mark] for mark in one], [place[mark] for mark in other]), 1)
    return table


def _places(levels: Sequence[Hashable]) -> dict[Hashable, int]:
    place = {level: nth for nth, level in enumerate(levels)}
    if len(place) < len(levels) or len(place) < 2:
        raise MethodError(
            f"等级表应有两个以上互不相同的等级，按顺序排列，实为 {list(levels)}。 / "
            f"The scale needs two or more different levels in their order, got {list(levels)}."
        )
    return place


def _cost(size: int, weights: str) -> NDArray[Any]:
    steps = np.abs(np.subtract.outer(np.arange(size), np.arange(size)))
    if weights == "none":
        return (steps > 0).astype("int64")
    if weights not in POWERS:
        raise MethodError(
            f"weights 应是 none、linear 或 quadratic，实为 {weights!r}。 / "
            f"weights must be none, linear or quadratic, got {weights!r}."
        )
    powered: NDArray[Any] = steps ** POWERS[weights]
    return powered
