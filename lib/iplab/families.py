"""Patent families from priorities, and counts of families by place that add up.

Simple family: applications with exactly the same priorities (EPO, DOCDB). Extended family: all that are linked by
shared priorities, directly or through others (EPO, INPADOC; PATSTAT tls218 and tls219).
"""

from __future__ import annotations

import networkx as nx
import pandas as pd

from iplab.errors import MethodError


def simple(priorities: pd.DataFrame) -> pd.Series:
    """The simple family of each application: the smallest application number that has the same set of priorities.

    `priorities`: one row a pair of `appl_no` and `prio_no`; a first filing stands with its own number as priority.

    >>> simple(pd.DataFrame({"appl_no": ["A", "B", "C", "C"], "prio_no": ["A", "A", "A", "D"]})).to_dict()
    {'A': 'A', 'B': 'A', 'C': 'C'}
    """
    sets = priorities.groupby("appl_no")["prio_no"].agg(lambda numbers: "+".join(sorted(set(numbers))))
    return sets.index.to_series().groupby(sets).transform("min").rename("family")


def extended(priorities: pd.DataFrame) -> pd.Series:
    """The extended family of each application: the smallest application number of its connected component.

    >>> extended(pd.DataFrame({"appl_no": ["A", "B", "C", "C"], "prio_no": ["A", "A", "A", "D"]})).to_dict()
    {'A': 'A', 'B': 'A', 'C': 'A'}
    """
    links = nx.Graph((("a", a), ("p", p)) for a, p in zip(priorities["appl_no"], priorities["prio_no"], strict=True))
    found: dict[str, str] = {}
    for part in nx.connected_components(links):
        members = [number for side, number in part if side == "a"]
        found |= dict.fromkeys(members, min(members))
    return pd.Series(found, name="family").rename_axis("appl_no").sort_index()


def whole(rows: pd.DataFrame, by: str = "place") -> pd.Series:
    """Families with at least one applicant in each place; a joint family counts in several, so the sum may be larger.

    `rows`: one a family and applicant, columns `family_id` and `by`.

    >>> whole(pd.DataFrame({"family_id": [1, 1, 2], "place": ["x", "y", "x"]})).to_dict()
    {'x': 2, 'y': 1}
    """
    return _whole_rows(rows, by).groupby(by)["family_id"].nunique()


def fractional(rows: pd.DataFrame, by: str = "place") -> pd.Series:
    """Each family is 1, shared equally among its applicants; the sum is the number of families (OECD manual, 2009).

    >>> fractional(pd.DataFrame({"family_id": [1, 1, 2], "place": ["x", "y", "x"]})).to_dict()
    {'x': 1.5, 'y': 0.5}
    """
    rows = _whole_rows(rows, by)
    share = 1 / rows.groupby("family_id")[by].transform("size")
    return share.groupby(rows[by]).sum()


def first(rows: pd.DataFrame, by: str = "place") -> pd.Series:
    """Each family once, at the place of its first applicant (column `position`, the smallest).

    >>> first(pd.DataFrame({"family_id": [1, 1], "place": ["x", "y"], "position": [2, 1]})).to_dict()
    {'y': 1}
    """
    rows = _whole_rows(rows, by).sort_values("position", kind="stable")
    return rows.drop_duplicates("family_id").groupby(by)["family_id"].size()


def _whole_rows(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    if rows[by].isna().any():
        raise MethodError(
            f"{by} 有空值，这些家族会从合计里消失：先填上“不详”这样的类别。 / "
            f"{by} has empty cells and their families would drop out of the sum: fill in a group such as unknown first."
        )
    return rows
