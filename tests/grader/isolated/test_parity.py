"""With the judge outside, every attempt of every exercise gets what its author declared: what nbgrader gives it too.

test_exercises shows the same laws with nbgrader itself in every case; here one case of each exercise does.
"""

import pytest
from ipgrader import build, laws

MODULES = [path.name for path in build.modules()]
CASE = laws.CASES[0]


@pytest.fixture(scope="module", params=MODULES)
def found(request):
    return laws.marked(build.module(request.param), CASE, "isolated")


@pytest.mark.parametrize("law", laws.LAWS, ids=lambda law: law.__name__)
def test_law(found, law):
    assert law(found) == []


def test_no_automatic_cell_is_left_without_a_mark(found):
    graded = found.checks[found.checks["task"].isin(laws.answers(found.source))]
    assert len(graded) and not graded["points"].isna().any() and not graded["needs_manual"].any()
