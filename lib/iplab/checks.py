"""What the check cells of the exercises share: ask an answer for a value, and say which mistake a wrong value shows.

Every message is `[mistake] 中文 / English`. It names the mistake and never holds the expected value.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

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


def ask(name: str, function: Any, *arguments: Any) -> Any:
    """Call a trainee's function on copies of the arguments; an AssertionError says what kept it from answering.

    >>> ask("double", lambda n: 2 * n, 4)
    8
    """
    assert callable(function), (
        f"[not-answered] {name} 还没有作答：它应当是一个函数 / {name} is not answered yet: it should be a function."
    )
    try:
        return function(*[a.copy() if isinstance(a, pd.DataFrame) else a for a in arguments])
    except NotImplementedError:
        raise AssertionError(f"[not-answered] {name} 还没有作答 / {name} is not answered yet.") from None
    except (Exception, SystemExit) as error:  # a notebook shows exit() as no error, and the check would seem passed
        raise AssertionError(_stopped(name, error)) from None


def _stopped(name: str, error: BaseException) -> str:
    """What stopped an answer, in words for somebody who does not code."""
    if isinstance(error, NameError) and BLANK in str(error):
        return f"[blank-left] {name} 里还有空 {BLANK} 没填 / {name} still has a blank {BLANK} to fill."
    if isinstance(error, NameError):
        return (
            f"[stopped] {name} 用了一个不认识的名字（{error.name}）：若是列名或代码，请加英文引号 / "
            f"{name} uses a name that is not known ({error.name}): a column name or code needs quotes."
        )
    if isinstance(error, KeyError):
        key = _one_line(str(error.args[0] if error.args else ""))[:60]
        return (
            f"[stopped] {name} 要找 {key}，表里没有：请对照表头和代码，列名要加英文引号 / "
            f"{name} looks for {key}, not there: compare with the headings and codes; a column name needs quotes."
        )
    text = _one_line(f"{type(error).__name__}: {error}")[:120]
    return (
        f"[stopped] {name} 运行时出错（{text}）：请对照题目和表格逐行检查 / "
        f"{name} stopped with an error ({text}): go through it line by line beside the task and the table."
    )


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
    """numpy's numbers as Python's, in a dictionary or list too, so that a preview shows 0.5 and no type.

    >>> import numpy
    >>> plain({"share": numpy.float64(0.5)})
    {'share': 0.5}
    """
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.item() if isinstance(value, np.generic) else value
