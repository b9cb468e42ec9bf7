"""From the text of a query to its parts (nodes.py). Precedence: ADJ and NEAR before NOT before AND before OR."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedToken

from iplab.search import fields, leaf
from iplab.search.errors import QueryError
from iplab.search.nodes import And, Near, Node, Not, Or, Span, leaves

LONGEST, MOST_TERMS, MOST_DISTANCES, DEEPEST = 20_000, 1_000, 100, 50
GRAMMAR = r"""
start: or_
or_: and_ (OR and_)*
and_: not_ (AND not_)*
not_: near (NOT near)*
near: atom (PROX atom)*
?atom: group | fielded | TEXT | QUOTED | STEP
group: "(" or_ ")"
fielded: FIELD value
?value: group | TEXT | QUOTED | RANGE

NOT.5: /(AND\s+NOT|NOT|与非|非)(?=$|[\s()"\[])/i
AND.4: /(AND|与|并且)(?=$|[\s()"\[])/i
OR.4: /(OR|或|或者)(?=$|[\s()"\[])/i
PROX.4: /(ADJ|NEAR)\d*(?=$|[\s()"\[])/i
FIELD.3: /(?:公开\(公告\)[号日]|申请\(专利权\)人|发明\(设计\)人|[^\s()\[\]"=:<>]+)\s*(?:>=|<=|[=:<>])/
STEP.2: /#\d+(?=$|[\s()])/
RANGE: /\[[^\[\]]*\]/
QUOTED: /"[^"]*"/
TEXT: /[^\s()\[\]"=:<>]+/
%ignore /\s+/
"""
DISTANCE = re.compile(r"\b(?:ADJ|NEAR)\d*\b", re.IGNORECASE)
OPERATORS = ("AND", "OR", "NOT", "PROX")


def parse(query: str) -> Node:
    """The parts of a query. QueryError points at the character that is at fault and says what would be right.

    >>> parse("TI=(solar AND cook*)").parts[1].words
    ('cook*',)
    """
    plain = _plain(query)
    _refuse_the_endless(query, plain)
    try:
        tree = _parser().parse(plain)
    except (UnexpectedToken, UnexpectedCharacters) as problem:
        raise _explained(query, plain, problem) from None
    found = _Reader(query).node(tree, None)
    if (most := sum(1 for _ in leaves(found))) > MOST_TERMS:
        raise QueryError(
            query, 0, f"检索词太多：{most:,} 个，最多 {MOST_TERMS:,} 个。请分成几步，再用 #1 OR #2 合并",
            f"too many terms: {most:,}, at most {MOST_TERMS:,}. Search in steps and join them by #1 OR #2",
        )  # fmt: skip
    return found


def _plain(query: str) -> str:
    """Half-width signs, as long as the query itself, so that places stay the same."""
    return "".join(_half(sign) for sign in query)


def _half(sign: str) -> str:
    if sign in "“”„«»「」":
        return '"'
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign


def _refuse_the_endless(query: str, plain: str) -> None:
    if not plain.strip():
        raise QueryError(query, 0, "检索式是空的，请写检索词", "the query is empty; write a term")
    if len(plain) > LONGEST:
        raise QueryError(
            query[:80], 0, f"检索式太长：{len(plain):,} 个字符，最多 {LONGEST:,} 个。请分成几步，再用 #1 OR #2 合并",
            f"the query is too long: {len(plain):,} characters, at most {LONGEST:,}. "
            "Search in steps and join them by #1 OR #2",
        )  # fmt: skip
    distances = list(DISTANCE.finditer(plain))
    if len(distances) > MOST_DISTANCES:
        raise QueryError(
            query, distances[MOST_DISTANCES].start(),
            f"ADJ 和 NEAR 太多：{len(distances)} 个，最多 {MOST_DISTANCES} 个",
            f"too many ADJ and NEAR: {len(distances)}, at most {MOST_DISTANCES}",
        )  # fmt: skip
    depth = 0
    for place, sign in enumerate(plain):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth > DEEPEST:
            raise QueryError(
                query, place, f"括号套得太深，最多 {DEEPEST} 层", f"brackets are nested too deeply, at most {DEEPEST}"
            )


@cache
def _parser() -> Lark:
    # One lexer for all states: AND is an operator wherever it stands, never a word to search.
    return Lark(GRAMMAR, parser="lalr", lexer="basic", propagate_positions=True, maybe_placeholders=False)


class _Reader:
    """Turns lark's tree into nodes; a field hands its name down to what stands in its brackets."""

    def __init__(self, query: str) -> None:
        self.query = query

    def node(self, tree: Tree[Token] | Token, field: str | None) -> Node:
        if isinstance(tree, Token):
            return leaf.read(self.query, tree, field)
        name = str(tree.data)
        if name == "fielded":
            return self._fielded(tree, field)
        if name == "near" and len(tree.children) > 1:
            return self._near(tree, field)
        parts = [self.node(child, field) for child in tree.children if not _operator(child)]
        if len(parts) == 1:
            return parts[0]
        return self._joined(name, parts)

    def _joined(self, name: str, parts: list[Node]) -> Node:
        span = Span(parts[0].span.start, parts[-1].span.end)
        if name == "not_":
            rest = parts[1] if len(parts) == 2 else Or(span, tuple(parts[1:]))
            return Not(span, parts[0], rest)
        return (Or if name == "or_" else And)(span, tuple(parts))

    def _near(self, tree: Tree[Token], field: str | None) -> Node:
        found = self.node(tree.children[0], field)
        for operator, right in zip(tree.children[1::2], tree.children[2::2], strict=True):
            assert isinstance(operator, Token)
            other = self.node(right, field)
            span = Span(found.span.start, other.span.end)
            found = leaf.near(self.query, operator, Near(span, found, other, 0, False))
        return found

    def _fielded(self, tree: Tree[Token], outer: str | None) -> Node:
        name, value = tree.children
        assert isinstance(name, Token)
        start = int(name.start_pos or 0)
        written = name.rstrip("=:<>").strip()
        code = fields.code(written)
        if code is None:
            raise self._unknown(start, written)
        if outer and outer != code:
            raise QueryError(
                self.query, start, f"{outer} 字段的括号里又写了 {code} 字段。请把它移到括号外，用 AND 连接",
                f"field {code} inside the brackets of {outer}. Move it out of the brackets and join by AND",
            )  # fmt: skip
        compared = name[len(name.rstrip("=:<>")) :]
        if compared in ("=", ":"):
            return self.node(value, code)
        return leaf.compared(self.query, name, value, code)

    def _unknown(self, start: int, written: str) -> QueryError:
        close = fields.near(written)
        zh, en = (f"您是不是要写 {'、'.join(close)}？", f"Did you mean {', '.join(close)}? ") if close else ("", "")
        return QueryError(
            self.query, start, f"没有字段“{written}”。{zh}可用字段：{fields.known()}",
            f"there is no field {written!r}. {en}Fields: {fields.known()}",
        )  # fmt: skip


def _operator(child: Tree[Token] | Token) -> bool:
    return isinstance(child, Token) and child.type in OPERATORS


def _explained(query: str, plain: str, problem: UnexpectedToken | UnexpectedCharacters) -> QueryError:
    """The parser's finding in the words of a searcher."""
    if isinstance(problem, UnexpectedCharacters):
        return _stray(query, plain, int(problem.pos_in_stream or 0))
    token = problem.token
    place = int(token.start_pos or 0) if token.type != "$END" else len(query)
    wanted_term = "TEXT" in (problem.expected or set())
    if token.type == "$END":
        return _broken_off(query, plain, wanted_term)
    if token.type == "RPAR":
        return _bracket(query, plain, place, wanted_term)
    if token.type in OPERATORS:
        return QueryError(
            query, place, f"“{token}”前面缺检索词。两个检索词之间只写一个运算符",
            f"no term before {str(token)!r}. Write one operator between two terms",
        )  # fmt: skip
    if token.type == "RANGE":
        return QueryError(
            query, place, "方括号只用来写日期范围，如 PD=[20200101 TO 20201231]",
            "square brackets hold a range of dates, such as PD=[20200101 TO 20201231]",
        )  # fmt: skip
    return QueryError(
        query, place, "两个检索词之间缺运算符。请写 AND、OR、NOT、ADJ 或 NEAR；词组请加双引号，如 \"solar cooker\"",
        'no operator between two terms. Write AND, OR, NOT, ADJ or NEAR; a phrase goes in quotes: "solar cooker"',
    )  # fmt: skip


def _stray(query: str, plain: str, place: int) -> QueryError:
    if plain[place] == '"':
        return QueryError(query, place, "双引号没有成对", "a quotation mark without its other one")
    if plain[place] in "[]":
        return QueryError(query, place, "方括号没有成对", "a square bracket without its other one")
    return QueryError(query, place, f"这里不能写“{plain[place]}”", f"{plain[place]!r} can't stand here")


def _broken_off(query: str, plain: str, wanted_term: bool) -> QueryError:
    opened: list[int] = []
    for place, sign in enumerate(plain):
        if sign == "(":
            opened.append(place)
        elif sign == ")" and opened:
            opened.pop()
    if opened and not wanted_term:
        return QueryError(query, opened[-1], "这个括号没有关上，请补“)”", "this bracket is not closed; add a )")
    return QueryError(
        query, len(query.rstrip()) - 1, "检索式在运算符或等号后就断了，请补上检索词",
        "the query breaks off after an operator or an equals sign; add the term",
    )  # fmt: skip


def _bracket(query: str, plain: str, place: int, wanted_term: bool) -> QueryError:
    if wanted_term and plain[:place].rstrip().endswith("("):
        return QueryError(query, place, "括号里是空的，请写检索词", "the brackets are empty; write a term")
    if wanted_term:
        return QueryError(query, place, "“)”前面缺检索词", "no term before this )")
    return QueryError(query, place, "多了一个“)”，前面没有与它成对的“(”", "one ) too many: no ( goes with it")
