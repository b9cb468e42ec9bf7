"""Queries as Espacenet takes them in its smart search.

Sources, all of the European Patent Office: help pages "Smart search - operators", "Smart search - field identifiers"
and "Truncation" of Espacenet (undated, as stored in 2026), "Espacenet - pocket guide" (undated), and for a distance
of one an answer of its support in the forum on Open Patent Services (October 2014).
"""

from __future__ import annotations

import re
from itertools import product

from iplab.search.bridge_writer import Writer, bounds, han, quoted, wild
from iplab.search.nodes import Days, Near, Node, Number, Or, Phrase, Symbol
from iplab.search.written import spelling

NAMES = {"TI": "ti", "AB": "ab", "TA": "ta", "CL": "claims", "PA": "pa", "IN": "in", "PN": "pn", "AP": "ap"}
MOST_PAIRS = 60


class Espacenet(Writer):
    """Lower-case identifiers and =; no operator goes before another, so every bracket is written."""

    def columns(self, node: Phrase) -> tuple[str, ...]:
        """One identifier holds title and abstract: ta (page on field identifiers)."""
        return {None: ("TA", "CL"), "TA": ("TA",)}.get(node.field, (str(node.field),))

    def phrase(self, column: str, node: Phrase) -> str:
        """ti="mouse trap": words in quotation marks are found in their order (page on operators)."""
        self._say_language(column, node)
        if wild(node) and " " in spelling(node.words):
            self.note(
                "词组引号里的截词符是否有效，请在 Espacenet 的帮助里核对",
                "whether truncation works within quotation marks: check in Espacenet's help",
            )
        return f"{NAMES[column]}={quoted(tuple(self._word(word) for word in node.words))}"

    def near(self, column: str, node: Near) -> str | None:
        """Mouse prox/distance<3/ordered trap: fewer than three words apart, in this order (pocket guide)."""
        self.note(
            "distance<n 的距离数法请核对：帮助写“相距少于 n 个词”，这里按中间至多 n-1 个词写",
            "check how distance<n counts: the help says fewer than n words apart; here it means at most n-1 between",
        )
        pairs = self._pairs(column, node)
        if len(pairs) > MOST_PAIRS:
            self.left_out(node, f"要展开成 {len(pairs)} 对词", f"it would unfold into {len(pairs)} pairs of words")
            return None
        return self.any_of(pairs)

    def symbol(self, node: Symbol) -> str:
        """ipc=A63B49/08 (page on field identifiers); a symbol is found at each level above it; /low for groups."""
        if not node.below or "/" not in node.symbol:
            return f"ipc={node.symbol}"
        self.note(
            "“/low”（及其下位组）请在 Espacenet 的帮助里核对；它按分类表的层级，含各级下位组",
            "check /low (and below) in Espacenet's help; it follows the hierarchy of the scheme",
        )
        return f"ipc={node.symbol}/low"

    def days(self, node: Days) -> str | None:
        """pd within "2005, 2006", pd>=2005 and pd<=2005, for the publication date only (page on operators)."""
        if node.field != "PD":
            self.left_out(node, "帮助里只有公开日 pd 能写范围", "the help gives ranges for the date pd only")
            return None
        if node.first and node.last:
            return f'pd within "{node.first:%Y%m%d},{node.last:%Y%m%d}"'
        return f"pd<={node.last:%Y%m%d}" if node.last else f"pd>={bounds(node)[0]:%Y%m%d}"

    def number(self, node: Number) -> str | None:
        """pn=ep1000000, ap=jp19890234567 (page on field identifiers); pn=wo2006* (help of the European Register)."""
        if node.field not in NAMES:
            self.no_field(node)
            return None
        if node.field == "AP":
            self.note(
                "Espacenet 的申请号是“国别+年份+流水号”，没有校验位，请改写",
                "Espacenet writes application numbers as country, year, serial number, no check digit: rewrite it",
            )
        return f"{NAMES[node.field]}={node.start}{'' if node.exact else '*'}"

    def _pairs(self, column: str, node: Node) -> list[str]:
        """Each pair of words by itself: brackets around words beside prox are not described."""
        if isinstance(node, Phrase):
            return [self.phrase(column, node)]
        if isinstance(node, Or):
            return [text for part in node.parts for text in self._pairs(column, part)]
        assert isinstance(node, Near)
        if any(isinstance(side, Near) for side in (node.left, node.right)):
            self.note("三个以上的词连着写距离，请核对是否有效", "distances between three words or more: check them")
        sign = f"prox/distance<{node.between + 1}{'/ordered' if node.ordered else ''}"
        sides = product(self._pairs(column, node.left), self._pairs(column, node.right))
        return [f"({left} {sign} {right})" for left, right in sides]

    def _say_language(self, column: str, node: Phrase) -> None:
        if han(node) and column not in ("PA", "IN"):
            self.note(
                "帮助写明题目和摘要用英文词检索，请把中文词换成英文词",
                "the help says that titles and abstracts are searched in English: put English words for the Chinese",
            )
        if han(node) and column in ("PA", "IN"):
            self.note("人名、单位名请换成英文或拼音写法", "write names as they stand in English or pinyin")

    def _word(self, word: str) -> str:
        """* any letters, ? one or none, # one; three letters before *, two before ? and #, none after (Truncation)."""
        plain = word.replace("+", "*")
        if word in ("?", "#"):
            self.note("中文字之间的截词符请核对", "check truncation between Chinese characters")
            return word
        head = re.match(r"[^*?#]*", plain).group()  # type: ignore[union-attr]
        if re.search(r"[*?#][^*?#]", plain):
            self.note(
                f"“{word}”：截词符后面不能再有字母，改写为 {head}*，命中会变多",
                f"{word}: no letter may follow a truncation sign; written as {head}*, which finds more",
            )
            plain = f"{head}*"
        if len(head) < (3 if "*" in plain else 2) and head != plain:
            self.note(f"“{plain}”截词前的字母太少，会被拒绝", f"{plain} has too few letters before its truncation sign")
        return plain
