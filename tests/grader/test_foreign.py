"""Somebody else's nbgrader course: the example that nbgrader itself carries, beside what nbgrader gives for it."""

import shutil
from pathlib import Path

import nbformat
import nbgrader
import pytest
from click.testing import CliRunner
from ipgrader import outcomes
from ipgrader.__main__ import main
from ipgrader.books import gradebook
from ipgrader.foreign import Foreign

EXAMPLE = Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide"


def nbgraders(folder: Path, *words: str) -> None:
    import subprocess
    import sys

    from ipgrader.books import put_alembic_on_path

    put_alembic_on_path()
    ran = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words], cwd=folder, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2000:]


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """The example after nbgrader's own generate_assignment."""
    folder = tmp_path_factory.mktemp("theirs") / "course101"
    for step in ("source/ps1", "submitted/bitdiddle/ps1", "submitted/hacker/ps1"):
        shutil.copytree(EXAMPLE / step, folder / step)
    (folder / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "course101"\n')
    nbgraders(folder, "generate_assignment", "ps1")
    return folder


@pytest.fixture
def theirs(generated, tmp_path):
    shutil.copytree(generated, tmp_path / "course101")
    return tmp_path / "course101"


def scores(folder: Path) -> dict[tuple[str, str, str], float | None]:
    with gradebook(Foreign(folder)) as book:
        return {
            (submission.student.id, notebook.name, grade.name): grade.auto_score
            for submission in book.assignment_submissions("ps1")
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def sums(folder: Path) -> dict[str, float]:
    with gradebook(Foreign(folder)) as book:
        return {each.student.id: each.score for each in book.assignment_submissions("ps1")}


def told(*words: str):
    return CliRunner().invoke(main, ["mark", *words])


def test_checks_that_cannot_be_isolated_are_listed_and_nothing_is_marked(theirs):
    ran = told(str(theirs))
    assert ran.exit_code == 1
    assert "cannot be isolated: sum_of_squares" in ran.output or "cannot be isolated" in ran.output
    assert "--marking shared" in ran.output and not (theirs / "autograded").exists()


def test_shared_marking_gives_nbgraders_marks(theirs, tmp_path):
    before = {path: path.read_bytes() for path in (theirs / "submitted").rglob("*") if path.is_file()}
    ran = told(str(theirs), "--marking", "shared")
    assert ran.exit_code == 0, ran.output
    assert sums(theirs) == {"bitdiddle": 1.5, "hacker": 3.0}
    beside = tmp_path / "beside"
    shutil.copytree(theirs, beside, ignore=shutil.ignore_patterns("autograded", "outcomes"))
    (beside / "gradebook.db").unlink()
    nbgraders(beside, "generate_assignment", "ps1", "--force")
    nbgraders(beside, "autograde", "ps1")
    assert scores(theirs) == scores(beside)
    assert {found.marking for found in outcomes.read(Foreign(theirs))} == {"shared"}
    assert {path: path.read_bytes() for path in (theirs / "submitted").rglob("*") if path.is_file()} == before
    ours = nbformat.read(theirs / "autograded/bitdiddle/ps1/problem1.ipynb", as_version=4)
    nbformat.validate(ours)


def test_a_notebook_without_such_checks_is_isolated(theirs):
    """With the one check left out that reaches into the trainee's names, all others can be."""
    path = theirs / "source/ps1/problem1.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if "del squares" not in cell.source]
    nbformat.write(notebook, path)
    (theirs / "gradebook.db").unlink()
    nbgraders(theirs, "generate_assignment", "ps1", "--force")
    ran = told(str(theirs), "--workers", "2")
    assert ran.exit_code == 0, ran.output
    assert {found.marking for found in outcomes.read(Foreign(theirs))} == {"isolated"}
    assert sums(theirs)["bitdiddle"] < sums(theirs)["hacker"]


def test_only_one_trainee_and_only_what_changed(theirs):
    assert told(str(theirs), "--marking", "shared", "--only", "hacker").exit_code == 0
    assert {found.trainee for found in outcomes.read(Foreign(theirs))} == {"hacker"}
    first = outcomes.path(Foreign(theirs), "ps1.problem1", "hacker")
    stamp = first.stat().st_mtime_ns
    assert told(str(theirs), "--marking", "shared").exit_code == 0
    assert first.stat().st_mtime_ns == stamp and len(outcomes.read(Foreign(theirs))) == 4


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: path.unlink(), "empty"),
        (lambda path: path.write_text("{", encoding="utf-8"), "unreadable"),
    ],
    ids=["missing", "damaged"],
)
def test_a_bad_notebook_of_theirs_is_an_outcome(theirs, spoil, code):
    spoil(theirs / "submitted/hacker/ps1/problem1.ipynb")
    assert told(str(theirs), "--marking", "shared").exit_code == 0
    found = {(each.trainee, each.module): each.code for each in outcomes.read(Foreign(theirs))}
    assert found["hacker", "ps1.problem1"] == code and found["bitdiddle", "ps1.problem1"].startswith("marked")


def test_nbgraders_own_marking_is_left_to_nbgrader(theirs):
    ran = told(str(theirs), "--marking", "nbgrader")
    assert ran.exit_code == 1 and "nbgrader autograde" in ran.output and "Traceback" not in ran.output
    assert outcomes.read(Foreign(theirs)) == []


def test_a_trainee_nobody_knows_is_told(theirs):
    ran = told(str(theirs), "--marking", "shared", "--only", "hackers")
    assert ran.exit_code == 1 and "no folder of these trainees: hackers" in ran.output


def test_a_folder_with_nothing_to_mark_says_what_to_do(tmp_path):
    (tmp_path / "empty").mkdir()
    ran = told(str(tmp_path / "empty"))
    assert ran.exit_code == 1 and "nbgrader generate_assignment" in ran.output and "Traceback" not in ran.output
    assert list((tmp_path / "empty").iterdir()) == [], "a folder given by mistake stays as it was"
