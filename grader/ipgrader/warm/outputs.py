"""From the messages of a box to the outputs of a cell, by nbclient's own rules, with nothing taken on trust."""

from __future__ import annotations

import contextlib
from types import SimpleNamespace
from typing import Any

import nbformat
from jupyter_client.session import Session
from nbclient import NotebookClient
from nbformat import NotebookNode

from ipgrader.warm.channel import Json, clean, weight

KINDS = {"stream", "display_data", "update_display_data", "execute_result", "error", "clear_output"}
COMMS = {"comm_open", "comm_msg", "comm_close"}
STREAMS = {"stdout", "stderr"}


class Outputs:
    """The outputs of one notebook's cells while they come."""

    def __init__(self, most: int = 1 << 30) -> None:
        """No cell yet. most: bytes to keep of the whole notebook, whatever the box lets through."""
        self.left, self.cut = most, False
        self.client = NotebookClient(nbformat.v4.new_notebook(), km=None)
        self.client.reset_execution_trackers()
        self.client.clear_before_next_output = False
        # What a front end sends back to a widget goes nowhere.
        self.client.kc = SimpleNamespace(session=Session(key=b"-"), shell_channel=SimpleNamespace(send=lambda _: None))
        self.cell = _cell("")
        self.index = -1

    def start(self, source: str) -> NotebookNode:
        """The next cell."""
        self.index += 1
        self.cut = False
        self.client.clear_before_next_output = False
        self.cell = _cell(source)
        self.client.nb.cells.append(self.cell)  # an output with a display id may be changed by a later cell
        return self.cell

    def take(self, told: Json, buffers: list[bytes]) -> None:
        """One message [kind, content, metadata]; one that is not as it should be is left out."""
        message = _checked(told)
        if message is None or not self._has_room(told, buffers):
            return
        parent = {"msg_id": f"cell-{self.index + 1}"}
        whole = {**message, "parent_header": parent, "buffers": buffers}
        with contextlib.suppress(Exception):  # such as a widget whose state is not one
            self.client.process_message(whole, self.cell, self.index)
        self._join_streams()

    def _has_room(self, told: Json, buffers: list[bytes]) -> bool:
        self.left -= weight(told[1:]) + sum(map(len, buffers))
        self.cut = self.cut or self.left < 0
        return self.left >= 0

    def _join_streams(self) -> None:
        """Text comes in pieces that depend on time: neighbours of one name are one output."""
        outputs = self.cell.outputs
        if len(outputs) < 2 or not outputs[-1].output_type == outputs[-2].output_type == "stream":
            return
        if outputs[-1].name == outputs[-2].name:
            last = outputs.pop()
            outputs[-1].text += last.text

    def widgets(self) -> NotebookNode | None:
        """The notebook's metadata `widgets`, as nbclient writes it; None without any."""
        with contextlib.suppress(Exception):
            self.client.set_widgets_metadata()
        found: NotebookNode | None = self.client.nb.metadata.get("widgets")
        return found


def _cell(source: str) -> NotebookNode:
    """As nbformat makes one, without holding it against the schema: its text is ours."""
    return nbformat.from_dict(
        {"cell_type": "code", "metadata": {}, "execution_count": None, "source": source, "outputs": []}
    )


def _checked(told: Json) -> dict[str, Any] | None:
    if type(told) is not list or len(told) != 3 or type(told[0]) is not str:
        return None
    kind, content, metadata = told
    if kind not in KINDS | COMMS or type(content) is not dict or type(metadata) is not dict:
        return None
    good = _comm(content) if kind in COMMS else CHECKS[kind](content)
    if good is None:
        return None
    return {"header": {"msg_type": kind}, "msg_type": kind, "content": clean(good), "metadata": clean(metadata)}


def _stream(content: dict[str, Json]) -> dict[str, Json] | None:
    name, text = content.get("name"), content.get("text")
    good = isinstance(name, str) and name in STREAMS and isinstance(text, str)
    return {"name": name, "text": text} if good else None


def _display(content: dict[str, Json]) -> dict[str, Json] | None:
    found = (content.get(key) for key in ("data", "metadata", "transient"))
    data, metadata, transient = ({} if part is None else part for part in found)
    if not all(isinstance(part, dict) for part in (data, metadata, transient)):
        return None
    shown = {key: value for key, value in data.items() if key.endswith("json") or isinstance(value, str)}
    count = content.get("execution_count")
    numbered = {"execution_count": count} if type(count) is int else {}
    named = {"display_id": str(transient["display_id"])} if "display_id" in transient else {}
    return {"data": shown, "metadata": metadata, "transient": named, **numbered}


def _error(content: dict[str, Json]) -> dict[str, Json] | None:
    lines = content.get("traceback")
    if not isinstance(lines, list):
        return None
    names = {key: str(content.get(key, "")) for key in ("ename", "evalue")}
    return {**names, "traceback": [str(line) for line in lines]}


def _clear(content: dict[str, Json]) -> dict[str, Json]:
    return {"wait": bool(content.get("wait"))}


def _comm(content: dict[str, Json]) -> dict[str, Json] | None:
    return content if isinstance(content.get("data"), dict) and isinstance(content.get("comm_id"), str) else None


CHECKS = {
    "stream": _stream,
    "display_data": _display,
    "update_display_data": _display,
    "execute_result": lambda content: _display({"execution_count": 0, **content}),
    "error": _error,
    "clear_output": _clear,
}
