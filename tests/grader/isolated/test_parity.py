"""Checks from outside and checks among the answers, as nbgrader runs them, give every attempt the same points.

But for a warning: nbgrader takes all that a check's cell writes to stderr for a failure, so a right answer that uses a
deprecated name would lose its points there. Checked from outside it keeps them.
"""

import nbformat
import pytest
from ipgrader import build, laws, paths

MODULES = [path.name for path in build.modules()]
CASE = laws.CASES[0]
WARNED = {("m02_reading_records", "blind_habits_of_the_desk", "m02-due-dates-shape-check")}  # Series.dt.weekday


@pytest.mark.parametrize("module", [MODULES[0], *(pytest.param(name, marks=pytest.mark.slow) for name in MODULES[1:])])
def test_both_ways_give_the_same(module):
    outside, among = (laws.marked(build.module(module), CASE, way) for way in ("isolated", "shared"))
    cells = ["trainee", "task", "grade_id"]
    assert len(outside.checks) > 50
    assert outside.checks[cells].equals(among.checks[cells])
    points = outside.checks["points"]
    other = outside.checks[points.ne(among.checks["points"]) & points.notna()]
    assert {(module, row.trainee, row.grade_id) for row in other.itertuples()} == {
        warned for warned in WARNED if warned[0] == module
    }
    for row in other.itertuples():
        assert row.points == row.max_points
        assert stderr(module, row.trainee, row.grade_id)
    assert points.isna().equals(among.checks["points"].isna())
    graded = outside.checks[outside.checks["task"].isin(laws.answers(outside.source))]
    assert len(graded) and not graded["points"].isna().any() and not graded["needs_manual"].any()


def stderr(module: str, trainee: str, grade_id: str) -> str:
    """What a check among the answers wrote there."""
    place = paths.build() / "laws" / module / f"{CASE.name}-shared" / "autograded" / trainee / module
    (path,) = place.glob("*.ipynb")
    (cell,) = (
        cell
        for cell in nbformat.read(path, as_version=4).cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )
    return "".join(output.text for output in cell.outputs if output.get("name") == "stderr")
