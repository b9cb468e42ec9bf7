"""Interactive parts of the lessons: native drop-down lists over a table.

By keyboard: Tab to a list, Space opens it, arrows choose, Enter confirms. An arrow key on a closed list moves
JupyterLab's cell cursor instead, so lessons must say so.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from iplab.errors import IplabError, ParameterError

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler


def chooser(
    view: Callable[..., Styler], choices: Mapping[str, Sequence[Any]], labels: Mapping[str, str] | None = None
) -> Chooser:
    """Show `view(**chosen)` under one drop-down list for each entry of `choices`; the first value of each is chosen.

    Args:
        view: takes one keyword argument for each choice and returns a styled table.
        choices: argument name -> its possible values, or (words, value) pairs.
        labels: argument name -> the words beside its list; without it the name itself.

    Raises:
        ParameterError: there is nothing to choose from.
    """
    empty = [name for name, values in choices.items() if not values]
    if empty or not choices:
        raise ParameterError(f"没有可选的值：{empty or choices}。 / Nothing to choose from: {empty or choices}.")
    return Chooser(view, choices, labels or {})


class Chooser:
    """Drop-down lists over a table; where no widget can run (an export), the table stands still."""

    def __init__(self, view: Callable[..., Styler], choices: Mapping[str, Sequence[Any]], labels: Mapping[str, str]):
        """Build the lists and draw the table once."""
        import ipywidgets as ipw

        self.view = view
        self.lists = {
            name: ipw.Dropdown(
                options=list(values), description=labels.get(name, name), style={"description_width": "initial"}
            )
            for name, values in choices.items()
        }
        self.table = ipw.HTML()
        self.box = ipw.VBox([*self.lists.values(), self.table])
        for one in self.lists.values():
            one.observe(self._redraw, names="value")
        self._redraw()

    def _redraw(self, change: object = None) -> None:
        chosen = {name: one.value for name, one in self.lists.items()}
        try:
            inside = self.view(**chosen).to_html()
        except IplabError as error:  # a callback's error is swallowed by the browser; the trainee must see it
            inside = f"<p>{html.escape(str(error))}</p>"
        # role=status: a screen reader reads the new table after a choice
        self.table.value = f'<div role="status" aria-live="polite">{inside}</div>'

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """The widget where one can run; else the table as it stands."""
        return {**self.box._repr_mimebundle_(), "text/html": self.table.value}
