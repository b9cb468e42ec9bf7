"""When to stop screening: three rules on a screening log, what each costs and what recall it reaches.

A screening log is a table with one row a document: pub_no, order (1, 2, … as read), relevant (True or False) and
minutes. A rule answers with the number of documents read when it stops, all of them when it never does.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from iplab.errors import DataError, MethodError

COLUMNS = ("pub_no", "order", "relevant", "minutes")


def after_misses(log: pd.DataFrame, k: int) -> int:
    """Documents read when k irrelevant ones in a row stop the screening.

    >>> log = pd.DataFrame({"pub_no": list("ABCD"), "order": [1, 2, 3, 4],
    ...                     "relevant": [True, False, False, True], "minutes": 3.0})
    >>> after_misses(log, 2)
    3
    """
    _at_least("k", k, 1)
    hits = _read(log)["relevant"].to_numpy()
    row = 0
    for read, hit in enumerate(hits, 1):
        row = 0 if hit else row + 1
        if row >= k:
            return read
    return len(hits)


def at_recall(log: pd.DataFrame, recall: float, *, estimated_total: float) -> int:
    """Documents read when the relevant ones found make up `recall` (0 to 1) of the estimated total.

    `estimated_total` is the number of relevant documents there are thought to be, from an elusion sample or Chapman's
    estimate (iplab.sampling): made before or beside the screening, never counted on the log itself.

    >>> log = pd.DataFrame({"pub_no": list("ABCD"), "order": [1, 2, 3, 4],
    ...                     "relevant": [True, False, True, True], "minutes": 3.0})
    >>> at_recall(log, 0.8, estimated_total=2.5)
    3
    """
    if not 0 < recall <= 1:
        raise MethodError(
            f"recall 应在 0 与 1 之间，实为 {recall!r}；80% 写作 0.8。 / "
            f"recall must lie between 0 and 1, got {recall!r}; write 80% as 0.8."
        )
    _at_least("estimated_total", estimated_total, 0)
    found = _read(log)["relevant"].cumsum()
    # Rounded, so that 0.8 of 2.5 is 2 and not a hair above it.
    return _first(found >= round(recall * estimated_total, 9))


def within_budget(log: pd.DataFrame, minutes: float) -> int:
    """Documents read to the end within a budget of minutes; 0 when the first takes longer.

    >>> log = pd.DataFrame({"pub_no": list("ABCD"), "order": [1, 2, 3, 4], "relevant": True, "minutes": 3.0})
    >>> within_budget(log, 10)
    3
    """
    _at_least("minutes", minutes, 0)
    return int((_read(log)["minutes"].cumsum().round(9) <= minutes).sum())


def compare(log: pd.DataFrame, stops: Mapping[str, int], *, total_relevant: int) -> pd.DataFrame:
    """One row a rule (the index): screened, minutes, found and the recall reached, 0 to 1.

    `total_relevant` counts the relevant documents of the whole collection. It is asked for because a recall over the
    hits of the log alone would be 1 for whoever reads to its end.

    >>> log = pd.DataFrame({"pub_no": list("ABCD"), "order": [1, 2, 3, 4],
    ...                     "relevant": [True, False, False, True], "minutes": 3.0})
    >>> compare(log, {"two misses": 3}, total_relevant=4).loc["two misses"].tolist()
    [3.0, 9.0, 1.0, 0.25]
    """
    read = _read(log)
    known = int(read["relevant"].sum())
    _at_least("total_relevant", total_relevant, max(known, 1))
    parts = {rule: read.iloc[: _within(rule, screened, len(read))] for rule, screened in stops.items()}
    table = pd.DataFrame(
        {rule: (len(part), part["minutes"].sum(), part["relevant"].sum()) for rule, part in parts.items()},
        index=["screened", "minutes", "found"],
    ).T.astype({"screened": "int64", "minutes": "float64", "found": "int64"})
    return table.assign(recall=table["found"] / total_relevant)


def cheapest(table: pd.DataFrame, recall: float) -> str | None:
    """The rule of a `compare` table with the fewest minutes among those that reach the recall; None when none does.

    Ties go to the higher recall, then to the name.

    >>> table = pd.DataFrame({"minutes": [9.0, 30.0], "recall": [0.5, 0.9]}, index=["misses", "all"])
    >>> cheapest(table, 0.8)
    'all'
    """
    enough = table[table["recall"] >= recall - 1e-9].rename_axis("rule").reset_index()
    best = enough.sort_values(["minutes", "recall", "rule"], ascending=[True, False, True])
    return None if best.empty else str(best["rule"].iloc[0])


def lost(log: pd.DataFrame, screened: int) -> list[str]:
    """The relevant documents that who stops after `screened` documents does not see, in the order of the log.

    >>> log = pd.DataFrame({"pub_no": list("ABCD"), "order": [1, 2, 3, 4],
    ...                     "relevant": [True, False, False, True], "minutes": 3.0})
    >>> lost(log, 3)
    ['D']
    """
    read = _read(log)
    rest = read.iloc[_within("screened", screened, len(read)) :]
    return [str(pub_no) for pub_no in rest.loc[rest["relevant"], "pub_no"]]


def _read(log: pd.DataFrame) -> pd.DataFrame:
    """The log in reading order, checked."""
    missing = [name for name in COLUMNS if name not in log.columns]
    if missing:
        raise DataError(
            f"筛选记录缺少 {missing} 列，应有 {list(COLUMNS)}。 / "
            f"The screening log lacks {missing}; it needs {list(COLUMNS)}."
        )
    _refuse_if(len(log) == 0, "是空的", "is empty")
    _refuse_if(bool(log[list(COLUMNS)].isna().any(axis=None)), "有空格：未评判的请先评判", "has gaps: judge them first")
    _refuse_if(bool(log["pub_no"].duplicated().any()), "有重复的文献：请先去重", "holds documents twice: drop one")
    _refuse_if(bool(log["order"].duplicated().any()), "的 order 有重复：请先理顺", "repeats an order: put it right")
    _refuse_if(not log["relevant"].isin([True, False]).all(), "的 relevant 应是真或假", "needs relevant True or False")
    _refuse_if(bool((log["minutes"] < 0).any()), "的 minutes 有负数", "has minutes below 0")
    return log.sort_values("order").astype({"relevant": "bool"})


def _refuse_if(wrong: bool, zh: str, en: str) -> None:
    if wrong:
        raise DataError(f"筛选记录{zh}。 / The screening log {en}.")


def _first(reached: pd.Series[bool]) -> int:
    hits = reached.to_numpy()
    return int(hits.argmax()) + 1 if hits.any() else len(hits)


def _at_least(name: str, value: float, least: float) -> None:
    if not value >= least:
        raise MethodError(
            f"{name} 不应小于 {least}，实为 {value!r}。 / {name} must be at least {least}, got {value!r}."
        )


def _within(rule: str, screened: int, size: int) -> int:
    if not 0 <= screened <= size:
        raise MethodError(
            f"{rule}：筛选数应在 0 与 {size} 之间，实为 {screened!r}。 / "
            f"{rule}: the number screened must lie between 0 and {size}, got {screened!r}."
        )
    return screened
