"""What the bridges to the three systems share: a query walked part by part, brackets written out, notes kept."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from iplab.search.nodes import And, Days, Earlier, Near, Node, Not, Number, Or, Phrase, Symbol, leaves
from iplab.search.text import is_han
from iplab.search.written import spelling, written

SCOPES: dict[str | None, tuple[str, ...]] = {None: ("TI", "AB", "CL"), "TA": ("TI", "AB")}
MOST_STEPS = 200  # steps put in: steps of steps would grow without end
WILD = re.compile(r"[*+?#]")
EARLIEST, LATEST = date(1800, 1, 1), date(2099, 12, 31)


@dataclass(frozen=True)
class Note:
    """What a reader must know of a translation. `changes`: the other system may find something else."""

    zh: str
    en: str
    changes: bool = True

    def __str__(self) -> str:
        """Both languages."""
        return f"{self.zh} / {self.en}"


class Writer(ABC):
    """Writes one query for one system; a part that can't be written is left out and noted."""

    AND, OR, NOT = " AND ", " OR ", " NOT "

    def __init__(self, steps: Sequence[Node] = ()) -> None:
        """steps: what #1, #2 … stand for."""
        self.steps, self._within, self._put_in = steps, len(steps), 0
        self.notes: dict[Note, None] = {}  # each once, in the order in which they came up

    def text(self, node: Node) -> str:
        """The whole query, "" when nothing of it can be written."""
        made = self.write(node) or ""
        return made[1:-1] if _bracketed(made) else made

    def write(self, node: Node) -> str | None:
        """A part, in brackets where it has an operator; None when it is left out."""
        if isinstance(node, And | Or):
            return self._joined(node)
        if isinstance(node, Not):
            return self._without(node)
        if isinstance(node, Earlier):
            return self._earlier(node)
        if isinstance(node, Phrase):
            return self.any_of(self.phrase(column, node) for column in self.columns(node))
        if isinstance(node, Near):
            return self.any_of(self.near(column, node) for column in self.columns(_first(node)))
        return self._listed(node)

    def columns(self, node: Phrase) -> Iterable[str]:
        """The fields, in the code of the desk, that a phrase is looked for in."""
        return SCOPES.get(node.field, (str(node.field),))

    @abstractmethod
    def phrase(self, column: str, node: Phrase) -> str | None:
        """A phrase in one field."""

    @abstractmethod
    def near(self, column: str, node: Near) -> str | None:
        """Words near each other in one field."""

    @abstractmethod
    def symbol(self, node: Symbol) -> str | None:
        """An IPC symbol, alone or with what stands below."""

    @abstractmethod
    def days(self, node: Days) -> str | None:
        """A date field from one day to another."""

    @abstractmethod
    def number(self, node: Number) -> str | None:
        """A number, whole or truncated."""

    def no_field(self, node: Number) -> None:
        """Leave out a family number or a kind of document: no field for it was found."""
        what = {"FAM": ("同族号", "families")}.get(node.field, ("文献种类代码", "kinds of documents"))
        self.left_out(
            node, f"没有查到{what[0]}的字段，请在结果里筛选", f"no field of {what[1]} was found; filter the results"
        )

    def note(self, zh: str, en: str, *, changes: bool = True) -> None:
        """Keep a note once."""
        self.notes[Note(zh, en, changes)] = None

    def left_out(self, node: Node, zh: str, en: str) -> None:
        """Note that a part was left out, and why."""
        self.note(f"略去 {written(node)}：{zh}", f"{written(node)} is left out: {en}")

    def any_of(self, parts: Iterable[str | None]) -> str | None:
        """The parts that can be written, joined by OR."""
        return _bracket([part for part in parts if part], self.OR)

    def _joined(self, node: And | Or) -> str | None:
        parts = [part for part in map(self.write, node.parts) if part]
        if isinstance(node, Or) and parts and len(parts) < len(node.parts):
            self.note("OR 的一支写不出来，命中会变少", "one branch of an OR can't be written: fewer hits")
        return _bracket(parts, self.AND if isinstance(node, And) else self.OR)

    def _without(self, node: Not) -> str | None:
        left, right = self.write(node.left), self.write(node.right)
        if left is None:
            self.note("NOT 前面写不出来，整段略去", "what stands before NOT can't be written: both are left out")
            return None
        return f"({left}{self.NOT}{right})" if right else left

    def _earlier(self, node: Earlier) -> str | None:
        if 1 <= node.step <= self._within and self._put_in < MOST_STEPS:
            return self._step(node.step)
        self.left_out(
            node, "检索步骤只在检索台的日志里。请换成那一步的检索式", "steps live in the desk's log; put its query here"
        )
        return None

    def _step(self, number: int) -> str | None:
        """What a step stands for; within it only the steps before it are known."""
        outer, self._within, self._put_in = self._within, number - 1, self._put_in + 1
        made = self.write(self.steps[number - 1])
        self._within = outer
        return made

    def _listed(self, node: Node) -> str | None:
        if isinstance(node, Symbol):
            return self.symbol(node)
        if isinstance(node, Days):
            return self.days(node)
        assert isinstance(node, Number)
        return self.number(node)


def wild(node: Node) -> bool:
    """Whether a phrase holds a truncation sign."""
    return any(isinstance(part, Phrase) and WILD.search(spelling(part.words)) for part in leaves(node))


def han(node: Node) -> bool:
    """Whether a part holds Chinese words."""
    return any(isinstance(part, Phrase) and any(map(is_han, part.words)) for part in leaves(node))


def quoted(words: tuple[str, ...]) -> str:
    """A phrase of several words in quotation marks, one word without."""
    text = spelling(words)
    return f'"{text}"' if " " in text else text


def bounds(node: Days) -> tuple[date, date]:
    """The two days of a range, an open end replaced by a day before the first patents or far ahead."""
    return node.first or EARLIEST, node.last or LATEST


def _first(node: Node) -> Phrase:
    return next(part for part in leaves(node) if isinstance(part, Phrase))


def _bracket(parts: list[str], sign: str) -> str | None:
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else f"({sign.join(parts)})"


def _bracketed(text: str) -> bool:
    """Whether one pair of brackets holds the whole text."""
    depth = 0
    for place, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0:
            return place == len(text) - 1 and place > 0
    return False
