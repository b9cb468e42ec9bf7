"""Where the sandbox can't be built marking refuses, says what is missing, and goes on only when told to."""

import pytest
from click.testing import CliRunner
from ipgrader import course, outcomes, rehearsal, run, ways
from ipgrader.__main__ import main
from ipgrader.batch import How
from ipgrader.errors import MarkingError

GONE = ("landlock: Linux 5.13 或更新 / Linux 5.13 or newer",)


@pytest.fixture
def handed_in(tiny):
    found = course.of("zh_fill")
    run.released(found)
    rehearsal.rehearse(found)
    return found


def test_this_machine_has_what_is_required():
    assert ways.lacking() == ()
    assert ways.way() == (How("isolated"), [])


def test_without_a_defence_nothing_is_marked(handed_in, monkeypatch):
    monkeypatch.setattr(ways, "lacking", lambda: GONE)
    ran = CliRunner().invoke(main, ["mark", "zh_fill"])
    assert ran.exit_code == 1 and GONE[0] in ran.output and "--no-sandbox" in ran.output
    assert outcomes.read(handed_in) == []


def test_it_goes_on_when_told_to_and_says_what_that_means(handed_in, monkeypatch):
    monkeypatch.setattr(ways, "lacking", lambda: GONE)
    ran = CliRunner().invoke(main, ["mark", "zh_fill", "--no-sandbox"])
    assert ran.exit_code == 0 and ways.UNSAFE in ran.output, ran.output
    assert {found.code for found in outcomes.read(handed_in)} == {"marked", "marked_late", "unreadable"}
    assert {found.marking for found in outcomes.read(handed_in)} == {"isolated, no sandbox", ""}


def test_work_of_our_own_needs_no_sandbox(monkeypatch):
    monkeypatch.setattr(ways, "lacking", lambda: GONE)
    assert ways.way(trusted=True) == (How("isolated", walls=False), [ways.UNSAFE])


def test_on_another_system_nbgrader_marks(monkeypatch):
    monkeypatch.setattr(ways.sys, "platform", "darwin")
    ways.lacking.cache_clear()
    with pytest.raises(MarkingError, match=r"darwin.*--no-sandbox"):
        ways.way()
    assert ways.way(sandbox=False) == (How("nbgrader", walls=False), [ways.UNSAFE, ways.COLD])
    ways.lacking.cache_clear()


def test_another_way_marks_anew_and_the_same_way_does_not(handed_in):
    told = CliRunner()
    assert told.invoke(main, ["mark", "zh_fill", "--marking", "shared"]).exit_code == 0
    before = {each.trainee: each for each in outcomes.read(handed_in)}
    assert before["a"].marking == "shared"
    assert told.invoke(main, ["mark", "zh_fill"]).exit_code == 0
    after = {each.trainee: each for each in outcomes.read(handed_in)}
    assert after["a"].marking == "isolated" and after["a"].points == before["a"].points
    stamp = outcomes.path(handed_in, "m01_tiny", "a").stat().st_mtime_ns
    assert told.invoke(main, ["mark", "zh_fill"]).exit_code == 0
    assert outcomes.path(handed_in, "m01_tiny", "a").stat().st_mtime_ns == stamp


def test_an_unknown_trainee_is_told(handed_in):
    ran = CliRunner().invoke(main, ["mark", "zh_fill", "--only", "aa"])
    assert ran.exit_code == 1 and "no folder of these trainees: aa" in ran.output
