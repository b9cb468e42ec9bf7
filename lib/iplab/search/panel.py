"""A panel for those who do not type queries: concepts, classes, kinds, years, with live counts and the query it builds.

By keyboard: Tab goes from field to field and sets off the count; Space opens a list, arrows choose, Enter confirms;
Space ticks a box and presses a button. Where no widget can run (an export), what is chosen stands still as a table.
"""

from __future__ import annotations

from html import escape
from typing import Any

from iplab.errors import ParameterError
from iplab.search import panel_page, panel_query
from iplab.search.desk import Hits, SearchDesk
from iplab.search.panel_query import KINDS, LEVELS, SCOPES, Choice

LABELS = {
    "concept": ("概念 {}（一行一词，有一个就算）", "Concept {} (a word a line, one is enough)"),
    "without": ("不要（一行一词）", "Without (a word a line)"),
    "scope": ("在哪里找", "Look in"),
    "section": ("部", "Section"),
    "class": ("大类", "Class"),
    "subclass": ("小类", "Subclass"),
    "main group": ("大组", "Main group"),
    "add": ("加入这个分类", "Add this class"),
    "clear": ("清除分类", "Clear classes"),
    "chosen": ("已选分类", "Classes chosen"),
    "first": ("公开年份从", "Published from"),
    "last": ("到", "to"),
    "applicant": ("申请人", "Applicant"),
    "every": ("（不限）", "(any)"),
    "log": ("记入检索日志", "Write into the search log"),
    "logged": ("已记入日志：第 {} 步，命中 {} 篇", "Written into the log: step {}, {} hits"),
}
CONCEPTS = 3
WIDE = {"description_width": "initial"}
# The label stands above its field, so that fields stand side by side and wrap in a narrow window.
ABOVE = {"display": "flex", "flex_flow": "column", "width": "15em", "height": "auto"}
AUTO = {"width": "auto"}
ROW = {"flex_flow": "row wrap"}


class Panel:
    """Fields over a search desk. `choice`: what is chosen now; `query`: the query it makes; `hits`: what that finds."""

    def __init__(self, desk: SearchDesk, language: str = "zh", choice: Choice | None = None) -> None:
        """desk: what is searched; language: zh or en; choice: what is filled in at the start.

        ParameterError for another language.
        """
        if language not in ("zh", "en"):
            raise ParameterError(
                f"language 只能是 zh 或 en，实为 {language!r}。 / language is zh or en, got {language!r}."
            )
        self.desk, self.language = desk, language
        start = choice or Choice()
        self.classes = list(start.classes)
        self._build(start)
        self._redraw()

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        return Choice(
            blocks=tuple(panel_query.lines(one.value) for one in self.concepts),
            without=panel_query.lines(self.without.value),
            scope=self.scope.value,
            classes=tuple(self.classes),
            kinds=tuple(kind for kind, box in self.kinds.items() if box.value),
            first=self.first.value,
            last=self.last.value,
            applicant=self.applicant.value.strip(),
        )

    @property
    def query(self) -> str:
        """The query in the language of the desk."""
        return panel_query.query(self.choice)

    @property
    def hits(self) -> Hits:
        """What the query finds, not written into the log. QueryError while nothing is chosen."""
        return self.desk.try_out(self.query)

    def write(self, reason: str = "") -> Hits:
        """Write the query into the log of the desk, as the button does."""
        return self.desk.find(self.query, reason)

    def add(self, symbol: str) -> None:
        """Choose a class, as the button does with what its lists show."""
        if symbol and symbol not in self.classes:
            self.classes.append(symbol)
        self._redraw()

    def clear(self) -> None:
        """Choose no class."""
        self.classes.clear()
        self._redraw()

    def _say(self, key: str, *values: object) -> str:
        return LABELS[key][0 if self.language == "zh" else 1].format(*values)

    def _build(self, start: Choice) -> None:
        import ipywidgets as ipw

        blocks = [*start.blocks, *[()] * (CONCEPTS - len(start.blocks))]
        self.concepts = [self._area(self._say("concept", number), block) for number, block in enumerate(blocks, 1)]
        self.without = self._area(self._say("without"), start.without)
        second = 0 if self.language == "zh" else 1
        self.scope = self._list("scope", [(names[second], code) for code, names in SCOPES.items()], start.scope)
        self.levels = [self._list(level, [(self._say("every"), "")], "") for level in LEVELS]
        self._offer(0)
        self.kinds = self._kinds(start.kinds)
        # Years that are filled in at the start may lie outside those of the collection.
        there = sorted({*panel_query.years(self.desk), start.first, start.last} - {""}, reverse=True)
        years = [(self._say("every"), ""), *((year, year) for year in there)]
        self.first, self.last = (self._list(key, years, getattr(start, key)) for key in ("first", "last"))
        self.applicant = ipw.Text(
            value=start.applicant, description=self._say("applicant"), continuous_update=False, style=WIDE
        )
        self.page, self.said = ipw.HTML(), ipw.HTML()
        self.box = self._laid_out()
        self._listen()

    def _area(self, label: str, words: tuple[str, ...]) -> Any:
        import ipywidgets as ipw

        # Without continuous_update the count comes when the field is left, not with each letter.
        return ipw.Textarea(
            value="\n".join(words),
            description=label,
            rows=4,
            continuous_update=False,
            style=WIDE,
            layout=ABOVE,
        )

    def _list(self, key: str, options: list[tuple[str, str]], value: str) -> Any:
        import ipywidgets as ipw

        return ipw.Dropdown(options=options, value=value, description=self._say(key), style=WIDE, layout=AUTO)

    def _kinds(self, ticked: tuple[str, ...]) -> dict[str, Any]:
        import ipywidgets as ipw

        second = 0 if self.language == "zh" else 1
        return {
            kind: ipw.Checkbox(
                value=kind in ticked,
                description=f"{kind} {KINDS.get(kind, ('', ''))[second]} {count:,}",
                indent=False,
                layout=AUTO,
            )
            for kind, count in panel_query.kinds(self.desk).items()
        }

    def _laid_out(self) -> Any:
        import ipywidgets as ipw

        self.buttons = {key: ipw.Button(description=self._say(key)) for key in ("add", "clear", "log")}
        for button in self.buttons.values():
            button.layout = {"width": "auto", "align_self": "flex-start"}
        rows = [
            [*self.concepts, self.without],
            [self.scope],
            [*self.levels, self.buttons["add"], self.buttons["clear"]],
            [*self.kinds.values()],
            [self.first, self.last, self.applicant],
        ]
        shown = [ipw.Box(row, layout=ROW) for row in rows]
        return ipw.VBox([*shown, self.page, self.buttons["log"], self.said])

    def _listen(self) -> None:
        fields = [*self.concepts, self.without, self.scope, *self.kinds.values(), self.first, self.last, self.applicant]
        for field in fields:
            field.observe(self._redraw, names="value")
        for level, field in enumerate(self.levels[:-1], 1):
            field.observe(lambda _, level=level: self._offer(level), names="value")
        self.buttons["add"].on_click(lambda _: self.add(self._deepest()))
        self.buttons["clear"].on_click(lambda _: self.clear())
        self.buttons["log"].on_click(lambda _: self._log())

    def _deepest(self) -> str:
        return next((str(one.value) for one in reversed(self.levels) if one.value), "")

    def _offer(self, level: int) -> None:
        """Fill the list of a level with what stands below the choice above it, and empty those further down."""
        above = self.levels[level - 1].value if level else ""
        there = panel_query.below(self.desk, above) if above or not level else {}
        every = (self._say("every"), "")
        self.levels[level].options = [every, *((f"{symbol}  {count:,}", symbol) for symbol, count in there.items())]
        if level + 1 < len(self.levels):
            self._offer(level + 1)

    def _log(self) -> None:
        from iplab.errors import IplabError

        try:
            found = self.write()
            said = self._say("logged", found.step, f"{len(found):,}")
        except IplabError as problem:
            said = str(problem)
        self.said.value = f'<p role="status">{escape(said)}</p>'

    def _redraw(self, change: object = None) -> None:
        inside = panel_page.page(self.desk, self.choice, self.language)
        chosen = f"<p>{self._say('chosen')}: {escape(', '.join(self.classes))}</p>" if self.classes else ""
        # role=status: a screen reader reads the new counts after a choice
        self.page.value = f'<div role="status" aria-live="polite">{chosen}{inside}</div>'

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """The widget where one can run; else what is chosen, as it stands."""
        return {**self.box._repr_mimebundle_(), "text/html": self.page.value}
