"""The box's end of the judge's questions: values of names, calls of functions, by data alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ipgrader.warm import live, travel
from ipgrader.warm.travel import Encoder

Reply = tuple[dict[str, Any], list[bytes]]


class Desk:
    """Answers get, call, attribute, next and look for one namespace; keeps the objects that stand-ins stand for."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        """namespace: where the notebook's cells run."""
        self._namespace = namespace
        self._held: list[Any] = []
        self._kept: dict[int, Any] = {}

    def answer(self, request: dict[str, Any], buffers: list[bytes]) -> Reply:
        """The reply to one request, under its id; what a trainee's code raises is part of it."""
        try:
            reply, more = self._reply(request, buffers)
        except BaseException as error:  # exit() in a function is an answer too
            reply, more = {"raised": live.raised(error)}, []
        return {**reply, "id": request.get("id")}, more

    def _reply(self, request: dict[str, Any], buffers: list[bytes]) -> Reply:
        if request["op"] == "get":
            return self._get(request["names"])
        tree, more = travel.encode(self._done(request, buffers), self._hold)
        return {"value": tree}, more

    def _hold(self, value: Any) -> int:
        self._held.append(value)
        return len(self._held) - 1

    def _get(self, names: Sequence[str]) -> Reply:
        encoder = Encoder(self._hold)
        values = {name: travel.encode_with(encoder, self._namespace[name]) for name in names if name in self._namespace}
        return {"values": values}, encoder.buffers

    def _done(self, request: dict[str, Any], buffers: list[bytes]) -> Any:
        found = self._held[request["number"]]
        arguments, named = [
            travel.Decoder(buffers, self._back, self._kept).value(tree) for tree in request["arguments"]
        ]
        doing: dict[str, Callable[[], Any]] = {
            "call": lambda: found(*arguments, **named),
            "attribute": lambda: getattr(found, request["name"]),
            "look": lambda: live.public_data(found),
            "next": lambda: [each for each in [next(found, self)] if each is not self],
        }
        return doing[request["op"]]()

    def _back(self, tree: Sequence[Any]) -> Any:
        """An object that the judge sends back as an argument."""
        return self._held[tree[1]]
