"""Queries as PATENTSCOPE takes them in its advanced search.

Sources, all of WIPO: help page "Query syntax" of PATENTSCOPE (undated, as stored in 2026), webinars "Advanced search"
(February 2015), "Complex queries in the PATENTSCOPE search system" (October 2018 and 2019) and "PATENTSCOPE for
experts" (March 2020, as reported by the Patent Information Users Group in November 2020).
"""

from __future__ import annotations

from itertools import product

from iplab.search.bridge_writer import Writer, bounds, han, quoted, wild
from iplab.search.nodes import Days, Near, Node, Number, Or, Phrase, Symbol
from iplab.search.written import spelling

NAMES = {"PA": "PA", "IN": "IN"}
MOST_FORMS = 16


class Patentscope(Writer):
    """Upper-case codes and a colon; the codes of texts begin with their language, EN_TI or ZH_TI."""

    NOT = " ANDNOT "  # "A ANDNOT B is A excluding B" (PATENTSCOPE for experts, 2020)

    def phrase(self, column: str, node: Phrase) -> str:
        """EN_TI:"electric car": a phrase in quotation marks (Query syntax)."""
        return f"{self._name(column, node)}:{self._term(node)}"

    def near(self, column: str, node: Near) -> str:
        """EN_AB:((wind OR eolic) NEAR2 turbine) (2020), EN_AB:(electric BEFORE car) (2015)."""
        return f"{self._name(column, node)}:{self._inner(node)}"

    def symbol(self, node: Symbol) -> str:
        """IC:A47L11 with all subgroups by default, IC_EX without (Complex queries, 2018 and 2019)."""
        if node.below:
            return f"IC:{node.symbol.removesuffix('/00')}"
        return f"IC_EX:{node.symbol}"

    def days(self, node: Days) -> str | None:
        """DP:[01.01.2020 TO 31.12.2020], the publication date (Complex queries, 2018: DP:01.02.2000)."""
        if node.field != "PD":
            self.left_out(
                node, "没有查到这个日期的字段代码，请看字段表", "no source for the code of this date; see the fields"
            )
            return None
        first, last = bounds(node)
        return f"DP:[{first:%d.%m.%Y} TO {last:%d.%m.%Y}]"

    def number(self, node: Number) -> str | None:
        """No source was found for the codes of numbers."""
        if node.field in ("FAM", "KC"):
            self.no_field(node)
            return None
        self.left_out(node, "号码请用简单检索的号码栏", "look numbers up by the field for numbers of the simple search")
        return None

    def _name(self, column: str, node: Node) -> str:
        """Two letters of the language, then the code of the field (Complex queries, 2019: EN_TI, FR_AB, ES_DE_S)."""
        if column in NAMES:
            return NAMES[column]
        if column == "CL":
            self.note("权利要求的字段代码 CL 请核对", "check the code CL of the claims")
        if not han(node):
            self.note(
                "英文词默认取词干；要与检索台相同，请取消“词干”选项",
                "English words are stemmed by default; switch stemming off to search as the desk does",
                changes=False,
            )
        else:
            self.note(
                "中文词的切分由系统决定，命中可能与逐字相邻不同",
                "the system splits Chinese text its own way; hits may differ from signs that follow each other",
            )
        return f"{'ZH' if han(node) else 'EN'}_{column}"

    def _inner(self, node: Node) -> str:
        if isinstance(node, Near):
            return f"({self._inner(node.left)} {self._sign(node)} {self._inner(node.right)})"
        if isinstance(node, Or):
            return f"({' OR '.join(self._inner(part) for part in node.parts)})"
        assert isinstance(node, Phrase)
        return self._term(node)

    def _sign(self, node: Near) -> str:
        """NEAR5 is "a b"~5 (Advanced search, 2015), which counts the words moved past: reversed words count more."""
        if node.ordered:
            self.note("BEFORE 后面能否写数字，请核对", "check that BEFORE takes a number")
            return f"BEFORE{node.between + 1}"
        self.note("NEARn 的数法与检索台略有不同，两词颠倒时更严", "NEARn counts otherwise when the words are reversed")
        return f"NEAR{node.between + 1}"

    def _term(self, node: Phrase) -> str:
        """* any letters, ? exactly one, within single words (Query syntax)."""
        if not wild(node):
            return quoted(node.words)
        if han(node) or len(node.words) > 1:
            return self._wild_phrase(node)
        forms = self._forms(node.words[0])
        return forms[0] if len(forms) == 1 else f"({' OR '.join(forms)})"

    def _wild_phrase(self, node: Phrase) -> str:
        if han(node):
            self.note("中文词里的截词符请核对", "check truncation within Chinese words")
            return spelling(node.words).replace("#", "?").replace("+", "*")
        self.note(
            "引号里不能截词，改用 BEFORE1 连接；BEFORE 后面能否写数字，请核对",
            "no truncation within quotation marks: joined by BEFORE1; check that BEFORE takes a number",
        )
        words = [self._term(Phrase(node.span, (word,))) for word in node.words]
        return f"({' BEFORE1 '.join(words)})"

    def _forms(self, word: str) -> list[str]:
        """? of the desk is one letter or none: both ways are written."""
        plain = word.replace("+", "*").replace("#", "\0")
        forms = ["".join(signs) for signs in product(*(("", "?") if sign == "?" else (sign,) for sign in plain))]
        if len(forms) > MOST_FORMS:
            self.note(f"“{word}”写成 *，命中会变多", f"{word} is written with *, which finds more")
            forms = [plain.split("?")[0] + "*"]
        return list(dict.fromkeys(form.replace("\0", "?") for form in forms))
