"""Checks that change the trainee's own names, or look at the notebook itself, are found; plain ones are not."""

import pytest
from ipgrader.reach import reaching

from .conftest import exercise

REACHING = {
    "deletes a function": "kept = square\ndel square\ntotal(2)",
    "replaces a function": "kept = square\nsquare = None\ntotal(2)",
    "defines it anew": "def square(n):\n    return n\nassert total(2)",
    "by global": "def _check():\n    global square\n    square = None\n_check()\nassert square is None",
    "a value that a function of the answer reads": "rate = 3\nassert taxed(2) == 6",
    "looks at all names": "assert 'square' in globals() and square",
    "reads the source": "import inspect\nassert 'for' not in inspect.getsource(square)",
    "asks the shell": "assert get_ipython().user_ns['square'](2) == square(2)",
}
PLAIN = {
    "calls": "assert square(2) == 4",
    "a copy under another name": "mine = sorted([square(2), 1])\nassert mine",
    "from itself": "square = square or None\nassert square(2)",
    "a local of the same name": "def _check():\n    square = 3\n    assert total(square)\n_check()",
    "deletes a name of its own": "got = square(2)\nassert got\ndel got",
}


def found(check: str) -> list[str]:
    solved = (
        "def square(n):\n    return n * n\n"
        "def total(n):\n    return sum(map(square, range(n)))\n"
        "def taxed(n):\n    return n * rate"
    )
    whole, _ = exercise(("given", "rate = 2"), ("answer", solved), ("check", check))
    return reaching(whole)


@pytest.mark.parametrize("name", REACHING)
def test_a_check_that_reaches_is_found(name):
    assert found(REACHING[name]) == ["check-2"]


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_check_is_not(name):
    assert found(PLAIN[name]) == []
