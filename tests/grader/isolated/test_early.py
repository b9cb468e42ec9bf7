"""Given cells run once for all submissions only where no check can tell."""

import pytest
from ipgrader.early import early

from .conftest import exercise

SOLVED = ("answer", "x = 1")
CHECK = ("check", "assert x == limit")
# cells after a first `limit = 1`, an answer and a check that uses both: those that may run early
CASES = {
    "another name": ([("given", "other = 2")], {"given-3"}),
    "the name that the check reads": ([("given", "limit = 2")], set()),
    "in-place change of it": ([("given", "limit.append(2)")], set()),
    "what the check makes": ([("check", "made = 3\nassert x"), ("given", "more = made")], set()),
    "made from one that stays": ([("given", "limit = 2"), ("given", "twice = 2 * limit")], set()),
    "beside one that stays": ([("given", "limit = 2"), ("given", "free = 5")], {"given-4"}),
    "what an answer makes": ([("given", "shown = x")], set()),
    "a name of the check's own function": (
        [("check", "def _check():\n    cases = []\n    cases.append(x)\n_check()"), ("given", "cases = 4")],
        {"given-4"},
    ),
    "a name that the check's function changes": (
        [("check", "def _check():\n    cases.append(x)\n_check()"), ("given", "cases = 4")],
        set(),
    ),
    "a name that the check behind a function reads": ([("given", "table = 4")], {"given-3"}),
}


@pytest.mark.parametrize("name", CASES)
def test_which_cells_may_run_early(name):
    cells, wanted = CASES[name]
    whole, _ = exercise(("given", "limit = 1"), SOLVED, CHECK, *cells)
    assert early(whole) == {"given-0"} | wanted


def test_a_check_sees_the_name_as_it_stood_then(marked):
    """The second cell gives the name another value; the check before it must not see that."""
    cells = [("given", "limit = 1"), SOLVED, CHECK, ("given", "limit = 2"), ("check", "assert limit == 2 and x")]
    found = marked(cells, "x = 1")
    assert (found.scores["check-2"], found.scores["check-4"]) == (2, 2)
