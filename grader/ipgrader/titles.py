"""What a cell is called when we speak of it to a trainee: by its task's title, never by its id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ipgrader import build, tasks
from ipgrader.source import LANGUAGES, Source

Note = dict[str, str]
Titles = Mapping[str, Note]
GIVEN = {"zh": "题目自带的格", "en": "cells given with the exercise"}
KINDS = {
    "check": {"zh": "“{}”的检查格", "en": "the check of “{}”"},
    "answer": {"zh": "“{}”的作答格", "en": "the answer cell of “{}”"},
    "given": {"zh": "“{}”自带的一格", "en": "a cell given with “{}”"},
}


def of(source: Source, entry: str) -> dict[str, Note]:
    """From the grade_id of every cell of a task to what it is called, in both languages."""
    named: dict[str, Note] = {}
    for language in LANGUAGES:
        for grade_id, text in _named(build.notebook(source, language, entry), language):
            named.setdefault(grade_id, {})[language] = text
    return named


def _named(notebook: Any, language: str) -> Iterable[tuple[str, str]]:
    for task in tasks.of(notebook):
        title = " ".join(task.title.split())
        yield task.answer, KINDS["answer"][language].format(title)
        yield from ((grade_id, KINDS["check"][language].format(title)) for grade_id in task.checks)
        yield from ((grade_id, KINDS["given"][language].format(title)) for grade_id in task.shows)


def listed(grade_ids: Iterable[str], titles: Titles, language: str) -> str:
    """Cells by name, each name once."""
    names = [titles.get(grade_id, GIVEN)[language] for grade_id in grade_ids]
    return ("、" if language == "zh" else ", ").join(dict.fromkeys(names))
