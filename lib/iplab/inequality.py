"""How unequal a service is spread: Lorenz curve, weighted Gini, Theil T by groups, location quotients, convergence.

Everywhere the thing compared is a rate (amount per weight, such as hours per firm), and a place counts by its weight.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from iplab.errors import MethodError

Numbers = NDArray[np.float64]


class TheilParts(NamedTuple):
    """Theil's T and its two parts; total = within + between. Unit: nat (natural logarithm)."""

    total: float
    within: float
    between: float


def lorenz(amount: ArrayLike, weight: ArrayLike) -> pd.DataFrame:
    """The Lorenz curve of the rate amount / weight, places sorted from the lowest rate up (Lorenz 1905).

    Columns weight_share and amount_share run from 0 to 1; the first row is (0, 0).

    >>> lorenz([0, 30], [1, 1])["amount_share"].tolist()
    [0.0, 0.0, 1.0]
    """
    given, over = _pair(amount, weight)
    order = np.argsort(given / over, kind="stable")
    shares = [np.concatenate([[0.0], np.cumsum(part[order]) / part.sum()]) for part in (over, given)]
    return pd.DataFrame({"weight_share": shares[0], "amount_share": shares[1]})


def gini(amount: ArrayLike, weight: ArrayLike) -> float:
    """Weighted Gini of the rate amount / weight: 1 - sum of (q[i] + q[i-1]) (p[i] - p[i-1]) on the curve (Gini 1912).

    0: every place has the same rate. The unit of amount and of weight does not matter.

    >>> gini([10, 20, 30], [1, 2, 3])
    0.0
    >>> gini([0, 30], [1, 1])
    0.5
    """
    curve = lorenz(amount, weight)
    p, q = curve["weight_share"].to_numpy(), curve["amount_share"].to_numpy()
    return max(0.0, float(1 - ((q[1:] + q[:-1]) * np.diff(p)).sum()))  # equal rates may come out as -1e-17


def theil(amount: ArrayLike, weight: ArrayLike) -> float:
    """Theil's T of the rate: sum of s ln(s / w), s and w the shares of amount and weight, 0 ln 0 = 0 (Theil 1967).

    >>> round(theil([0, 30], [1, 1]), 4)
    0.6931
    """
    given, over = _pair(amount, weight)
    return _divergence(given / given.sum(), over / over.sum())


def theil_parts(table: pd.DataFrame, amount: str, weight: str, group: str) -> TheilParts:
    """Theil's T of `table`, split by the column `group`: between the groups' own rates, and within them (Theil 1967).

    within = sum over groups of (the group's share of amount) x (T inside the group); a group with amount 0 adds 0.

    >>> t = pd.DataFrame({"g": ["a", "a", "b"], "hours": [1, 3, 0], "firms": [1, 1, 2]})
    >>> [round(part, 4) for part in theil_parts(t, "hours", "firms", "g")]
    [0.824, 0.1308, 0.6931]
    """
    sums = table.groupby(group, sort=True)[[amount, weight]].sum()
    share = sums[amount] / sums[amount].sum()
    inside = {name: theil(rows[amount], rows[weight]) for name, rows in table.groupby(group) if rows[amount].sum() > 0}
    within = sum(float(share[name]) * value for name, value in inside.items())
    return TheilParts(theil(table[amount], table[weight]), within, theil(sums[amount], sums[weight]))


def location_quotient(table: pd.DataFrame, amount: str, weight: str, group: str) -> pd.Series:
    """A group's share of amount over its share of weight, index: group. Its mean weighted by `weight` is 1.

    >>> t = pd.DataFrame({"g": ["a", "b"], "hours": [3, 1], "firms": [1, 1]})
    >>> location_quotient(t, "hours", "firms", "g").tolist()
    [1.5, 0.5]
    """
    sums = table.groupby(group, sort=True)[[amount, weight]].sum()
    _pair(sums[amount], sums[weight])
    quotient: pd.Series = (sums[amount] / sums[amount].sum()) / (sums[weight] / sums[weight].sum())
    return quotient.rename("lq")


def sigma(values: ArrayLike) -> float:
    """Spread for sigma convergence: standard deviation (divisor n) of natural logs (Barro and Sala-i-Martin 1992).

    >>> sigma([1, 1, 1])
    0.0
    """
    return float(np.std(_logs(values)))


def beta(first: ArrayLike, last: ArrayLike, years: int) -> float:
    """Slope for beta convergence: mean yearly log growth on the log of the first year, least squares, with a constant.

    Below 0: those who started low grew faster (Barro and Sala-i-Martin 1992). Unit: per year.

    >>> round(beta([1, 2, 4], [4, 4, 4], 10), 6)
    -0.1
    """
    start, end = _logs(first), _logs(last)
    if years <= 0 or len(start) != len(end) or np.ptp(start) == 0:
        raise MethodError(
            "β 收敛要首末两年各有同样的地方、起点有高有低、年数大于 0。 / "
            "Beta convergence needs the same places in both years, unlike starting points and years above 0."
        )
    return float(np.polyfit(start, (end - start) / years, 1)[0])


def _logs(values: ArrayLike) -> Numbers:
    given = np.asarray(values, dtype=float)
    if len(given) < 2 or not (given > 0).all():
        raise MethodError(
            "取对数要至少两个数，且都大于 0：缺的和为 0 的先查清楚。 / "
            "Logarithms need two values or more, all above 0: look into missing values and zeros first."
        )
    logs: Numbers = np.log(given)
    return logs


def _divergence(share: Numbers, base: Numbers) -> float:
    some = share > 0  # 0 ln 0 = 0; the place still counts in `base`
    return max(0.0, float((share[some] * np.log(share[some] / base[some])).sum()))


def _pair(amount: ArrayLike, weight: ArrayLike) -> tuple[Numbers, Numbers]:
    given, over = np.asarray(amount, dtype=float), np.asarray(weight, dtype=float)
    alike = given.ndim == over.ndim == 1 and len(given) == len(over)
    # `not (x >= 0)` is true for NaN as well
    if not alike or not (given >= 0).all() or not (over > 0).all() or not np.isfinite(over).all() or given.sum() <= 0:
        raise MethodError(
            "数量和权重要一一对应；数量不为负且不全为 0，权重（如企业数）都大于 0，没有空值。 / "
            "Amounts and weights must pair up; amounts not negative and not all 0, weights (such as firms) all above "
            "0, none missing."
        )
    return given, over
