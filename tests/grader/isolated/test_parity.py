"""Checks from outside and checks among the answers, as nbgrader runs them, give every attempt the same points."""

import pytest
from ipgrader import build, laws

MODULES = [path.name for path in build.modules()]
CASE = laws.CASES[0]


@pytest.mark.parametrize("module", [MODULES[0], *(pytest.param(name, marks=pytest.mark.slow) for name in MODULES[1:])])
def test_both_ways_give_the_same(module):
    outside, among = (laws.marked(build.module(module), CASE, way) for way in ("isolated", "shared"))
    columns = ["trainee", "task", "points"]
    assert len(outside.checks) > 50
    assert outside.checks[columns].equals(among.checks[columns])
    graded = outside.checks[outside.checks["task"].isin(laws.answers(outside.source))]
    assert len(graded) and not graded["points"].isna().any() and not graded["needs_manual"].any()
