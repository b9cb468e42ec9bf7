"""A trainee's Markdown as an instructor may open it: Formgrader renders raw HTML in it as it stands."""

from __future__ import annotations

import re

# Code, which is shown as it stands, or the start of a tag. A fence or a span that is left open is no code. Possessive
# throughout: a hostile text costs no more time than its length.
FENCE, SPAN = r"(?P<fence>^(```|~~~).*?^\2)", r"(?P<span>(?<!`)(?P<ticks>`++)[^`]++(?P=ticks)(?!`))"
PART = re.compile(rf"{FENCE}|{SPAN}|<(?=[a-zA-Z/!?])", re.M | re.S)
SCRIPTS = r"(javascript|vbscript|data(?!:image/)):"
LINK = re.compile(rf"(?i)(\]\(\s*+<?+\s*+|^[ \t]*+\[[^\]\n]++\]:[ \t]*+<?+[ \t]*+){SCRIPTS}", re.M)


def markdown(text: str) -> str:
    """The same text with the starts of tags and the addresses of scripts made plain.

    >>> markdown("a < b, `<b>`, <img src=x onerror=alert(1)>")
    'a < b, `<b>`, &lt;img src=x onerror=alert(1)>'
    """
    shown = PART.sub(lambda found: found[0] if found["fence"] or found["span"] else "&lt;", text)
    return LINK.sub(r"\1about:", shown)
