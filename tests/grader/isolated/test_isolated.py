"""A submission marked with the judge outside leaves what nbgrader leaves: rows, notebook, pages."""

import copy
import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pandas as pd
import pytest
from ipgrader import build, course, feedback, marks, outcomes, rehearsal, run, triage
from ipgrader.books import gradebook
from ipgrader.mark import mark

from .conftest import tiny_root

ROWS = """
select student.id, base_cell.name, grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade
from grade join base_cell on base_cell.id = grade.cell_id
join submitted_notebook on submitted_notebook.id = grade.notebook_id
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
join student on student.id = submitted_assignment.student_id order by 1, 2
"""
COMMENTS = """
select student.id, base_cell.name, comment.auto_comment, comment.manual_comment
from comment join base_cell on base_cell.id = comment.cell_id
join submitted_notebook on submitted_notebook.id = comment.notebook_id
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
join student on student.id = submitted_assignment.student_id order by 1, 2
"""
SUBMISSIONS = """
select student_id, timestamp, extension, late_submission_penalty
from submitted_assignment
join submitted_notebook on submitted_notebook.assignment_id = submitted_assignment.id order by 1
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The tiny course, handed in and marked in both ways: {"nbgrader": course, "isolated": course}."""
    made = {}
    for marking in ("nbgrader", "isolated"):
        root = tiny_root(tmp_path_factory.mktemp(marking) / "tiny")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("IPLAB_COURSE", str(root))
            found = course.of("zh_fill")
            run.released(found)
            rehearsal.rehearse(found)
            mark(found, found.assignments()[0], marking=marking)
            marks.export(found)
            feedback.write(found)
            made[marking] = found
    return made


def table(found: course.Course, query: str) -> list[tuple[object, ...]]:
    from sqlalchemy import text

    with gradebook(found) as book:
        return [tuple(row) for row in book.db.execute(text(query)).all()]


@pytest.mark.parametrize("query", [ROWS, COMMENTS, SUBMISSIONS], ids=["grades", "comments", "submissions"])
def test_the_rows_of_the_gradebook_are_nbgraders(both, query):
    rows = table(both["nbgrader"], query)
    assert rows and table(both["isolated"], query) == rows


@pytest.mark.parametrize("name", ["marks.csv", "messages.csv", "outcomes.csv"])
def test_the_tables_are_equal(both, name):
    ours, theirs = (pd.read_csv(both[marking].folder / name) for marking in ("isolated", "nbgrader"))
    assert len(theirs)
    if "marking" in theirs:
        assert (set(ours.pop("marking").dropna()), set(theirs.pop("marking").dropna())) == ({"isolated"}, {"nbgrader"})
    pd.testing.assert_frame_equal(ours, theirs)


def test_outcomes_are_equal(both):
    ours, theirs = (outcomes.read(both[marking]) for marking in ("isolated", "nbgrader"))
    assert [found.code for found in theirs] == ["marked", "marked", "marked_late", "unreadable", "marked"]
    assert [(o.trainee, o.code, o.points, o.max_points, o.manual, o.late_seconds, o.notes) for o in ours] == [
        (o.trainee, o.code, o.points, o.max_points, o.manual, o.late_seconds, o.notes) for o in theirs
    ]


def test_feedback_pages_are_equal(both):
    pages = sorted(
        path.relative_to(both["nbgrader"].folder) for path in both["nbgrader"].folder.glob("feedback/*/*/*.html")
    )
    assert len(pages) == 5
    for page in pages:
        ours, theirs = (
            (both[marking].folder / page).read_text(encoding="utf-8") for marking in ("isolated", "nbgrader")
        )
        assert ours == theirs, page


@pytest.mark.parametrize("trainee", list("abce"))
def test_the_autograded_notebooks_are_alike(both, trainee):
    """The same cells and texts; the same outputs where no count of cells stands in them."""
    ours, theirs = (graded(both[marking], trainee) for marking in ("isolated", "nbgrader"))
    nbformat.validate(ours)
    assert [plain(cell) for cell in ours.cells] == [plain(cell) for cell in theirs.cells]
    assert ours.metadata.kernelspec == theirs.metadata.kernelspec


def graded(found: course.Course, trainee: str):
    return nbformat.read(found.folder / "autograded" / trainee / "m01_tiny" / "tiny.ipynb", as_version=4)


def plain(cell):
    """A cell without the count of its kernel."""
    kept = ("output_type", "name", "text", "ename", "evalue", "data")
    shown = [[item.get(key) for key in kept] for item in cell.get("outputs", ())]
    return cell.id, cell.cell_type, cell.source, cell.metadata.nbgrader, shown


def test_formgrader_lists_them_alike(both):
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    listed = []
    for found in both.values():
        config = found.config()
        api = NbGraderAPI(CourseDirectory(config=config, root=str(found.folder)), config=config)
        rows = [*api.get_submissions("m01_tiny"), *api.get_notebooks("m01_tiny"), *api.get_students()]
        rows += api.get_notebook_submissions("m01_tiny", "tiny")
        rows = [{key: value for key, value in row.items() if key not in ("id", "index")} for row in rows]
        listed.append(sorted(rows, key=str))  # some of nbgrader's lists are in the order of random ids
    assert listed[0] == listed[1] and len(listed[0]) > 8


def test_nbgrader_reads_the_same_points_from_our_notebook(both):
    from nbgrader.utils import determine_grade, is_grade

    found = both["isolated"]
    kept = {(who, name): score for who, name, score, *_ in table(found, ROWS)}
    for trainee in "abce":
        notebook = graded(found, trainee)
        for cell in filter(is_grade, notebook.cells):
            assert determine_grade(cell)[0] == kept[trainee, cell.metadata.nbgrader.grade_id]


# --- one course, marked our way ---


@pytest.fixture
def ours(both, tmp_path, monkeypatch):
    """A copy of the isolated course, to change."""
    root = tmp_path / "tiny"
    shutil.copytree(both["isolated"].folder.parents[2], root)
    monkeypatch.setenv("IPLAB_COURSE", str(root))
    return course.of("zh_fill")


def edit(found: course.Course, trainee: str, change) -> None:
    path = found.inbox / trainee / "tiny.ipynb"
    notebook = nbformat.read(path, as_version=4)
    change(notebook)
    path.write_text(nbformat.writes(notebook), encoding="utf-8")


def write(name: str, text: str):
    """A change: a cell holds another text."""

    def change(notebook):
        triage.cells(notebook)[name].source = text

    return change


def again(found: course.Course, trainee: str):
    """The outcome and the points by task of one trainee after another marking."""
    assignment = found.assignments()[0]
    one = next(each for each in mark(found, assignment, marking="isolated") if each.trainee == trainee)
    rows = marks.by_task(found)
    return one, rows[rows["trainee"] == trainee].set_index("task")["points"].to_dict()


def test_deleted_checks_are_put_back(ours):
    edit(ours, "a", lambda n: n.cells.remove(triage.cells(n)["m01-double-check"]))
    one, points = again(ours, "a")
    assert points["double"] == 3 and any("put back" in note["en"] for note in one.notes)


def test_a_copied_answer_and_a_copied_check_stop_nobody(ours):
    def twice(notebook):
        for name in ("m01-double", "m01-double-check"):
            notebook.cells.append(nbformat.from_dict({**copy.deepcopy(triage.cells(notebook)[name]), "id": f"x{name}"}))

    edit(ours, "a", twice)
    one, points = again(ours, "a")
    assert one.code == "marked_repaired" and points["double"] == 3 and len(one.notes) >= 2


WARNS = """def double(number):
    import warnings
    warnings.warn("old", FutureWarning)
    return 2 * number"""


def test_a_warning_costs_nothing(ours):
    edit(ours, "a", write("m01-double", WARNS))
    assert again(ours, "a")[1]["double"] == 3


def test_a_text_that_is_no_utf8_is_marked(ours):
    edit(ours, "a", write("m01-double", "note = '\\ud800'\ndef double(number):\n    return 2 * number"))
    path = ours.inbox / "a" / "tiny.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("\\\\ud800", "\\ud800"), encoding="utf-8")
    one, points = again(ours, "a")
    assert one.code == "marked" and points["double"] == 3


def test_the_cohorts_cell_is_put_back_and_said(ours):
    from ipgrader import differences

    edit(ours, "a", lambda n: n.cells.remove(triage.cells(n)["m01-cohort"]))
    one, points = again(ours, "a")
    assert points["name-length"] == 3 and differences.PUT_BACK in one.notes


def test_what_a_person_gave_stays(ours):
    with gradebook(ours) as book:
        grade = book.find_grade("m01-gap", "tiny", "m01_tiny", "a")
        grade.manual_score, grade.needs_manual_grade = 3.5, False
        book.db.commit()
    edit(ours, "a", lambda n: n.cells.append(nbformat.v4.new_code_cell("1")))
    _, points = again(ours, "a")
    assert points["gap"] == 3.5
    assert dict((name, again_) for who, name, _, _, _, again_ in table(ours, ROWS) if who == "a")["m01-gap"]


def test_the_submission_is_never_changed(ours):
    before = {path: path.read_bytes() for path in ours.inbox.rglob("*") if path.is_file()}
    mark(ours, ours.assignments()[0], again=True, marking="isolated")
    assert {path: path.read_bytes() for path in ours.inbox.rglob("*") if path.is_file()} == before
    handed = build.dumps(nbformat.read(ours.inbox / "a" / "tiny.ipynb", as_version=4))
    assert handed == ours.notebook("submitted", ours.assignments()[0], "a").read_text(encoding="utf-8")


def test_rows_are_written_all_or_none(ours, monkeypatch):
    from ipgrader import recorded

    before = [table(ours, query) for query in (ROWS, COMMENTS, SUBMISSIONS)]
    edit(ours, "b", write("m01-name-length", "name_length = letters"))
    with monkeypatch.context() as patch:
        patch.setattr(recorded, "_penalty", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            _record_b(ours)
    assert [table(ours, query) for query in (ROWS, COMMENTS, SUBMISSIONS)] == before


def _record_b(found: course.Course) -> None:
    from ipgrader import recorded

    notebook = graded(found, "b")
    with gradebook(found) as book:
        marked = SimpleNamespace(scores={"m01-double-check": 1.0}, untouched=recorded.untouched(notebook))
        recorded.record(book, ("m01_tiny", "tiny", "b"), marked, "", found.config())


def test_files_beside_the_notebook_are_at_hand(ours):
    """What nbgrader copies beside a submission the box has in its folder; no notebook of the instructor's among it."""
    source = ours.notebook("source", ours.assignments()[0]).parent
    (source / "table.csv").write_text("n\n1\n", encoding="utf-8")
    text = (
        "import os\nname_length = len(open('table.csv').read()) + 100 * any(f.endswith('.ipynb') for f in os.listdir())"
    )
    edit(ours, "a", write("m01-name-length", text))
    _, points = again(ours, "a")
    assert points["name-length"] == 1  # a whole number, though not the right one
    kept = ours.notebook("autograded", ours.assignments()[0], "a").parent / "table.csv"
    assert kept.is_file()


@pytest.mark.parametrize("lost", ["template", "bench"])
def test_a_warm_process_that_is_lost_is_replaced(ours, lost):
    from ipgrader import isolated

    process = getattr(isolated.room(), lost).process
    process.kill()
    process.wait()
    edit(ours, "a", lambda n: n.cells.append(nbformat.v4.new_code_cell("2")))
    one, points = again(ours, "a")
    assert one.code == "marked" and points["double"] == 3


def test_a_judge_that_is_lost_half_way_is_replaced(ours, monkeypatch):
    from ipgrader import isolated

    real, calls = isolated._check, []

    def check(*arguments):
        calls.append(1)
        if len(calls) == 2:
            for one in [*isolated_children(), isolated.room().bench.process]:
                one.kill()
        return real(*arguments)

    monkeypatch.setattr(isolated, "_check", check)
    edit(ours, "a", lambda n: n.cells.append(nbformat.v4.new_code_cell("3")))
    one, points = again(ours, "a")
    assert one.code == "marked" and points["double"] == 3


def isolated_children():
    """The processes below the judges' warm one."""
    import psutil
    from ipgrader import isolated

    return psutil.Process(isolated.room().bench.process.pid).children(recursive=True)


def test_an_outcome_is_json(ours):
    assert json.loads(Path(outcomes.path(ours, "m01_tiny", "a")).read_text(encoding="utf-8"))["code"] == "marked"
