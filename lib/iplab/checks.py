"""What the check cells of the exercises share: ask an answer for a value, and say which mistake a wrong value shows.

Every message is `[mistake] 中文 / English`. It names the mistake and never holds the expected value.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import combinations
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from iplab import data, download, registry
from iplab.errors import IplabError

BLANK = "____"
Case = tuple[Any, Any, list[tuple[Any, str]]]


class NotPassed(AssertionError):
    """A check that is not passed. A notebook shows its message alone: the lines of a traceback would bury it."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def report(check: Callable[[], None]) -> None:
    """Run a check; what it finds wrong is raised as NotPassed.

    >>> report(lambda: None)
    """
    try:
        check()
    except AssertionError as error:
        raise NotPassed(str(error)) from None
    except NameError as error:
        raise NotPassed(
            f"[not-run] 还没有 {_missing(error)}：上面有的格子没有运行，或者报了错。请从那一格开始往下运行 / "
            f"There is no {_missing(error)} yet: a cell above has not run, or stopped. Go on from that one."
        ) from None


def ask(name: str, function: Any, *arguments: Any) -> Any:
    """Call a trainee's function on copies of the arguments; an AssertionError says what kept it from answering.

    >>> ask("double", lambda n: 2 * n, 4)
    8
    """
    assert callable(function), (
        f"[not-answered] {name} 还没有作答：它应当是一个函数 / {name} is not answered yet: it should be a function."
    )
    try:
        return function(*map(_own, arguments))
    except NotImplementedError:
        raise AssertionError(f"[not-answered] {name} 还没有作答 / {name} is not answered yet.") from None
    except (Exception, SystemExit) as error:  # a notebook shows exit() as no error, and the check would seem passed
        raise AssertionError(_stopped(name, error)) from None


def _own(value: Any) -> Any:
    """A copy that its owner may change; frames are copied on write.

    >>> given = {"a": [1]}
    >>> _own(given)["a"].append(2)
    >>> given
    {'a': [1]}
    """
    if isinstance(value, pd.DataFrame | pd.Series):
        return value.copy(deep=False)
    if type(value) is dict:
        return {key: _own(item) for key, item in value.items()}
    if type(value) is list:
        return [_own(item) for item in value]
    return set(value) if type(value) is set else value


def _stopped(name: str, error: BaseException) -> str:
    """What stopped an answer, in words for somebody who does not code."""
    if isinstance(error, NameError):
        return _unknown(name, error)
    if isinstance(error, KeyError):
        return _not_there(name, error.args[0] if error.args else "")
    if isinstance(error, TypeError) and (kinds := COMPARED.search(str(error))):
        (one, first), (other, second) = (KINDS.get(kind, (kind, kind)) for kind in kinds.groups())
        return (
            f"[stopped] {name} 拿两种不同的东西比大小（{one}和{other}）：先变成同一种再比 / "
            f"{name} compares two different kinds of things ({first} and {second}): make them the same kind first."
        )
    zh, en = _both(error)
    return (
        f"[stopped] {name} 运行时出错（{zh}）：请对照题目和表格逐行检查 / "
        f"{name} stopped with an error ({en}): go through it line by line beside the task and the table."
    )


COMPARED = re.compile(r"not supported between instances of '(\w+)' and '(\w+)'")
KINDS = {
    **dict.fromkeys(("Timestamp", "date", "datetime", "DatetimeArray"), ("日期", "a date")),
    **dict.fromkeys(("int", "float"), ("数", "a number")),
    **dict.fromkeys(("str", "StringArray", "ArrowStringArray"), ("文字", "text")),
    **dict.fromkeys(("list", "tuple", "set", "dict"), ("一组值", "a group of values")),
    "NoneType": ("空值", "nothing"),
}


def _unknown(name: str, error: NameError) -> str:
    """A blank, a word without quotes, or a name of the answer's own that has no value yet."""
    if BLANK in str(error):
        return (
            f"[blank-left] {name} 里还有空 {BLANK} 没填；已经填了的，请看作答格下面有没有报错 / "
            f"{name} still has a blank {BLANK} to fill; if you filled it, look for an error under the answer itself."
        )
    missing = _missing(error)
    return (
        f"[stopped] {name} 用了一个不认识的名字（{missing}）：若是列名或代码，请加英文引号 / "
        f"{name} uses a name that is not known ({missing}): a column name or code needs quotes."
    )


def _missing(error: NameError) -> str:
    """The name; that of a variable without a value stands in the text alone."""
    found = re.search(r"'(\w+)'", str(error))
    return error.name or (found[1] if found else "?")


def _not_there(name: str, key: Any) -> str:
    """A heading, key or code that the data do not have; or a day or number to which a calculation came."""
    found = _one_line(str(plain(key)))[:60]
    if isinstance(key, str):
        return (
            f"[stopped] {name} 要找 {found}，交给它的数据里没有：请对照表头、键名和代码，名字要加英文引号 / "
            f"{name} looks for {found}, which its data don't have: compare headings, keys and codes; names need quotes."
        )
    return (
        f"[stopped] {name} 算到了 {found}，交给它的数据里没有：请逐行看看怎么会算到那里 / "
        f"{name} comes to {found}, which its data don't have: go through it line by line and see how it gets there."
    )


def _both(error: BaseException) -> tuple[str, str]:
    """An error's text for either language; the course's own errors have both."""
    if isinstance(error, IplabError) and " / " in str(error):
        zh, _, en = str(error).partition(" / ")
        return " ".join(zh.split())[:200], _one_line(en)[:300]
    text = _one_line(f"{type(error).__name__}: {error}")[:160]
    return text, text


def _one_line(text: str) -> str:
    """Foreign text that cannot break a message into lines or languages."""
    return " ".join(text.split()).replace(" / ", "/")


def expect(cases: Sequence[Case], otherwise: str, tolerance: float = 1e-6) -> None:
    """Pass when every case got what is right; otherwise raise the message of the mistake that explains them.

    A case is (got, right, [(wrong, message), …]). Two mistakes can give one and the same number in one province, so
    the message raised is that of a mistake which explains every wrong case; where none does, that of the first case.
    """
    failed = [case for case in cases if not same(case[0], case[1], tolerance)]
    if not failed:
        return
    said = [[message for wrong, message in mistakes if same(got, wrong, tolerance)] for got, _, mistakes in failed]
    explains_all = [message for message in said[0] if all(message in other for other in said)]
    raise AssertionError([*explains_all, *said[0], otherwise][0])


def rows(name: str, edition: str = "practice") -> tuple[Mapping[str, Any], ...]:
    """The rows of a table, for keys that are computed row by row; taken apart once a process, and read-only.

    >>> rows("places")[0]["level"] in ("prefecture", "municipality")
    True
    """
    return _rows(name, edition, registry.home(), str(download.mirror()), str(download.cache()))


@cache
def _rows(name: str, edition: str, *place: object) -> tuple[Mapping[str, Any], ...]:
    # The place is part of the key only: another folder, mirror or cache is another table.
    records = data.load(name, edition=edition).to_dict("records")
    return tuple(MappingProxyType({str(column): value for column, value in row.items()}) for row in records)


def telling(candidates: Sequence[tuple[Any, Any, list[tuple[Any, str]]]], least: int = 4) -> list[Any]:
    """Of cases that could be asked, the few that tell every mistake from what is right, and from one another.

    A candidate is (what to ask, right, [(wrong, message), …]), with the same mistakes in the same order in each. Asking
    all would say no more and take longer. The first candidate is always taken; of mistakes that nobody has thought of
    some are met by asking `least` at least.

    >>> telling([("a", 1, [(1, "x"), (2, "y")]), ("b", 1, [(1, "x"), (2, "y")]), ("c", 1, [(3, "x"), (1, "y")])], 1)
    ['a', 'c']
    """
    told = [
        {(i, j) for i, j in combinations(range(len(v)), 2) if not same(v[i], v[j])} for v in map(_values, candidates)
    ]
    chosen, apart = [0], set(told[0])
    while len(chosen) < len(told):
        best = max((n for n in range(len(told)) if n not in chosen), key=lambda number: len(told[number] - apart))
        if not told[best] - apart and len(chosen) >= least:
            break
        chosen.append(best)
        apart |= told[best]
    return [candidates[number][0] for number in sorted(chosen)]


def _values(candidate: tuple[Any, Any, list[tuple[Any, str]]]) -> list[Any]:
    return [candidate[1], *(wrong for wrong, _ in candidate[2])]


def same(got: Any, right: Any, tolerance: float = 1e-6) -> bool:
    """Equal values: numbers within the tolerance, mappings key by key, None and NaN alike.

    >>> same({"a": 1.0}, {"a": 1})
    True
    >>> same(0.33, 1 / 3)
    False
    """
    if isinstance(right, Mapping):
        alike = isinstance(got, Mapping) and got.keys() == right.keys()
        return alike and all(same(got[key], right[key], tolerance) for key in right)
    if is_missing(right) or is_missing(got):
        return is_missing(right) and is_missing(got)
    if is_number(right):
        return is_number(got) and math.isclose(float(got), float(right), rel_tol=tolerance, abs_tol=tolerance)
    return bool(type(got) is type(right) and got == right)


def is_number(value: Any) -> bool:
    """A real number, Python's or numpy's; True and False are none."""
    return hasattr(value, "__float__") and not isinstance(value, (bool, pd.Series, pd.DataFrame))


def is_missing(value: Any) -> bool:
    """None, NaN or pandas' NA: the ways to say 'does not apply'."""
    return value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value))


def counts(name: str, value: Any) -> dict[str, int]:
    """A dictionary or Series of counts as a plain dict without zeros.

    >>> counts("n", {"tisc": 2, "outlet": 0})
    {'tisc': 2}
    """
    assert isinstance(value, (Mapping, pd.Series)), (
        f"[not-a-dict] {name} 应返回字典，实际得到 {type(value).__name__} / "
        f"{name} should return a dictionary; it returned {type(value).__name__}."
    )
    items = dict(value)
    assert all(is_number(n) and float(n).is_integer() for n in items.values()), (
        f"[not-counts] {name} 的每个值应是整数个数 / every value of {name} should be a whole number of bodies."
    )
    return {str(key): int(n) for key, n in items.items() if n}


def number(name: str, value: Any) -> float:
    """One number as a float; numpy's numbers are welcome.

    >>> number("share", 1)
    1.0
    """
    assert is_number(value), (
        f"[not-a-number] {name} 应返回一个数，实际得到 {type(value).__name__} / "
        f"{name} should return one number; it returned {type(value).__name__}."
    )
    return float(value)


def preview(name: str, function: Any, *arguments: Any) -> None:
    """Print what an answer returns on the shown data, or what keeps it from answering; never raises.

    >>> preview("double", lambda n: 2 * n, 4)
    double → 8
    """
    try:
        print(f"{name} → {plain(ask(name, function, *arguments))}")
    except AssertionError as reason:
        print(str(reason).split("] ", 1)[-1])


def plain(value: Any) -> Any:
    """numpy's numbers as Python's and days as text, in a dictionary or list too: a preview shows 0.5 and no type.

    >>> import numpy
    >>> plain({"share": numpy.float64(0.5), "day": pd.Timestamp("2025-06-30")})
    {'share': 0.5, 'day': '2025-06-30'}
    """
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return str(value.date())
    return value.item() if isinstance(value, np.generic) else value
