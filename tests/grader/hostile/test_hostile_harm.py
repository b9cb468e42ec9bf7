"""Hostile notebooks that go for the machine, for others' work or for the marking itself; in a file of its own, so that
two test processes share the corpus.
"""

import pytest
from proof import FOR_MARKS, fails_without, fits, holds, parameters


def harmful(case):
    return case.about["held_by"] not in FOR_MARKS and fits(case)


@pytest.mark.parametrize("case", parameters(harmful))
def test_a_case_gets_its_marks(marked, case):
    holds(case, *marked.of(case))


def test_nothing_is_left_of_any_of_them(marked):
    assert marked.changed == {}


@pytest.mark.slow
@pytest.mark.parametrize("case", parameters(lambda case: "off" in case.about and harmful(case)))
def test_with_its_defence_switched_off_a_case_wins_or_does_harm(ground, case):
    fails_without(ground, case)
