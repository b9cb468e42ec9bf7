"""A run of a cohort as an instructor meets it: nothing there yet, stray files, gone folders, two at once, Ctrl-C."""

import os
import shutil
import signal
import subprocess
import sys
import time

import nbformat
import pytest
from click.testing import CliRunner
from ipgrader import books, build, course, kernels, lock, outcomes, run, submission, triage
from ipgrader.__main__ import main
from ipgrader.batch import How
from ipgrader.errors import CohortError, MarkingError
from ipgrader.mark import GONE, NO_TIME, mark
from ipgrader.options import Asked

HOLD = "import sys, time; from pathlib import Path; from ipgrader import lock\n"
HOLD += "with lock.alone(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"


def told(*words: str) -> str:
    result = CliRunner().invoke(main, [*words])
    assert result.exit_code == 0, result.output
    return result.output


def cohort_file(found: course.Course, old: str, new: str) -> course.Course:
    """The course after a change of its cohort file."""
    path = found.cohort._file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return course.of("zh_fill")


def only(found: course.Course, *kept: str) -> None:
    """Take the other trainees out of the inbox."""
    for folder in triage.trainees(found.inbox):
        if folder.name not in kept:
            shutil.rmtree(folder)


def edit(found: course.Course, trainee: str, grade_id: str, text: str | None) -> None:
    """Give a cell another text, or take it away."""
    path = found.inbox / trainee / "tiny.ipynb"
    notebook = nbformat.read(path, as_version=4)
    if text is None:
        notebook.cells = [cell for cell in notebook.cells if cell.id != grade_id]
    else:
        triage.cells(notebook)[grade_id].source = text
    path.write_text(nbformat.writes(notebook), encoding="utf-8")


def notes(found: course.Course, trainee: str, language: str = "en") -> str:
    return " ".join(note[language] for note in outcomes.read_one(found, "m01_tiny", trainee).notes)


# --- before anything is handed in ---


def test_a_first_run_releases_and_says_where_things_go(tiny):
    out = told("cohort", "run", "zh_fill")
    found = course.of("zh_fill")
    assert f"hand it out: {found.notebook('release', found.assignments()[0])}" in out
    assert f"put what comes back in: {found.inbox}" in out and found.inbox.is_dir()
    assert found.notebook("release", found.assignments()[0]).is_file()
    assert told("cohort", "run", "zh_fill") and not outcomes.read(found)


def test_a_folder_of_submissions_that_is_not_there_stays_an_error(tiny):
    result = CliRunner().invoke(main, ["cohort", "run", "zh_fill", "--submissions", str(tiny / "typo")])
    assert result.exit_code == 1 and "No folder of submissions" in result.output
    assert not (tiny / "typo").exists()


def test_a_cohort_without_a_rehearsal_cannot_be_rehearsed(tiny):
    result = CliRunner().invoke(main, ["cohort", "rehearse", "en_run"])
    assert result.exit_code == 1 and "en_run.yaml:1:1" in result.output and "no rehearsal:" in result.output


# --- what is in the inbox, and what is not ---


def test_a_loose_notebook_is_named_on_the_terminal(tiny):
    found = course.of("zh_fill")
    found.inbox.mkdir()
    for name in ("chen_jie.ipynb", "rehearsal.json", ".hidden.ipynb"):
        (found.inbox / name).write_text("{}")
    assert [path.name for path in triage.loose(found.inbox)] == ["chen_jie.ipynb"]
    out = told("cohort", "run", "zh_fill")
    assert "1 file(s) not in a trainee's folder: chen_jie.ipynb; move it to inbox/chen_jie/ and run again" in out
    assert triage.loose(tiny / "nowhere") == []


def test_a_time_is_missed_only_where_something_is_due(again):
    assert NO_TIME in outcomes.read_one(again, "m01_tiny", "a").notes
    assert NO_TIME not in outcomes.read_one(again, "m01_tiny", "b").notes
    assert NO_TIME not in outcomes.read_one(again, "m01_tiny", "d").notes, "it was not marked"
    free = cohort_file(again, "due: 2026-04-03T18:00:00+08:00\n", "")
    only(free, "a")
    assert mark(free, free.assignments()[0], again=True)[0].notes == ()


def test_a_trainee_whose_folder_has_gone_keeps_the_result_with_one_note(again):
    kept = again.inbox.parent / "kept"
    (again.inbox / "b").rename(kept)
    before = outcomes.read_one(again, "m01_tiny", "b")
    for _ in range(2):
        run.marked(again)
        found = outcomes.read_one(again, "m01_tiny", "b")
        assert (found.points, found.code) == (before.points, before.code)
        assert found.notes == (*before.notes, GONE)
    kept.rename(again.inbox / "b")
    run.marked(again)
    assert outcomes.read_one(again, "m01_tiny", "b") == before


def test_another_folder_of_submissions_makes_nobody_gone(again, tmp_path):
    shutil.copytree(again.inbox / "a", tmp_path / "more" / "z")
    run.marked(again, Asked(How(), tmp_path / "more"))
    assert GONE not in outcomes.read_one(again, "m01_tiny", "a").notes


def test_a_missing_or_changed_cell_is_named_by_its_task(again):
    edit(again, "a", "m01-double-check", None)
    edit(again, "b", "m01-double-check", "assert True")
    run.marked(again)
    assert "missing and were put back for marking: the check of “Task 2”." in notes(again, "a")
    assert "少了锁定的格，评分时已补上：“任务 2”的检查格。" in notes(again, "a", "zh")
    assert "changed; marking used their original text: the check of “Task 2”" in notes(again, "b")
    assert {outcomes.read_one(again, "m01_tiny", name).code for name in "ab"} == {"marked_repaired"}
    assert "m01-" not in notes(again, "a") + notes(again, "b")


def test_a_cell_that_never_ends_is_named_by_its_task(again):
    settings = again.folder / "nbgrader_config.py"
    settings.write_text(settings.read_text(encoding="utf-8").replace("timeout = 60", "timeout = 2"), encoding="utf-8")
    edit(again, "a", "m01-name-length", "while True:\n    pass")
    only(again, "a")
    run.marked(again)
    assert "ran longer than 2 seconds and was stopped: the answer cell of “Task 1”" in notes(again, "a")
    assert "运行超过 2 秒，被停止了：“任务 1”的作答格" in notes(again, "a", "zh")
    assert outcomes.read_one(again, "m01_tiny", "a").points == 3
    edit(again, "a", "m01-name-length", "raise KeyboardInterrupt")
    run.marked(again)
    assert "stopped" not in notes(again, "a")


# --- parameters after marking ---


def test_other_parameters_after_marking_are_refused_before_anything_is_written(again):
    changed = cohort_file(again, "{province: 浙江省}", "{province: 四川省, seed: 7}")
    files = {path: path.read_bytes() for path in again.folder.rglob("*") if path.is_file() and path.suffix != ".lock"}
    for step in (run.released, run.marked, run.written):
        with pytest.raises(
            CohortError, match=r"zh_fill.yaml:4:\d+: .*province: 浙江省 → 四川省; seed: 2026 → 7.*new cohort"
        ):
            step(changed)
    after = {path: path.read_bytes() for path in again.folder.rglob("*") if path.is_file() and path.suffix != ".lock"}
    assert after == files
    run.released(cohort_file(again, "{province: 四川省, seed: 7}", "{province: 浙江省}"))


def test_other_parameters_before_marking_are_released(tiny):
    run.released(course.of("zh_fill"))
    changed = cohort_file(course.of("zh_fill"), "{province: 浙江省}", "{province: 四川省}")
    assert 'province = \\"四川省' in run.released(changed)[0].read_text(encoding="utf-8")


# --- two runs at once, and one that is stopped ---


def test_a_second_run_is_refused_and_a_killed_one_blocks_nobody(tiny):
    found = course.of("zh_fill")
    first = subprocess.Popen([sys.executable, "-c", HOLD, str(found.folder)], stdout=subprocess.PIPE, text=True)
    assert first.stdout.readline() == "held\n"
    for words in (["cohort", "run"], ["cohort", "rehearse"], ["mark"], ["report"]):
        result = CliRunner().invoke(main, [*words, "zh_fill"])
        assert result.exit_code == 1 and f"Another run is at work in {found.folder}" in result.output
    for step in (run.released, run.marked, run.written, run.run):
        with pytest.raises(MarkingError, match="wait for it to end"):
            step(found)
    first.kill()
    first.wait()
    told("cohort", "run", "zh_fill")


def test_a_lock_may_be_asked_for_again_by_its_holder(tmp_path):
    with lock.alone(tmp_path):
        with lock.alone(tmp_path):
            pass
        words = [sys.executable, "-c", HOLD, str(tmp_path)]
        refused = subprocess.run(words, capture_output=True, text=True, check=False)
        assert "Another run is at work" in refused.stderr


def test_ctrl_c_says_that_what_is_marked_is_kept(again):
    for file in (again.folder / "outcomes").rglob("*.json"):
        file.unlink()
    words = [sys.executable, "-m", "ipgrader", "mark", "zh_fill"]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=os.environ)
    first = outcomes.path(again, "m01_tiny", "a")
    deadline = time.monotonic() + 60
    while not first.exists() and time.monotonic() < deadline:
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert "What is marked is kept; run again to go on" in errors
    assert "ipgrader/" not in errors  # no traceback of ours; a kernel that was just starting may print its own
    assert {found.code for found in outcomes.read(again)} == {"marked"}


def test_a_kernel_that_never_came_up_is_started_once_more(again, monkeypatch):
    """Two programs can be given one port; that is no fault of the submission."""
    marked, starts = submission.run_converter, []

    def first_time_dead(*words):
        starts.append(words)
        if len(starts) == 1:
            error = RuntimeError("no notebooks processed")
            error.log = f"RuntimeError: {kernels.NOT_STARTED}"
            raise error
        return marked(*words)

    monkeypatch.setattr(submission, "run_converter", first_time_dead)
    found = run.marked(again, Asked(How("nbgrader", walls=False)))
    ran = [each for each in found if each.code in outcomes.MARKED]
    assert {each.marking for each in ran} == {"nbgrader"}
    assert len(starts) == len(ran) + 1
    assert found == run.marked(again, Asked(How("nbgrader", walls=False))), "and they stand"
    assert len(starts) == len(ran) + 1


# --- the table on the terminal ---


def test_the_table_tells_automatic_points_from_a_persons(again):
    with books.gradebook(again) as book:
        grade = book.find_grade("m01-gap", "tiny", "m01_tiny", "a")
        grade.manual_score, grade.needs_manual_grade = 3.5, False
        book.db.commit()
    table = run.results(again)
    assert list(table.columns) == ["name-length", "double", "gap", "auto /6", "by hand /4", "outcome"]
    assert list(table.loc["a", ["auto /6", "by hand /4"]]) == [6, 3.5]
    assert table.loc["b", "auto /6"] == 4 and table.loc["b", ["by hand /4"]].isna().all()
    assert "auto /6" in told("mark", "zh_fill")


def test_check_says_which_case_is_at_work(monkeypatch, tiny):
    from ipgrader import laws

    def slow(folder, case):
        raise MarkingError(f"at work: {case.name}")

    monkeypatch.setattr(laws, "marked", slow)
    result = CliRunner().invoke(main, ["check", "M01"])
    lines = result.output.splitlines()
    assert lines == ["m01_tiny  zh-fill: 正在评分 / marking …", "at work: zh-fill"]


def test_released_names_are_the_ones_asked_for(tiny):
    """The name on the terminal is the one that triage looks for."""
    out = told("cohort", "run", "zh_fill")
    assert f"{build.exercise_name(course.of('zh_fill').assignments()[0])}.ipynb" in out
