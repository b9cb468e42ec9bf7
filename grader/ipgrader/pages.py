"""Pages that stand alone: one style, no script, nothing loaded, and nothing a trainee wrote taken for markup.

Three walls: templates escape every value; rendered text passes a list of allowed tags; the page's own policy
forbids the browser to run or load anything, should the first two ever leak.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import bleach  # type: ignore[import-untyped]  # ships no types
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

TEMPLATES = Path(__file__).parent / "templates"
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
CHINESE = re.compile(r"[一-鿿]")
LATIN = re.compile(r"[A-Za-z]")
TERMINAL_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
MOST_TEXT = 6_000  # characters of one output; the notebook keeps the whole
MOST_PICTURE = 3_000_000  # characters of one embedded picture
TAGS = {
    "a",
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "hr",
    "i",
    "img",
}
TAGS |= {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "ul",
}
TAGS |= {"table", "tbody", "td", "tfoot", "th", "thead", "tr"}
PICTURE = re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]+")
DROPPED = re.compile(r"<(style|script)\b.*?</\1\s*>", re.S | re.I)


def say(language: str) -> Callable[[str, str], str]:
    """The word chooser of the templates: `t("得分", "Score")`."""
    return lambda zh, en: zh if language == "zh" else en


def render(template: str, language: str, **values: Any) -> str:
    """A page from a template in `templates/`; every value is escaped unless it is Markup."""
    style = Markup((TEMPLATES / "style.css").read_text(encoding="utf-8"))  # ours
    shared = {"t": say(language), "language": language, "policy": POLICY, "style": style}
    html = _rooms().get_template(template).render(**shared, **values)
    return html.encode("utf-8", "backslashreplace").decode()  # a folder's name may be no UTF-8


@cache
def _rooms() -> Environment:
    """Kept: to compile a template takes longer than to fill it for a trainee."""
    loader = FileSystemLoader(TEMPLATES)
    rooms = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    rooms.filters["number"] = number
    return rooms


def number(value: float) -> str:
    """Points as people write them: 2, 1.5, 0.33."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def half(text: str, language: str) -> str:
    """The Chinese or the English half of `中文 / English`, line by line; a line without halves stays whole.

    Either half may hold ` / ` itself, and the English half a Chinese name: the cut is where the fewest characters
    end up on the wrong side.

    >>> half("覆盖率 = 城市 / 全部 / coverage = cities / all", "en")
    'coverage = cities / all'
    """
    return "\n".join(_half(line, language) for line in text.splitlines())


def _half(line: str, language: str) -> str:
    cuts = [(line[: at.start()], line[at.end() :]) for at in re.finditer(r"\s/\s", line)]
    cuts = [(zh, en) for zh, en in cuts if CHINESE.search(zh)]
    if not cuts:
        return line
    zh, en = min(cuts, key=lambda cut: len(LATIN.findall(cut[0])) + len(CHINESE.findall(cut[1])))
    return (zh if language == "zh" else en).strip()


def clean(html: str) -> Markup:
    """HTML with harmless tags only: no script, style, class, event, foreign picture or odd link."""
    safe = bleach.clean(
        DROPPED.sub("", html), tags=TAGS, attributes=_attribute, protocols={"http", "https", "data"}, strip=True
    )
    return Markup(safe)  # bleach made it safe


def _attribute(tag: str, name: str, value: str) -> bool:
    if tag == "a" and name == "href":
        return value.startswith(("http://", "https://"))
    if tag == "img":
        return name == "alt" or (name == "src" and len(value) < MOST_PICTURE and bool(PICTURE.fullmatch(value)))
    return tag in ("td", "th") and name in ("colspan", "rowspan", "scope")


def markdown(text: str) -> Markup:
    """Rendered Markdown, sanitised."""
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)  # what passes is decided by `clean`
    return clean(str(MarkdownWithMath(renderer=renderer).render(text)))


def code(text: str) -> Markup:
    """Highlighted Python; Pygments escapes every character."""
    return Markup(Highlight2HTML()(text, metadata={}))  # Pygments escapes


def plain(text: str, language: str = "zh") -> Markup:
    """Text in a box, cut where it gets endless."""
    text = TERMINAL_COLOUR.sub("", text)
    left = len(text) - MOST_TEXT
    note = say(language)(f"……（后面还有 {left} 个字符，此处略去）", f"… ({left} more characters, left out here)")
    shown = text if left <= 0 else f"{text[:MOST_TEXT]}\n{note}"
    return Markup("<pre>{}</pre>").format(shown)


def picture(kind: str, data: str, alt: str) -> Markup:
    """An embedded picture; one that is no picture, or is too large, leaves its words."""
    address = f"data:image/{kind};base64,{''.join(data.split())}"
    if len(address) > MOST_PICTURE or not PICTURE.fullmatch(address):
        return Markup("<p>{}</p>").format(alt)
    return Markup('<img src="{}" alt="{}">').format(address, alt)


def outputs(items: Iterable[Any], language: str = "zh") -> list[Markup]:
    """What a cell showed, made safe; an error leaves no trace here, see `feedback.stopped`."""
    return [shown for item in items for shown in _output(item, language)]


def _output(item: Any, language: str) -> list[Markup]:
    if item.output_type == "stream":
        return [plain(str(item.text), language)] if item.name == "stdout" else []
    if item.output_type == "error":
        return []
    data = item.data
    if "text/html" in data and len(str(data["text/html"])) < MOST_PICTURE:
        return [Markup('<div class="shown">{}</div>').format(clean(str(data["text/html"])))]
    for kind in ("png", "jpeg"):
        if f"image/{kind}" in data:
            return [picture(kind, str(data[f"image/{kind}"]), say(language)("这一格画的图", "The figure of this cell"))]
    if "text/markdown" in data:
        return [markdown(str(data["text/markdown"]))]
    return [plain(str(data["text/plain"]), language)] if "text/plain" in data else []
