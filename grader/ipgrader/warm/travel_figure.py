"""How figures travel: as a description that is read like matplotlib's own objects: get_title(), lines, patches, …

A check that looks at a figure so runs in a shared kernel and beside the judge alike. Nothing is drawn on arrival.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import Collection
from matplotlib.container import Container
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle, Wedge
from matplotlib.text import Text

from ipgrader.warm.travel import PACK, UNPACK, Decoder, Encoder, Tree

STYLE = "get_label get_color get_linestyle get_linewidth get_marker get_visible get_alpha"
# What is told of each kind of object: names of its methods without arguments, and of its attributes.
TOLD: dict[type, str] = {
    Figure: "axes get_axes get_suptitle get_size_inches texts legends",
    Axes: "get_title get_xlabel get_ylabel get_xscale get_yscale get_xlim get_ylim get_xticks get_yticks "
    "get_xticklabels get_yticklabels title lines get_lines patches texts collections containers "
    "get_legend get_legend_handles_labels xaxis_inverted yaxis_inverted get_visible",
    Line2D: f"get_xdata get_ydata {STYLE}",
    Rectangle: f"get_x get_y get_width get_height get_xy get_facecolor get_edgecolor {STYLE}",
    Wedge: f"theta1 theta2 r get_facecolor {STYLE}",
    Patch: f"get_facecolor get_edgecolor {STYLE}",
    Collection: f"get_offsets get_array get_facecolor get_sizes {STYLE}",
    Text: "get_text get_position get_rotation get_visible",
    Legend: "get_texts get_title get_visible",
    Container: "get_label patches datavalues orientation",
}
CALLED = ("get_", "xaxis_", "yaxis_")
PLACES = {kind.__name__: kind.__module__ for kind in TOLD}
MISSING = (
    "这张图的描述里没有 {name}；检查可以用：{told} / "
    "The description of this figure has no {name}; a check can use: {told}"
)


def _figure(encoder: Encoder, value: Any) -> Tree:
    """The object as a list of names and what they give; what an object does not have is left out."""
    kind = next(kind for kind in TOLD if isinstance(value, kind))
    items = list(value) if isinstance(value, Container) else []
    told: dict[str, Tree] = {}
    with encoder.inside(value, len(TOLD[kind].split())):
        for name in TOLD[kind].split():
            found = getattr(value, name, None)
            if found is not None:
                told[name] = encoder.tree(_plain(found() if name.startswith(CALLED) else found))
        return ["figure", kind.__name__, list(told), list(told.values()), encoder.all(items)]


def _plain(found: Any) -> Any:
    """matplotlib has list-like classes of its own."""
    return list(found) if type(found).__name__ in ("ArtistList", "silent_list") else found


class Described:
    """A figure or a part of one, as it was when it was asked for: to be read like matplotlib's object, not drawn."""

    def __init__(self, kind: str, told: dict[str, Any], items: Sequence[Any]) -> None:
        """kind: the name of matplotlib's class; told: what its methods and attributes gave; items: a container's."""
        vars(self).update(_kind=kind, _told=told, _items=items)

    def _like(self) -> Any:
        """matplotlib's own class, so that a check may ask whether this is an Axes."""
        kind = vars(self)["_kind"]
        return getattr(importlib.import_module(PLACES[kind]), kind)

    __class__ = property(_like)  # isinstance asks for it

    def __getattr__(self, name: str) -> Any:
        """What the method or the attribute gave."""
        told = vars(self)["_told"]
        if name not in told:
            raise AttributeError(MISSING.format(name=name, told=", ".join(told)))
        return (lambda *_, **__: told[name]) if name.startswith(CALLED) else told[name]

    def __iter__(self) -> Iterator[Any]:
        """The bars of a container."""
        return iter(vars(self)["_items"])

    def __len__(self) -> int:
        """The number of bars of a container."""
        return len(vars(self)["_items"])

    def __bool__(self) -> bool:
        """An Axes is there, whether it has items or none."""
        return True

    def __getitem__(self, number: int) -> Any:
        """One bar of a container."""
        return vars(self)["_items"][number]


def _read_figure(decoder: Decoder, tree: Sequence[Any]) -> Any:
    known = next(words.split() for kind, words in TOLD.items() if kind.__name__ == tree[1])
    if not set(tree[2]) <= set(known):
        raise ValueError("no kind of figure")
    told = dict(zip(tree[2], decoder.all(tree[3]), strict=True))
    return Described(tree[1], told, decoder.all(tree[4]))


for _kind in (Artist, Container):
    PACK[_kind] = _figure
UNPACK["figure"] = _read_figure
