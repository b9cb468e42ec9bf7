"""The tables of docs/how-marking-works.md and its Chinese twin: each stands between two markers and is made here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import corpus
from ipgrader import isolated
from ipgrader.warm import box
from ipgrader.warm.policy import Policy
from ipgrader.warm.travel import Budget
from traitlets.config.loader import PyFileConfigLoader

ROOT = Path(__file__).parents[3]
PAGES = {"en": ROOT / "docs" / "how-marking-works.md", "zh": ROOT / "docs" / "how-marking-works.zh.md"}


def telling() -> list[corpus.Case]:
    """The cases that the page shows, in the order of their numbers."""
    shown = [case for case in corpus.cases() if "telling" in case.about]
    return sorted(shown, key=lambda case: case.about["telling"])


def put(path: Path, name: str, text: str) -> None:
    """Put a table between its markers."""
    page = path.read_text(encoding="utf-8")
    path.write_text(_between(name).sub(lambda found: f"{found[1]}\n{text}\n{found[3]}", page), encoding="utf-8")


def taken(path: Path, name: str) -> str:
    """What stands between two markers."""
    found = _between(name).search(path.read_text(encoding="utf-8"))
    assert found, f"{path} has no markers {name}"
    return found[2].strip("\n")


def _between(name: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {name}: begin -->)\n(.*?)\n?(<!-- {name}: end -->)", re.S)


def limits(language: str) -> str:
    """The table of limits, from where they are set."""
    head = {"en": "| limit | | when it is reached |", "zh": "| 限制 | | 到了会怎样 |"}[language]
    place = ("en", "zh").index(language)
    lines = [f"| {what[place]} | {amount} | {then[place]} |" for what, amount, then in _limits()]
    return "\n".join([head, "|---|---|---|", *lines])


def _limits() -> list[tuple[tuple[str, str], str, tuple[str, str]]]:
    policy, budget = Policy(folder=""), Budget()
    stopped = ("stopped; points so far stay", "停止；已得的分保留")
    refused = ("refused; the cell fails", "拒绝；该格出错")
    zero = ("the check fails, with the reason", "检查不通过，并说明原因")
    return [
        (("time of a cell", "一格的时间"), f"{_cell_seconds():g} s", stopped),
        (("time of a notebook", "整份作业的时间"), f"{isolated.WHOLE:g} s", stopped),
        (("processor time", "处理器时间"), f"{policy.cpu} s", stopped),
        (("memory", "内存"), size(policy.memory), ("MemoryError in the cell", "该格报 MemoryError")),
        (("one file", "单个文件"), size(policy.file), refused),
        (("all files: bytes", "全部文件：字节"), size(policy.disk), refused),
        (("all files: number", "全部文件：个数"), f"{policy.names:,}", refused),
        (("open files", "同时打开的文件"), str(policy.files), refused),
        (("threads", "线程"), str(policy.threads), refused),
        (("new processes", "新进程"), str(policy.processes), refused),
        (("output", "输出"), size(policy.output), ("the rest is cut, no points lost", "其余截掉，不扣分")),
        (("printed while a check asks", "检查提问时打印"), size(box.PRINTED), ("the rest is cut", "其余截掉")),
        (("a value for a check", "交给检查的值"), size(budget.size), zero),
        (("its depth", "值的嵌套层数"), str(budget.depth), zero),
    ]


def size(number: int) -> str:
    """Bytes as people say it.

    >>> size(64 << 20)
    '64 MB'
    """
    unit, name = next((unit, name) for unit, name in ((30, "GB"), (20, "MB"), (10, "KB")) if number >> unit)
    return f"{number >> unit} {name}"


def _cell_seconds() -> Any:
    settings = PyFileConfigLoader("nbgrader_config.py", str(ROOT / "grader")).load_config()
    return settings.Execute.timeout
