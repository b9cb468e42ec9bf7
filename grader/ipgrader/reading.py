"""Read a notebook that was handed in, once and within limits: the cells that marking needs, and nothing besides.

Outputs, the state of widgets and a front end's metadata are left behind unread: they may be larger than all the rest.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import nbformat

from ipgrader.titles import Note
from ipgrader.warm.channel import clean

MOST = 128 << 20  # bytes of a file
MEMORY = 1 << 30  # bytes that its JSON may take
COSTS = ((b"[", 240), (b"{", 240), (b'"', 32), (b",", 32))  # bytes of memory for what a mark stands for, at most
PICTURES = 10 << 20  # characters of the pictures pasted into one cell
KINDS = {"code": "code", "markdown": "markdown", "heading": "markdown"}  # any other is plain text
LARGE: Note = {
    "zh": f"文件太大（超过 {MOST >> 20} MB，或项目太多），没有打开。请在 JupyterLab 里清除全部输出，保存后再交。",
    "en": f"The file is too large to be opened (over {MOST >> 20} MB, or of too many items). "
    "Clear all outputs in JupyterLab, save, and hand it in again.",
}


class Unreadable(Exception):
    """A file that is no notebook, or one beyond the limits. `notes`: what to tell besides."""

    def __init__(self, *notes: Note) -> None:
        """None for a file that is simply no notebook."""
        super().__init__(*(note["en"] for note in notes))
        self.notes = notes


def read(data: bytes) -> Any:
    """The notebook that bytes hold, in nbformat 4, with the cells' types, ids, marks, texts and pictures alone.

    Raises Unreadable, whatever the bytes are.
    """
    if len(data) > MOST or sum(data.count(mark) * cost for mark, cost in COSTS) > MEMORY:
        raise Unreadable(LARGE)
    try:
        with _without_collection():
            whole = json.loads(data.decode("utf-8-sig"))
            return nbformat.from_dict(_slim(whole))
    except Exception:  # whatever a file may hold, it is one outcome of one trainee
        raise Unreadable from None


def dumps(notebook: Any) -> bytes:
    """A notebook that was read, for another process; lone surrogates travel as escapes."""
    return json.dumps(notebook).encode("ascii")


def loads(data: bytes) -> Any:
    """What `dumps` made."""
    return nbformat.from_dict(json.loads(data))


@contextmanager
def _without_collection() -> Iterator[None]:
    """Millions of new objects would be walked through again and again."""
    stood = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if stood:
            gc.enable()


def _slim(whole: Any) -> dict[str, Any]:
    if whole["nbformat"] in (1, 2, 3):
        whole = _upgraded(whole)
    if whole["nbformat"] != 4:
        raise ValueError(whole["nbformat"])
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [_cell(cell) for cell in whole["cells"]]}


def _upgraded(whole: dict[str, Any]) -> Any:
    """A notebook as Jupyter wrote them before 2015, in sheets."""
    for cell in (cell for sheet in whole["worksheets"] for cell in sheet["cells"]):
        cell["outputs"] = []
    return nbformat.convert(nbformat.from_dict(whole), 4)


def _cell(cell: Mapping[str, Any]) -> dict[str, Any]:
    made = {
        "cell_type": KINDS.get(str(cell["cell_type"]), "raw"),
        "metadata": _metadata(cell.get("metadata")),
        "source": _text(cell.get("source", "")),
    }
    if isinstance(cell.get("id"), str):
        made["id"] = cell["id"]
    if pictures := _pictures(cell.get("attachments")):
        made["attachments"] = pictures
    return made


def _text(source: Any) -> str:
    text = source if isinstance(source, str) else "".join(source)
    return str(clean(text))


def _metadata(given: Any) -> dict[str, Any]:
    """Tags, and of nbgrader's marks the texts and truths: what a cell claims to be."""
    given = given if isinstance(given, dict) else {}
    kept: dict[str, Any] = {}
    if isinstance(given.get("nbgrader"), dict):
        kept["nbgrader"] = {
            clean(key): clean(value) for key, value in given["nbgrader"].items() if isinstance(value, str | bool)
        }
    if isinstance(given.get("tags"), list):
        kept["tags"] = [clean(tag) for tag in given["tags"] if isinstance(tag, str)]
    return kept


def _pictures(given: Any) -> dict[str, dict[str, str]]:
    """Pictures pasted into a text, as Jupyter keeps them; none where there is too much of them."""
    pairs = given.items() if isinstance(given, dict) else ()
    found = {
        str(clean(name)): {clean(kind): clean(data) for kind, data in each.items() if isinstance(data, str)}
        for name, each in pairs
        if isinstance(each, dict)
    }
    return found if sum(len(data) for each in found.values() for data in each.values()) <= PICTURES else {}
