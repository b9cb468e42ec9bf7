"""Which names a check needs from the trainee's kernel: read from the master's cells alone, never from a submission.

A name is the trainee's when a solution of the author's assigns it or changes it in place, or when a given cell makes it
out of such names. All other names of the given cells stay the judge's own: no answer can change them under a check.
"""

from __future__ import annotations

import ast
import builtins
import re
import symtable
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

MAGIC = re.compile(r"(?m)^([ \t]*)[%!?](?!%).*$")
WHOLE_CELL = re.compile(r"\A\s*%%(\w*).*\n?")
HARMLESS = ("time", "timeit", "capture")  # magics of a cell whose body is Python all the same
# Methods that show and change nothing: a solution may end in table.head().
SHOWN = {"head", "tail", "info", "describe", "sample", "show", "to_string", "items", "keys", "values"}
LONGEST = 300_000  # characters of a cell that are worth reading
BUILT_IN = frozenset(dir(builtins)) | {"display", "get_ipython", "__name__"}


@dataclass(frozen=True)
class Uses:
    """What a cell does with names of the notebook: sets them, changes them in place, reads them.

    `behind`: for each function or class that it defines, the notebook's names that this reads when it is used.
    """

    sets: frozenset[str] = frozenset()
    edits: frozenset[str] = frozenset()
    reads: frozenset[str] = frozenset()
    imports: frozenset[str] = frozenset()
    behind: dict[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """A code cell of the master as the plan sees it: given, answer or check, its text, and an answer's starter."""

    role: str
    source: str
    starter: str = ""


@dataclass(frozen=True)
class Step:
    """What the judge does at a cell: run it or not, and which names it must ask for first.

    Of an answer it runs what the author's solution imports: a module is never the trainee's.
    """

    judged: bool = False
    asks: frozenset[str] = frozenset()
    reads: frozenset[str] = frozenset()


def python(source: str) -> str:
    """A cell's text as Python: line magics become `pass`, a cell in another language nothing.

    >>> python("%matplotlib inline" + chr(10) + "x = 1").splitlines()
    ['pass', 'x = 1']
    """
    whole = WHOLE_CELL.match(source)
    if whole:
        source = "\n" + source[whole.end() :] if whole[1] in HARMLESS else ""
    return MAGIC.sub(r"\1pass", source)


def of(source: str) -> Uses:
    """What a cell does with names; nothing at all for a text that is no Python, or far too long for a cell."""
    text = python(source) if len(source) <= LONGEST else source
    try:
        body = _body(text)
        top = symtable.symtable(text, "cell", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Uses()
    symbols = top.get_symbols()
    inner = {child.get_name(): _globals(child) for child in top.get_children()}
    outside = _named(symbols).union(*inner.values())  # a function's own names are nobody else's
    everywhere = [symbol for table in _below(top) for symbol in table.get_symbols()]
    return Uses(
        sets=_named(each for each in symbols if each.is_assigned() or each.is_imported() or each.is_namespace())
        | _named(each for each in everywhere if each.is_declared_global() and each.is_assigned()),
        edits=frozenset(_edited(body)) & outside,
        reads=_named(each for each in symbols if each.is_referenced()) | frozenset().union(*inner.values()),
        imports=_named(each for each in symbols if each.is_imported()),
        behind=inner,
    )


def _body(text: str) -> list[ast.stmt]:
    if len(text) > LONGEST:
        raise ValueError("too long")
    return ast.parse(text).body


def imported(source: str) -> str:
    """The import statements that a cell makes by itself, not in a function.

    >>> imported("import numpy as np" + chr(10) + "x = np.pi")
    'import numpy as np'
    """
    try:
        lines = [line for line in _body(python(source)) if isinstance(line, ast.Import | ast.ImportFrom)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    return "\n".join(map(ast.unparse, lines))


def _named(symbols: Iterable[symtable.Symbol]) -> frozenset[str]:
    return frozenset(each.get_name() for each in symbols)


def _below(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    for child in table.get_children():
        yield child
        yield from _below(child)


def _globals(table: symtable.SymbolTable) -> frozenset[str]:
    """Names of the notebook that a function or class reads, in functions within it too."""
    every = [table, *_below(table)]
    return _named(symbol for each in every for symbol in each.get_symbols() if symbol.is_global())


def _edited(body: list[ast.stmt]) -> Iterator[str]:
    """Names whose object is changed: by an assignment to a part of it, or by a method called for its effect."""
    for node in (node for statement in body for node in ast.walk(statement)):
        if isinstance(node, ast.Subscript | ast.Attribute) and not isinstance(node.ctx, ast.Load):
            yield from _root(node)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            method = node.value.func
            if isinstance(method, ast.Attribute) and method.attr not in SHOWN:
                yield from _root(method)


def _root(node: ast.expr) -> Iterator[str]:
    """`table` of `table.loc[0].x`."""
    while isinstance(node, ast.Subscript | ast.Attribute | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    if isinstance(node, ast.Name):
        yield node.id


def plan(parts: Sequence[Part]) -> list[Step]:
    """A step for every code cell of the master, in order; the text of an answer is its solution."""
    walk, steps = _Walk(), []
    for part in parts:
        if part.starter:
            walk.answer(of(part.starter))
        steps.append(getattr(walk, part.role)(of(part.source)))
    return steps


@dataclass
class _Walk:
    """On the way through a notebook: names that are the trainee's so far, modules, what stands behind a function."""

    theirs: set[str] = field(default_factory=set)
    imports: set[str] = field(default_factory=set)
    behind: dict[str, frozenset[str]] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)  # by cells that the judge runs

    def given(self, uses: Uses) -> Step:
        """A given cell; one that uses what is the trainee's runs in the trainee's kernel alone."""
        if self._reached(uses.reads) & self.theirs:
            self.theirs |= uses.sets | (uses.edits & self.theirs)
            return Step()
        self.theirs -= uses.sets
        self._learn(uses)
        return Step(judged=True)

    def answer(self, uses: Uses) -> Step:
        """An answer makes names the trainee's; a module stays what it is, whatever is called on it."""
        self.imports = (self.imports - (uses.sets - uses.imports)) | uses.imports
        self.theirs = (self.theirs | uses.sets | uses.edits) - self.imports
        return Step(judged=bool(uses.imports))

    def check(self, uses: Uses) -> Step:
        """A check asks for what is the trainee's; what it defines stays, for the checks after it."""
        self._learn(uses)
        reads = self._reached(uses.reads)
        self.theirs -= uses.sets - uses.reads
        asks = reads & frozenset(self.theirs)
        return Step(judged=True, asks=asks, reads=asks | (reads - uses.sets - BUILT_IN - self.made))

    def _learn(self, uses: Uses) -> None:
        """What a cell that the judge runs imports and defines."""
        self.imports = (self.imports - uses.sets) | uses.imports
        self.made |= uses.sets
        self.behind = {name: reads for name, reads in self.behind.items() if name not in uses.sets} | uses.behind

    def _reached(self, reads: frozenset[str]) -> frozenset[str]:
        """These names and those behind them."""
        found, new = set[str](), set(reads)
        while new:
            found |= new
            new = {name for each in new for name in self.behind.get(each, ())} - found
        return frozenset(found)


def kernel_only(parts: Sequence[Part]) -> list[int]:
    """Places of given cells that depend on answers: the judge does not run them, so no check should build on them."""
    steps = plan(parts)
    return [place for place, part in enumerate(parts) if part.role == "given" and not steps[place].judged]


def lent(parts: Sequence[Part]) -> list[tuple[int, frozenset[str]]]:
    """Given and answer cells that read names which only a check before them makes: no check runs in their kernel."""
    made, missing = set[str](), []
    own = set(BUILT_IN)
    for place, part in enumerate(parts):
        uses = of(part.source)
        if part.role == "check":
            made |= uses.sets
        else:
            if found := uses.reads & (made - own):
                missing.append((place, frozenset(found)))
            own |= uses.sets
    return missing


def borrowed(parts: Sequence[Part]) -> list[tuple[int, frozenset[str]]]:
    """Checks that ask for names of an earlier task: what that answer makes would be a key, and no answer may set one.

    A task's own names are those of the answers since the check before it, and what given cells make of them.
    """
    steps, found = plan(parts), []
    own, checked = frozenset[str](), True
    for place, part in enumerate(parts):
        uses, starter = of(part.source), of(part.starter)
        if part.role == "answer":
            own = (frozenset() if checked else own) | uses.sets | uses.edits | starter.sets | starter.edits
        elif part.role == "given" and not steps[place].judged:
            own |= uses.sets
        elif part.role == "check" and (others := steps[place].asks - own):
            found.append((place, others))
        checked = part.role == "check" or (checked and part.role != "answer")
    return found
