"""Release and marking: the same as the build, the same as nbgrader, the same after a kill."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from ipgrader import books, build, course, differences, kernels, marks, outcomes, rehearsal, release, run, triage
from ipgrader.batch import How
from ipgrader.errors import CohortError
from ipgrader.mark import mark
from ipgrader.options import Asked
from ipgrader.source import read

POINTS = {"a": (3, 3), "b": (1, 3), "c": (3, 3), "e": (0, 0)}  # trainee: points of name-length and of double


def dump(found: course.Course) -> pd.DataFrame:
    return marks.marks(found).reset_index(drop=True)


def assignment(found: course.Course) -> Path:
    return found.assignments()[0]


def points(found: course.Course) -> dict[str, tuple[float, ...]]:
    frame = marks.by_task(found)
    frame = frame[frame["task"] != "gap"]
    return {who: tuple(part["points"]) for who, part in frame.dropna(subset=["points"]).groupby("trainee")}


def command(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    line = [sys.executable, "-m", *words]
    ran = subprocess.run(line, cwd=folder, env=env, capture_output=True, text=True, check=False)
    if kernels.NOT_STARTED in ran.stderr:  # nbgrader itself does not start it again
        ran = subprocess.run(line, cwd=folder, env=env, capture_output=True, text=True, check=False)
    ran.check_returncode()
    return ran


# --- release ---


@pytest.mark.parametrize("name", ["zh_fill", "en_run"])
def test_release_is_the_build_and_the_cohorts_cell(tiny, name):
    found = course.of(name)
    source = read(assignment(found) / "exercise.py")
    released = nbformat.read(course.release(found, assignment(found)), as_version=4)
    injected = [cell for cell in released.cells if cell.id == "m01-cohort"]
    released.cells = [cell for cell in released.cells if cell.id != "m01-cohort"]
    assert build.dumps(released) == build.dumps(
        build.trainee(source, found.cohort.language, found.cohort.parameters.entry)
    )
    assert len(injected) == 1 and injected[0].metadata.nbgrader.locked and not injected[0].metadata.editable
    values: dict[str, object] = {}
    exec(injected[0].source, values)
    assert {key: values[key] for key in found.cohort.values()} == found.cohort.values()


def test_release_reads_as_chinese_and_holds_no_answer(finished):
    text = finished.notebook("release", assignment(finished)).read_text(encoding="utf-8")
    assert "浙江省" in text and "\\u" not in text and "papermill" not in text
    assert "name_length = letters" not in text and "len(province)\\n" not in text and "seed-for-length" not in text


def test_releasing_again_changes_no_byte_and_keeps_marks(again):
    files = [again.notebook(step, assignment(again)) for step in ("source", "release")]
    before, scores = [path.read_bytes() for path in files], dump(again)
    course.release(again, assignment(again))
    assert [path.read_bytes() for path in files] == before
    pd.testing.assert_frame_equal(dump(again), scores)


def test_the_config_holds_the_steps_of_the_build(tiny):
    listed = course.of("zh_fill").config().GenerateAssignment.preprocessors
    database = {"IncludeHeaderFooter", "InstantiateTests", "SaveCells"}
    kept = [step for step in listed if step.__name__ not in database]
    assert kept == [type(step) for step in release.steps()]


def test_new_graded_cells_after_marking_are_refused(again):
    path = assignment(again) / "exercise.py"
    path.write_text(path.read_text(encoding="utf-8").replace('check="double"', 'check="twice"'), encoding="utf-8")
    files = [again.notebook(step, assignment(again)) for step in ("source", "release")]
    before = [file.read_bytes() for file in files]
    with pytest.raises(CohortError, match=r"m01-double-check.*m01-twice-check.*Start a cohort of another name"):
        course.release(again, assignment(again))
    assert [file.read_bytes() for file in files] == before


# --- marking ---


def test_marks_of_a_rehearsal(finished):
    assert points(finished) == POINTS
    codes = {found.trainee: found.code for found in outcomes.read(finished)}
    assert codes == {"a": "marked", "b": "marked", "c": "marked_late", "d": "unreadable", "e": "marked"}
    late = {found.trainee: found.late_seconds for found in outcomes.read(finished)}
    assert late == {"a": 0, "b": 0, "c": 3600, "d": 0, "e": 0}
    assert {found.rehearsal for found in outcomes.read(finished)} == {"solution", "uses_the_seed", "damaged", "blank"}


def test_an_essay_waits_for_a_person_and_a_blank_one_does_not(finished):
    essays = dump(finished).set_index("task").loc["gap"].set_index("trainee")
    assert essays["needs_manual"].to_dict() == {"a": True, "b": True, "c": True, "e": False}
    assert essays.loc["a", "points"] != essays.loc["a", "points"] and essays.loc["e", "points"] == 0


def test_marks_csv_has_everybody_and_every_task(finished):
    table = pd.read_csv(finished.folder / "marks.csv")
    assert table.groupby("trainee").size().to_dict() == dict.fromkeys("abcde", 3)
    assert table[table["trainee"] == "d"]["points"].isna().all()
    assert table.drop_duplicates("task").set_index("task")["max_points"].to_dict() == {
        "name-length": 3,
        "double": 3,
        "gap": 4,
    }


def test_messages_name_the_mistake_and_tell_no_traceback(finished):
    told = pd.read_csv(finished.folder / "messages.csv", keep_default_na=False)
    assert told[told["trainee"] == "b"][["grade_id", "task", "mistake", "message"]].to_numpy().tolist() == [
        ["m01-name-length-check", "name-length", "seed-for-length", "用了随机种子 / The seed was used."]
    ]
    assert told[told["trainee"] == "e"]["message"].str.contains("NameError|TypeError|NotImplementedError").any()
    assert not told["message"].str.contains("Traceback|assert |len\\(province", regex=True).any()


@pytest.mark.parametrize(
    ("ename", "evalue", "expected"),
    [
        ("AssertionError", "[right]: 42", ("", marks.UNNAMED)),
        ("AssertionError", "", ("", marks.UNNAMED)),
        ("NotPassed", "[closed-bodies] 中文 / English", ("closed-bodies", "中文 / English")),
        ("AssertionError", "first\n[my-slip] 错 / Wrong.", ("my-slip", "错 / Wrong.")),
        ("AssertionError", "没有编号 / No id.", ("", "没有编号 / No id.")),
        ("KeyError", "'secret'", ("", marks.STOPPED.format(kind="KeyError"))),
    ],
)
def test_a_message_holds_nothing_but_a_message(ename, evalue, expected):
    error = nbformat.v4.new_output("error", ename=ename, evalue=evalue, traceback=[])
    assert marks.message(nbformat.v4.new_code_cell(outputs=[error])) == expected


def test_a_warning_in_a_check_is_told_as_one():
    noise = nbformat.v4.new_output("stream", name="stderr", text="FutureWarning")
    assert marks.message(nbformat.v4.new_code_cell(outputs=[noise])) == ("", marks.WARNED)


def test_the_submission_is_never_changed(again):
    before = {path: path.read_bytes() for path in again.inbox.rglob("*") if path.is_file()}
    run.marked(again, Asked(How(again=True)))
    assert {path: path.read_bytes() for path in again.inbox.rglob("*") if path.is_file()} == before


def edit(found: course.Course, trainee: str, change) -> None:
    """Change a submission in the inbox."""
    path = found.inbox / trainee / f"{build.exercise_name(assignment(found))}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    change(notebook)
    path.write_text(nbformat.writes(notebook), encoding="utf-8")


def drop(grade_id: str):
    """A change: the cell is deleted."""

    def change(notebook):
        notebook.cells = [
            cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") != grade_id
        ]

    return change


def write(grade_id: str, text: str):
    """A change: the cell holds another text."""

    def change(notebook):
        triage.cells(notebook)[grade_id].source = text

    return change


def test_locked_parameters_are_put_back(again):
    """The answer is right for Zhejiang (3 letters); the trainee makes the notebook ask for Heilongjiang (4)."""
    edit(again, "a", write("m01-cohort", 'province = "黑龙江省"'))
    edit(again, "a", write("m01-name-length", "name_length = 3"))
    found = {each.trainee: each for each in mark(again, assignment(again))}["a"]
    assert points(again)["a"] == (3, 3)
    assert any("黑龙江省" in note["zh"] for note in found.notes)


def test_a_copy_without_the_cohorts_cell_is_marked_with_the_cohorts_parameters(again):
    edit(again, "a", drop("m01-cohort"))
    edit(again, "a", write("m01-name-length", "name_length = len('黑龙江省')"))
    found = {each.trainee: each for each in mark(again, assignment(again))}["a"]
    graded = nbformat.read(again.notebook("autograded", assignment(again), "a"), as_version=4)
    assert 'province = "浙江省"' in triage.cells(graded)["m01-cohort"].source
    assert points(again)["a"] == (1, 3)
    assert differences.PUT_BACK in found.notes


def test_another_cohorts_copy_is_marked_as_ours_and_said_so(again):
    other = course.of("en_run")
    course.release(other, assignment(other))
    released = nbformat.read(other.notebook("release", assignment(other)), as_version=4)
    answered = rehearsal.attempt_notebook(assignment(other), "solution", "en", "run", released)
    (again.inbox / "a" / "tiny.ipynb").write_text(build.dumps(answered), encoding="utf-8")
    found = {each.trainee: each for each in mark(again, assignment(again))}["a"]
    assert points(again)["a"] == (3, 3)
    assert [note["en"] for note in found.notes if "language = en → zh" in note["en"]]


def test_only_what_changed_is_marked_again(again):
    before = {
        found.trainee: outcomes.path(again, "m01_tiny", found.trainee).stat().st_mtime_ns
        for found in outcomes.read(again)
    }
    edit(again, "b", write("m01-name-length", "name_length = letters"))
    run.marked(again)
    after = {
        found.trainee: outcomes.path(again, "m01_tiny", found.trainee).stat().st_mtime_ns
        for found in outcomes.read(again)
    }
    assert {name for name in before if before[name] != after[name]} == {"b"}
    assert points(again)["b"] == (3, 3)
    kept = list((again.folder / "superseded" / "b").rglob("*.ipynb"))
    assert len(kept) == 1 and "name_length = seed" in kept[0].read_text(encoding="utf-8")


def test_a_new_exercise_text_marks_everybody_again(again):
    path = assignment(again) / "exercise.py"
    path.write_text(path.read_text(encoding="utf-8").replace("double(2) == 4", "double(2) == 5"), encoding="utf-8")
    run.released(again)
    run.marked(again)
    assert points(again) == {"a": (3, 0), "b": (1, 0), "c": (3, 0), "e": (0, 0)}


def test_a_person_marks_an_essay_and_keeps_it_through_a_second_run(again):
    with books.gradebook(again) as book:
        grade = book.find_grade("m01-gap", "tiny", "m01_tiny", "a")
        grade.manual_score, grade.needs_manual_grade = 3.5, False
        book.db.commit()
    run.marked(again, Asked(How(again=True)))
    assert dump(again).query("trainee == 'a' and task == 'gap'")["points"].tolist() == [3.5]
    edit(again, "a", lambda notebook: notebook.cells.clear())
    run.marked(again)
    kept = dump(again).query("trainee == 'a'").set_index("task")["points"]
    assert kept["gap"] == 3.5 and kept.drop("gap").isna().all()


# --- a killed run ---


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT], ids=lambda blow: blow.name)
def test_a_killed_run_is_finished_by_the_next(finished, tmp_path, monkeypatch, blow):
    root = tmp_path / "killed"
    shutil.copytree(finished.folder.parents[2], root)
    monkeypatch.setenv("IPLAB_COURSE", str(root))
    found = course.of("zh_fill")
    for step in ("outcomes", "submitted", "autograded"):
        shutil.rmtree(found.folder / step)
    found.database.unlink()
    run.released(found)
    process = subprocess.Popen(
        [sys.executable, "-m", "ipgrader", "mark", "zh_fill"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    first = outcomes.path(found, "m01_tiny", "a")
    deadline = time.monotonic() + 60
    while not first.exists() and time.monotonic() < deadline:
        time.sleep(0.002)
    process.send_signal(blow)
    process.wait()
    done = first.stat().st_mtime_ns
    assert len(outcomes.read(found)) < 5
    run.marked(found)
    assert first.stat().st_mtime_ns == done
    pd.testing.assert_frame_equal(dump(found), dump(finished))
    assert outcomes.read(found) == outcomes.read(finished)


def test_marking_again_that_breaks_off_leaves_nobody_half_marked(again, monkeypatch):
    """The submission has not changed, yet its marks may be half written: it must be marked by the next run."""

    def broken_off(book, place, *_):
        for grade in book.find_submission_notebook("tiny", "m01_tiny", place[2]).grades:
            grade.auto_score = 99
        book.db.commit()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("ipgrader.recorded.record", broken_off)
        mark(again, assignment(again), again=True)
    mark(again, assignment(again))
    assert points(again) == POINTS


def test_a_new_submission_without_a_time_is_not_late_by_the_old_one(again):
    (again.inbox / "c" / "timestamp.txt").unlink()
    found = {each.trainee: each for each in mark(again, assignment(again))}["c"]
    assert (found.code, found.late_seconds, found.submitted) == ("marked", 0, "")


# --- the same marks as nbgrader's own command ---

DAMAGE = {
    "deleted-given": drop("m01-given-2"),
    "edited-check": write("m01-double-check", "assert True"),
    "deleted-check": drop("m01-double-check"),
}


def by_nbgrader(found: course.Course, folder: Path) -> pd.DataFrame:
    """Marks that nbgrader's commands give in a folder of their own, for the same released and submitted files."""
    for name in ("source", "submitted", "nbgrader_config.py"):
        original = found.folder / name
        (shutil.copytree if original.is_dir() else shutil.copy)(original, folder / name)
    due = f"{found.cohort.due.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" if found.cohort.due else None
    command("nbgrader", "db", "assignment", "add", "m01_tiny", *([f"--duedate={due}"] if due else []), folder=folder)
    command("nbgrader", "generate_assignment", "m01_tiny", folder=folder)
    command("nbgrader", "autograde", "m01_tiny", folder=folder)
    return dump(course.Course(found.cohort, folder))


@pytest.mark.parametrize("name", ["zh_fill", "en_run"])
def test_nbgraders_own_command_gives_the_same_marks(tiny, tmp_path, name):
    found = course.of(name)
    run.released(found)
    cohort, released = found.cohort, nbformat.read(found.notebook("release", assignment(found)), as_version=4)
    hand_in = {"right": "solution", "wrong": "uses_the_seed", **dict.fromkeys(DAMAGE, "solution")}
    for trainee, attempt in hand_in.items():
        answered = rehearsal.attempt_notebook(
            assignment(found), attempt, cohort.language, cohort.parameters.entry, released
        )
        build.write(iter([(found.inbox / trainee / "tiny.ipynb", build.dumps(answered))]))
    for trainee, change in DAMAGE.items():
        edit(found, trainee, change)
    (found.inbox / "right" / "timestamp.txt").write_text("2026-04-05 00:00:00 UTC")
    run.marked(found, Asked(How("nbgrader", walls=False)))
    ours = dump(found)
    assert ours["trainee"].nunique() == 5
    assert ours.set_index(["trainee", "task"]).loc[("deleted-check", "double"), "needs_manual"]
    assert bool(found.cohort.due) == bool((ours["late_seconds"] > 0).any())
    (tmp_path / "beside").mkdir()
    pd.testing.assert_frame_equal(by_nbgrader(found, tmp_path / "beside"), ours)


def test_nbgrader_works_on_the_finished_course(again):
    """Unmarked submissions stand in nobody's way; the trainee is in the student list."""
    command("nbgrader", "autograde", "m01_tiny", "--force", folder=again.folder)
    assert points(again) == POINTS
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    config = again.config()
    api = NbGraderAPI(CourseDirectory(config=config, root=str(again.folder)), config=config)
    listed = {each["student"]: each["autograded"] for each in api.get_submissions("m01_tiny")}
    assert listed == dict.fromkeys("abce", True)
    assert {each["id"] for each in api.get_students()} == set("abcde")
    assert json.loads(json.dumps(api.get_assignment("m01_tiny")))["num_submissions"] == 4
