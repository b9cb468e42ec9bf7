"""Queries as the search system of CNIPA (专利检索及分析系统) takes them in its command search.

Sources: expressions that published programs sent to the search form of the system between 2014 and 2020, such as
申请（专利权）人=(吉林大学) AND 发明名称=(雷达), 公开（公告）日=20070101:20181231 and IPC分类号=(B60L7/1+ NOT B60L7/28).
Its help page was not at hand: what rests on custom alone is noted for the reader.
"""

from __future__ import annotations

from iplab.search.bridge_writer import Writer, bounds, han, quoted, wild
from iplab.search.nodes import Days, Near, Node, Number, Or, Phrase, Symbol

NAMES = {
    "TI": "发明名称",
    "AB": "摘要",
    "CL": "权利要求",
    "PA": "申请（专利权）人",
    "IN": "发明人",
    "PN": "公开（公告）号",
    "AP": "申请号",
    "PD": "公开（公告）日",
    "AD": "申请日",
    "PR": "优先权日",
}
UNSEEN = ("AB", "CL", "PN", "PR")  # names by custom, in no expression that was found


class Cnipa(Writer):
    """Fields by their Chinese names, values in brackets, AND OR NOT between them."""

    def phrase(self, column: str, node: Phrase) -> str:
        """发明名称=(雷达); words of a phrase in quotation marks, since a blank alone means OR (expression of 2019)."""
        return f"{self._name(column)}=({self._inner(node)})"

    def near(self, column: str, node: Near) -> str:
        """nW in this order, nD in any, n words between; the help page was not at hand, so the reader checks."""
        self.note(
            "邻近算符 nW（按次序）、nD（不分次序）按通行用法写，请在该系统的帮助里核对",
            "nW (in this order) and nD (any order) are written by custom; check them in the system's help",
        )
        return f"{self._name(column)}=({self._inner(node).removeprefix('(').removesuffix(')')})"

    def symbol(self, node: Symbol) -> str | None:
        """IPC分类号=(B60K6/00); what begins like it by + (expression of 2019: B60L7/1+)."""
        symbol = node.symbol
        if not node.below:
            return f"IPC分类号=({symbol})"
        main = symbol.removesuffix("00") if symbol.endswith("/00") else symbol
        if "/" in main and not main.endswith("/"):
            self.note(
                f"{symbol} 的下位组要看分类表的圆点，截词 + 写不出来，只写了这个组；请把下位组逐个用 OR 加上",
                f"what stands below {symbol} shows in the dots of the scheme and + can't write it: only this group "
                "is written; add its subgroups by OR",
            )
            return f"IPC分类号=({symbol})"
        return f"IPC分类号=({main}+)"

    def days(self, node: Days) -> str:
        """公开（公告）日=20070101:20181231 (expression of 2018), >= (2017) and <= for an open end."""
        name = self._name(node.field)
        if node.first and node.last:
            return f"{name}={node.first:%Y%m%d}:{node.last:%Y%m%d}"
        return f"{name}<={node.last:%Y%m%d}" if node.last else f"{name}>={bounds(node)[0]:%Y%m%d}"

    def number(self, node: Number) -> str | None:
        """申请号 and 公开（公告）号, truncated by +."""
        if node.field not in NAMES:
            self.no_field(node)
            return None
        if node.field == "PN" and node.exact:
            self.note(
                "检索台的公开号不写文献种类代码时各种都命中，这里用 + 代替",
                "a publication number without its kind code finds every kind on the desk; + stands for it here",
                changes=False,
            )
        return f"{self._name(node.field)}=({node.start}{'' if node.field == 'AP' and node.exact else '+'})"

    def _name(self, column: str) -> str:
        if column in UNSEEN:
            self.note(
                f"字段名“{NAMES[column]}”按通行用法写，请在该系统的帮助里核对",
                f"the field name {NAMES[column]} is written by custom; check it in the system's help",
            )
        return NAMES[column]

    def _inner(self, node: Node) -> str:
        if isinstance(node, Near):
            sign = "W" if node.ordered else "D"
            return f"({self._inner(node.left)} {node.between or ''}{sign} {self._inner(node.right)})"
        if isinstance(node, Or):
            return f"({' OR '.join(self._inner(part) for part in node.parts)})"
        assert isinstance(node, Phrase)
        return self._term(node)

    def _term(self, node: Phrase) -> str:
        """+ for any letters, ? for one or none, # for one: by custom, the help page was not at hand."""
        if wild(node):
            where = ("中文字之间的", " between Chinese characters") if han(node) else ("", "")
            self.note(
                f"{where[0]}截词符 +、?、# 按通行用法写，请在该系统的帮助里核对",
                f"the truncation signs +, ? and #{where[1]} are written by custom; check them in the system's help",
            )
        return quoted(tuple(word.replace("*", "+") for word in node.words))
