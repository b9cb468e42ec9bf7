"""Checks that change the trainee's own names to see what happens: no judge outside can do that for them.

nbgrader's own example deletes a function of the trainee's to see that another one needs it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ipgrader import names
from ipgrader.master import Master

# What looks at the notebook itself: its names, its cells' texts.
INSPECTS = {"globals", "get_ipython", "getsource", "getsourcelines"}


def reaching(master: Master) -> list[str]:
    """grade_ids of the checks that cannot be isolated.

    Such a check deletes or replaces a name of the trainee's, or looks at the notebook's own names or text.
    """
    answers = [names.of(cell.solution) for cell in master.cells if cell.role == "answer"]
    functions = frozenset(name for uses in answers for name in uses.behind)
    # A check that gives such a name another value expects the answer's function to see it.
    functions |= frozenset(name for uses in answers for reads in uses.behind.values() for name in reads)
    return [
        cell.grade_id
        for cell in master.cells
        if cell.role == "check" and _reaches(cell.source, master.steps[cell.cell_id].asks | functions)
    ]


def _reaches(source: str, theirs: frozenset[str]) -> bool:
    try:
        tree = ast.parse(names.python(source))
    except SyntaxError:
        return False
    return any(name in theirs for name in _replaced(tree)) or any(name in INSPECTS for name in _called(tree))


def _replaced(tree: ast.AST) -> Iterator[str]:
    """Names that are deleted, or set to what they were not made from."""
    for node in _own(tree):
        if isinstance(node, ast.Delete):
            yield from (each.id for each in node.targets if isinstance(each, ast.Name))
        elif isinstance(node, ast.Assign):
            read = {each.id for each in ast.walk(node.value) if isinstance(each, ast.Name)}
            set_ = {each.id for target in node.targets for each in ast.walk(target) if isinstance(each, ast.Name)}
            yield from set_ - read
        elif isinstance(node, ast.FunctionDef):
            yield node.name


def _own(tree: ast.AST) -> Iterator[ast.AST]:
    """Nodes that work on the notebook's names: those outside functions, and in functions that say `global`."""
    for node in ast.iter_child_nodes(tree):
        yield node
        inner = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda)
        if not inner or any(isinstance(each, ast.Global) for each in ast.walk(node)):
            yield from _own(node)


def _called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
