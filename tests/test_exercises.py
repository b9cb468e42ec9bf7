"""The laws of every exercise, in every case: languages, entries, editions, two sets of parameters (ipgrader.laws)."""

import os

import pytest
from ipgrader import build, laws

MODULES = [path.name for path in build.modules()]
# Of the first module every language, entry and edition and both sets of parameters; of the others one case is quick.
QUICK = {"zh-fill", "en-run", "en-write-open-second"}


def quick(module, case):
    return case.name in QUICK if module == MODULES[0] else case.name == "zh-fill"


CASES = [
    pytest.param(module, case, id=f"{module[:3]}-{case.name}", marks=[] if quick(module, case) else pytest.mark.slow)
    for module in MODULES
    for case in laws.cases(build.module(module))
]


def found(module, case):
    folder = build.module(module)
    if case.edition == "open" and not laws.open_available(folder):
        reason = "no open edition in the cache or the mirror: set IPLAB_DATA_MIRROR or run python -m iplab.data fetch"
        pytest.fail(reason) if os.environ.get("IPLAB_REQUIRE_OPEN") else pytest.skip(reason)
    return laws.marked(folder, case)


@pytest.mark.parametrize(("module", "case"), CASES)
@pytest.mark.parametrize("law", laws.LAWS, ids=lambda law: law.__name__)
def test_law(module, case, law):
    assert law(found(module, case)) == []


@pytest.mark.parametrize(("module", "case"), CASES)
def test_every_attempt_was_marked(module, case):
    """A law over nothing holds: each attempt has marks for every task."""
    marked = found(module, case)
    for name in marked.attempts:
        assert {task for attempt, task in marked.points if attempt == name} >= set(laws.answers(marked.source)), name


@pytest.mark.parametrize("module", MODULES)
def test_attempts_hold_two_right_ways_and_a_blank(module):
    folder = build.module(module)
    attempts = [laws.read_attempt(folder, name) for name in laws.attempts(folder)]
    blind = [each.name for each in attempts if each.about.get("by") == "task text only" and "right" in each.about]
    assert len(blind) >= 2, "right ways by somebody who saw only the task text"
    assert any(each.rest == "blank" for each in attempts)
    assert sum("mistake" in each.about for each in attempts) >= 8


@pytest.mark.parametrize("module", MODULES)
def test_points_in_the_text_are_those_of_the_cells(module):
    source = laws.read(build.module(module) / "exercise.py")
    worth = laws.points_of(source)
    automatic = sum(worth[name] for name in laws.answers(source))
    by_hand = sum(worth.values()) - automatic
    opening = [cell.source for cell in source.cells if cell.type == "markdown"][:2]
    assert f"自动评分 {automatic:g} 分，人工评分 {by_hand:g} 分" in opening[0]
    assert f"{automatic:g} marked automatically, {by_hand:g} by a person" in opening[1]
