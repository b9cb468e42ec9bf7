"""Whatever is handed in or typed: one outcome or one plain message each, and the batch goes on."""

import json
import shutil
import sqlite3
from pathlib import Path

import click
import nbformat
import pandas as pd
import pytest
from click.testing import CliRunner
from ipgrader import books, build, course, marks, outcomes, rehearsal, run
from ipgrader.__main__ import main
from ipgrader.errors import CohortError, MarkingError
from ipgrader.mark import mark
from sqlalchemy import create_engine

CHECKPOINT = ".ipynb_checkpoints/tiny-checkpoint.ipynb"


def foreign() -> str:
    """A notebook of another course."""
    cell = nbformat.v4.new_code_cell("x = 1", metadata={"nbgrader": {"grade_id": "ps1-x", "schema_version": 3}})
    return nbformat.writes(nbformat.v4.new_notebook(cells=[cell]))


def twice(text: str, grade_id: str) -> str:
    """A cell copied, as trainees do; nbgrader stops on it."""
    notebook = nbformat.reads(text, as_version=4)
    cells = [cell for cell in notebook.cells if cell.metadata.nbgrader.grade_id == grade_id]
    notebook.cells += json.loads(json.dumps(cells), object_hook=nbformat.from_dict)
    return nbformat.writes(notebook)


def killer(text: str) -> str:
    """An answer that ends the kernel."""
    notebook = nbformat.reads(text, as_version=4)
    next(cell for cell in notebook.cells if cell.id == "m01-name-length").source = "import os; os._exit(1)"
    return nbformat.writes(notebook)


def leaving(text: str) -> str:
    """Right answers, and a cell of the trainee's own at the end that leaves without a word."""
    notebook = nbformat.reads(text, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("import os; os._exit(0)"))
    return nbformat.writes(notebook)


IN_TIME = "2026-04-03 17:00:00 +0800"  # comes with every submission that names no other time, or None
# trainee: (outcome, files from the right notebook's text, fragment of a note or None)
HANDED = {
    "empty": ("empty", lambda text: {"answers.docx": "done"}, "Found answers.docx, but no notebook"),
    "nothing": ("empty", lambda text: {}, None),
    "only-a-checkpoint": ("empty", lambda text: {CHECKPOINT: text}, None),
    "no-json": ("unreadable", lambda text: {"tiny.ipynb": "<html>log in</html>"}, None),
    "zero-bytes": ("unreadable", lambda text: {"tiny.ipynb": ""}, None),
    "cut-off": ("unreadable", lambda text: {"tiny.ipynb": text[:900]}, None),
    "json-list": ("unreadable", lambda text: {"tiny.ipynb": "[1, 2]"}, None),
    "json-deep": ("unreadable", lambda text: {"tiny.ipynb": "[" * 100_000}, None),
    "cells-no-cells": (
        "unreadable",
        lambda text: {"tiny.ipynb": '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [1]}'},
        None,
    ),
    "other-course": ("not_ours", lambda text: {"tiny.ipynb": foreign()}, None),
    "two-unnamed": ("two_notebooks", lambda text: {"one.ipynb": text, "two.ipynb": text}, "one.ipynb, two.ipynb"),
    "two-named": ("two_notebooks", lambda text: {"a/tiny.ipynb": text, "b/tiny.ipynb": text}, "b/tiny.ipynb"),
    "two-one-named": ("marked", lambda text: {"tiny.ipynb": text, "Copy.ipynb": text}, "Copy.ipynb was not"),
    "two-one-ours": ("marked", lambda text: {"mine.ipynb": text, "scratch.ipynb": foreign()}, "scratch.ipynb was not"),
    "renamed": ("marked", lambda text: {"我的作业 (1).ipynb": text}, "should be named tiny.ipynb"),
    "nested": ("marked", lambda text: {"tiny/tiny.ipynb": text}, None),
    "with-a-mark-of-windows": ("marked", lambda text: {"tiny.ipynb": "\ufeff" + text}, None),
    "shadowing-a-library": ("marked", lambda text: {"tiny.ipynb": text, "nbformat.py": "raise SystemExit"}, None),
    "bad-time": ("marked", lambda text: {"tiny.ipynb": text, "timestamp.txt": "yesterday"}, "cannot be read"),
    "late": ("marked_late", lambda text: {"tiny.ipynb": text, "timestamp.txt": "2026-04-03 18:00:01 +0800"}, None),
    "in-time": ("marked", lambda text: {"tiny.ipynb": text, "timestamp.txt": "2026-04-03 17:59:59 +0800"}, None),
    "no-time": ("marked", lambda text: {"tiny.ipynb": text, "timestamp.txt": None}, "lateness was not checked"),
    "copied-cell": ("marked_repaired", lambda text: {"tiny.ipynb": twice(text, "m01-double-check")}, "more than once"),
    "leaves": ("stopped", lambda text: {"tiny.ipynb": leaving(text)}, "ended its own program half way"),
    "Zoë O'Neil; $(x) {a}": ("marked", lambda text: {"tiny.ipynb": text}, None),
    "starred*": ("failed", lambda text: {"tiny.ipynb": text}, "rename it"),
    "张三": ("marked", lambda text: {"tiny.ipynb": text}, None),
    "ZZ": ("marked", lambda text: {"tiny.ipynb": text}, "upper and lower case: zz"),
    "zz": ("marked", lambda text: {"tiny.ipynb": text}, "upper and lower case: ZZ"),
}


@pytest.fixture(scope="module")
def batch(finished, tmp_path_factory):
    """One inbox with everything of HANDED, marked in one run."""
    root = tmp_path_factory.mktemp("batch") / "tiny"
    shutil.copytree(finished.folder.parents[2], root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPLAB_COURSE", str(root))
        found = course.of("zh_fill")
        for folder in ("inbox", "outcomes", "submitted", "autograded"):
            shutil.rmtree(found.folder / folder)
        found.database.unlink()
        run.released(found)
        right = answered(found)
        for trainee, (_, files, _) in HANDED.items():
            (found.inbox / trainee).mkdir(parents=True)
            for name, text in {"timestamp.txt": IN_TIME, **files(right)}.items():
                if text is not None:
                    (found.inbox / trainee / name).parent.mkdir(exist_ok=True)
                    (found.inbox / trainee / name).write_text(text, encoding="utf-8")
        (found.inbox / "loose.ipynb").write_text(right, encoding="utf-8")
        run.marked(found)
        yield found


def answered(found: course.Course) -> str:
    """The right answers, as a trainee hands them in."""
    released = nbformat.read(found.notebook("release", found.assignments()[0]), as_version=4)
    return build.dumps(rehearsal.attempt_notebook(found.assignments()[0], "solution", "zh", "fill", released))


@pytest.mark.parametrize("trainee", HANDED)
def test_every_submission_ends_in_its_outcome(batch, trainee):
    code, _, fragment = HANDED[trainee]
    found = outcomes.read_one(batch, "m01_tiny", trainee)
    assert found is not None and found.code == code
    assert found.points == (6.0 if code in outcomes.MARKED else None)
    told = " ".join(note["en"] for note in found.notes)
    assert (fragment in told) if fragment else not told
    assert all(text[language] for text in (found.happened, found.todo) for language in ("zh", "en"))


def test_every_outcome_is_met_and_no_other(batch):
    assert {found.code for found in outcomes.read(batch)} == set(outcomes.WORDS)
    assert len(outcomes.read(batch)) == len(HANDED)


def test_a_failure_keeps_its_log_and_tells_the_trainee_no_traceback(again, monkeypatch):
    monkeypatch.setattr("ipgrader.mark.mark_one", lambda work, handed: 1 / 0)
    found = mark(again, again.assignments()[0], again=True)[0]
    assert found.code == "failed" and "ZeroDivisionError" in (again.folder / found.log).read_text(encoding="utf-8")
    assert "Traceback" in (again.folder / found.log).read_text(encoding="utf-8")
    assert "Traceback" not in json.dumps(found.todo) + json.dumps(found.happened)


def test_the_gradebook_holds_the_marked_and_lists_all(batch):
    with books.gradebook(batch) as book:
        listed = {student.id for student in book.students}
        handed = {submission.student.id for submission in book.assignment_submissions("m01_tiny")}
    assert listed == set(HANDED)
    assert handed == {name for name, (code, *_) in HANDED.items() if code in outcomes.MARKED}
    assert {path.name for path in (batch.folder / "submitted").iterdir() if any(path.rglob("*.ipynb"))} == handed


def test_the_tables_hold_everybody(batch):
    table = pd.read_csv(batch.folder / "marks.csv")
    assert set(table["trainee"]) == set(HANDED)
    assert set(pd.read_csv(batch.folder / "outcomes.csv")["trainee"]) == set(HANDED)


def test_a_submission_that_became_unreadable_loses_its_marks_but_not_its_work(again):
    (again.inbox / "a" / "tiny.ipynb").write_text("oops", encoding="utf-8")
    run.marked(again)
    assert "a" not in set(marks.marks(again)["trainee"])
    assert not again.notebook("autograded", again.assignments()[0], "a").exists()
    assert len(list((again.folder / "superseded" / "a").rglob("tiny.ipynb"))) == 1


def test_a_kernel_that_dies_is_an_outcome_and_the_next_is_marked(again):
    text = killer(answered(again))
    (again.inbox / "a" / "tiny.ipynb").write_text(text, encoding="utf-8")
    found = {each.trainee: each for each in mark(again, again.assignments()[0], again=True)}
    assert (found["a"].code, found["a"].points) == ("stopped", 0) and found["b"].code == "marked"


def test_a_locked_gradebook_stops_the_run_with_a_plain_message(again, monkeypatch):
    """It concerns everybody, so it is no trainee's outcome; the next run goes on where this one stopped."""
    monkeypatch.setattr("nbgrader.api.create_engine", impatient(create_engine))
    holder = sqlite3.connect(again.database, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(MarkingError, match="Formgrader"):
        mark(again, again.assignments()[0], again=True)
    holder.execute("ROLLBACK")
    holder.close()
    assert [found.code for found in mark(again, again.assignments()[0])] == [
        "marked",
        "marked",
        "marked_late",
        "unreadable",
        "marked",
    ]


def impatient(create):
    """An engine that waits a tenth of a second for a lock, not five."""
    return lambda url, **words: create(url, connect_args={"timeout": 0.1}, **words)


def test_no_inbox_and_nothing_released_are_told(tiny):
    found = course.of("zh_fill")
    with pytest.raises(MarkingError, match="not released"):
        mark(found, found.assignments()[0])
    run.released(found)
    with pytest.raises(MarkingError, match="No folder of submissions"):
        mark(found, found.assignments()[0])


# --- rehearsal ---


def test_a_rehearsal_never_overwrites_a_real_submission(again):
    (again.inbox / "rehearsal.json").write_text("{}", encoding="utf-8")
    before = (again.inbox / "a" / "tiny.ipynb").read_bytes()
    with pytest.raises(CohortError, match=r"zh_fill.yaml:7:3: .*real submission"):
        rehearsal.rehearse(again)
    assert (again.inbox / "a" / "tiny.ipynb").read_bytes() == before


def test_an_unknown_attempt_is_told_with_its_line(tiny):
    path = tiny / "grader" / "cohorts" / "zh_fill.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("uses_the_seed", "uses_the_sead"), encoding="utf-8")
    found = course.of("zh_fill")
    run.released(found)
    with pytest.raises(CohortError, match=r"zh_fill.yaml:8:16: .*uses_the_sead.*uses_the_seed"):
        rehearsal.rehearse(found)


# --- the command line ---


def commands(group: click.Group, words: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [words]
    for name, command in group.commands.items():
        found += commands(command, (*words, name)) if isinstance(command, click.Group) else [(*words, name)]
    return found


@pytest.mark.parametrize("words", commands(main), ids=" ".join)
def test_every_command_explains_itself(words):
    result = CliRunner().invoke(main, [*words, "--help"])
    assert result.exit_code == 0 and " / " in result.output
    command: click.Command = main
    for word in words:
        assert isinstance(command, click.Group)
        command = command.commands[word]
    assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        (["cohort", "run", "zh_fil"], "zh_fill"),
        (["cohort", "show", "nobody"], "No cohort"),
        (["mark", "zh_fill"], "not released"),
        (["check", "M99"], "No module 'M99'"),
    ],
)
def test_a_mistake_at_the_command_line_is_told_without_a_traceback(tiny, words, fragment):
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1 and fragment in result.output and "Traceback" not in result.output


def test_list_show_rehearse_and_mark(tiny):
    runner = CliRunner()
    assert "甲班 / First" in runner.invoke(main, ["cohort", "list"]).output
    assert "5 份演练提交" in runner.invoke(main, ["cohort", "rehearse", "zh_fill"]).output
    told = runner.invoke(main, ["mark", "zh_fill"])
    assert told.exit_code == 0, told.output
    assert "marked_late: 1" in told.output and "unreadable: 1" in told.output
    assert "浙江省" in runner.invoke(main, ["cohort", "show", "zh_fill"]).output


def test_build_check_says_what_is_stale(tiny):
    runner = CliRunner()
    assert runner.invoke(main, ["build", "--check"]).exit_code == 1
    assert not list(tiny.glob("exercises/*/*/*.ipynb"))
    assert runner.invoke(main, ["build"]).exit_code == 0
    assert runner.invoke(main, ["build", "--check"]).exit_code == 0
    Path(tiny / "exercises" / "m01_tiny" / "zh" / "tiny.ipynb").write_text("{}")
    assert runner.invoke(main, ["build", "--check"]).exit_code == 1


def test_doctor_finds_this_machine_well(monkeypatch, tmp_path):
    monkeypatch.delenv("IPLAB_DATA_MIRROR", raising=False)
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == 0 and "MISSING" not in result.output, result.output
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(tmp_path / "gone"))
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == 1 and "MISSING" in result.output
