"""Hostile notebooks that go for their mark: what they get, what is left of them, and what holds them."""

import re

import corpus
import pytest
from proof import FOR_MARKS, fails_without, fits, holds, parameters


@pytest.mark.parametrize("case", parameters(lambda case: case.about["held_by"] in FOR_MARKS and fits(case)))
def test_a_case_gets_its_marks(marked, case):
    holds(case, *marked.of(case))


def test_nothing_is_left_of_any_of_them(marked):
    assert marked.changed == {}


@pytest.mark.slow
@pytest.mark.parametrize("case", parameters(lambda case: "off" in case.about and case.about["held_by"] in FOR_MARKS))
def test_with_its_defence_switched_off_a_case_wins_or_does_harm(ground, case):
    fails_without(ground, case)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["forged_page", "markup_in_a_message"])
def test_a_page_of_feedback_runs_no_script_of_a_trainee(ground, name):
    from ipgrader import feedback

    (case,) = [case for case in corpus.cases() if case.name == name]
    ground.mark([(case, "hostile")])
    (page,) = [path for path in feedback.write(ground.course) if f"000-{name}-hostile-isolated" in path.parts]
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"<script|<[^<>]*\son\w+\s*=", text)  # what a trainee wrote is there as text only


def test_nothing_is_imported_from_the_folder_in_which_marking_is_run(tmp_path, monkeypatch):
    from ipgrader.judges import Bench
    from ipgrader.warm.templates import Template

    (tmp_path / "pandas.py").write_text("raise SystemExit('a file of somebody else was imported')")
    monkeypatch.chdir(tmp_path)
    Bench.start().close()
    Template.start().close()


def test_every_case_is_whole():
    known = {"title", "marks", "outcome", "held_by", "off", "then", "why_no_switch", "says", "shows", "bytes", "within"}
    known |= {"set", "damage", "needs", "slow", "nbgrader", "beside", "telling"}
    for case in corpus.cases():
        about = case.about
        assert not set(about) - known, case
        assert set(about["title"]) == {"zh", "en"}, case
        assert ("off" in about) == ("then" in about) != ("why_no_switch" in about), case
        assert about.get("then") != {"marks": about["marks"]}, f"{case}: the proof could not fail"
        for which in ("hostile", "benign"):
            corpus.written(case.folder / f"{which}.py")
