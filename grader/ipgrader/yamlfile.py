"""Read a YAML file with the place of everything in it, and say what is wrong with one that is no YAML."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from ipgrader.errors import CohortError

Where = tuple[str | int, ...]
Mark = tuple[int, int]
# A key that YAML takes for the beginning of a text: no space after the colon, or a full-width colon.
JOINED = re.compile(r"^\s*(?:-\s+)?([A-Za-z_]\w*)(：|:(?=[^\s/]))\s*(.*?)\s*$")
TAB = ("不是合格的 YAML：缩进要用空格，不能用 Tab 键", "not valid YAML: use spaces, not Tab")


def compose(path: Path) -> yaml.MappingNode:
    """The file as YAML's tree. CohortError, with line and column, for a file that is no mapping of keys to values."""
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise CohortError(_broken(path, text, error)) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CohortError(
            f"{path}：读不出文字；请存为 UTF-8 / {path}: cannot be read as text; save it as UTF-8 ({error})."
        ) from None
    if not isinstance(node, yaml.MappingNode):
        raise CohortError(_no_mapping(path, text))
    return node


def _no_mapping(path: Path, text: str) -> str:
    lines = text.splitlines()
    return _joined_line(path, lines, len(lines)) or at(
        path,
        {},
        (),
        "文件应为“键: 值”的表；参照 grader/cohorts 里的例子 / "
        "expected a mapping of keys to values; see the examples in grader/cohorts",
    )


def _broken(path: Path, text: str, error: yaml.MarkedYAMLError) -> str:
    """What is wrong, at the line where it began: YAML itself often notices it only further down."""
    mark, began = error.problem_mark or error.context_mark, error.context_mark
    if began and "quoted scalar" in str(error.context):
        return _at_mark(path, began, *_open_quote(began.line + 1))
    if "'\\t'" in str(error.problem):
        return _at_mark(path, mark, *TAB)
    last = max(each.line + 1 for each in (mark, began) if each) if mark else 0
    return _joined_line(path, text.splitlines(), last) or _at_mark(
        path,
        mark,
        f"不是合格的 YAML：{error.problem}；请检查缩进、冒号和引号",
        f"not valid YAML: {error.problem}; check indents, colons and quotes",
    )


def _open_quote(line: int) -> tuple[str, str]:
    return (
        f"不是合格的 YAML：第 {line} 行开始的引号没有收尾，请补上另一半引号",
        f"not valid YAML: the quote opened in line {line} is not closed; add the closing one",
    )


def _at_mark(path: Path, mark: yaml.Mark | None, zh: str, en: str) -> str:
    place: dict[Where, Mark] = {(): (mark.line + 1, mark.column + 1)} if mark else {}
    return at(path, place, (), f"{zh} / {en}")


def _joined_line(path: Path, lines: list[str], last: int) -> str:
    """The message on the nearest line, up to `last`, whose colon YAML did not see; "" if there is none."""
    for number in range(min(last, len(lines)), 0, -1):
        if found := JOINED.match(lines[number - 1]):
            return at(path, {(): (number, found.start(2) + 1)}, (), joined(lines[number - 1]))
    return ""


def joined(text: str) -> str:
    """What to write where a colon has no space after it or is full-width; "" for a text without such a colon."""
    found = JOINED.match(text)
    if not found:
        return ""
    right = f"{found[1]}: {found[3]}".strip()
    return (
        f"冒号要用半角，后面加一个空格：请写成“{right}” / "
        f"A colon must be a plain one with a space after it; write {right!r}"
    )


def value(node: yaml.Node, where: Where, marks: dict[Where, Mark], faults: list[tuple[Where, str]]) -> Any:
    """The value of a node, and where everything stands. Keys, times and words such as `off` stay text: 007 is not 7."""
    marks.setdefault(where, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.SequenceNode):
        return [value(item, (*where, number), marks, faults) for number, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where, marks, faults)
    if node.tag in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"):
        return node.value
    return yaml.SafeLoader("").construct_object(node)


def _mapping(node: yaml.MappingNode, where: Where, marks: dict[Where, Mark], faults: list[tuple[Where, str]]) -> Any:
    values: dict[str, Any] = {}
    for key, item in node.value:
        place = (*where, str(key.value))
        if str(key.value) in values:
            first = marks[place][0]
            marks[place] = (key.start_mark.line + 1, key.start_mark.column + 1)
            zh, en = (
                f"键 {key.value} 写了两次（先在第 {first} 行）",
                f"key {key.value!r} stands twice (first in line {first})",
            )
            faults.append((place, f"{zh} / {en}"))
        marks[(*place, "key")] = (key.start_mark.line + 1, key.start_mark.column + 1)
        values[str(key.value)] = value(item, place, marks, faults)
    return values


def at(path: Path, marks: dict[Where, Mark], where: Where, text: str) -> str:
    """`FILE:LINE:COLUMN: text`, at the nearest place that is known."""
    while where and where not in marks:
        where = where[:-1]
    line, column = marks.get(where, (1, 1))
    return f"{path}:{line}:{column}: {text}"
