"""What is wrong with a query, and where: the message shows the place."""

import unicodedata

from iplab.errors import IplabError


class QueryError(IplabError):
    """A query that can't be run. `position`: the character at fault, counted from 0."""

    def __init__(self, query: str, position: int, zh: str, en: str) -> None:
        """The message shows a piece of the query with a mark below the character, then both languages."""
        self.query, self.position = query, position
        super().__init__(f"{_shown(query, position)}\n第 {position + 1} 个字符：{zh} / Character {position + 1}: {en}")


def _shown(query: str, position: int) -> str:
    # A long query is shown around the place; a Chinese character is as wide as two letters.
    start = max(0, position - 40)
    piece = query[start : position + 30].replace("\n", " ")
    before = piece[: position - start]
    return f"{piece}\n{' ' * sum(_width(sign) for sign in before)}^"


def _width(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
