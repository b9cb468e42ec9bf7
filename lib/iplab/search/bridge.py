"""A query of the desk as CNIPA's search system, Espacenet and PATENTSCOPE would take it, and what does not translate.

The systems change: each rule names its source in the module of its system, and what could not be verified is a note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from iplab.errors import ParameterError
from iplab.search.bridge_cnipa import Cnipa
from iplab.search.bridge_espacenet import Espacenet
from iplab.search.bridge_patentscope import Patentscope
from iplab.search.bridge_writer import Note, Writer
from iplab.search.nodes import Node
from iplab.search.syntax import parse

SYSTEMS: dict[str, type[Writer]] = {"cnipa": Cnipa, "espacenet": Espacenet, "patentscope": Patentscope}
NAMES = {
    "cnipa": {"zh": "国家知识产权局专利检索及分析系统", "en": "CNIPA patent search"},
    "espacenet": {"zh": "Espacenet", "en": "Espacenet"},
    "patentscope": {"zh": "PATENTSCOPE", "en": "PATENTSCOPE"},
}
HEADS = {"zh": ["系统", "检索式", "等同", "说明"], "en": ["system", "query", "same", "notes"]}
YES = {"zh": {True: "是", False: "否"}, "en": {True: "yes", False: "no"}}


@dataclass(frozen=True)
class Shown:
    """A query for another system. exact: no note says that it may find something else."""

    system: str
    text: str
    notes: tuple[Note, ...]
    exact: bool


def shown(query: str | Node, system: str, steps: Sequence[str | Node] = ()) -> Shown:
    """A query as another system would take it: text, notes (zh, en), exact.

    system: cnipa, espacenet or patentscope; steps: what #1, #2 … of the query stand for, in order. QueryError for a
    query that can't be read, ParameterError for another system. text is "" when nothing can be written.

    >>> shown("solar ADJ3 cook* AND PD>=2020", "espacenet").text.endswith("AND pd>=20200101")
    True
    """
    if system not in SYSTEMS:
        raise ParameterError(
            f"没有系统 {system!r} 的写法，有：{', '.join(SYSTEMS)}。 / "
            f"There is no bridge to {system!r}; there is: {', '.join(SYSTEMS)}."
        )
    writer = SYSTEMS[system](_resolved(steps))
    text = writer.text(_node(query))
    notes = tuple(writer.notes)
    return Shown(system, text, notes, not any(note.changes for note in notes))


def table(query: str | Node, language: str = "zh", steps: Sequence[str | Node] = ()) -> pd.DataFrame:
    """The three systems side by side: system, query, whether it finds the same, notes in one language."""
    made = [shown(query, system, steps) for system in SYSTEMS]
    rows = [
        (NAMES[one.system][language], one.text, YES[language][one.exact], _joined(one.notes, language)) for one in made
    ]
    return pd.DataFrame(rows, columns=HEADS[language])


def _joined(notes: Sequence[Note], language: str) -> str:
    return ("；" if language == "zh" else "; ").join(note.zh if language == "zh" else note.en for note in notes)


def _node(query: str | Node) -> Node:
    return parse(query) if isinstance(query, str) else query


def _resolved(steps: Sequence[str | Node]) -> list[Node]:
    """Steps in their order, each with the earlier ones put in."""
    return [_node(step) for step in steps]
