"""What a check gives: points, messages, and what stops neither the judge nor the marking."""

import time

import nbformat
import pytest
from ipgrader import judge, judges, marks, verdict

GIVEN = ("given", "import warnings\nimport pandas as pd\ntable = pd.DataFrame({'n': [1, 2]})\nk = 3")
SHARE = "def share(x):\n    return x / 2"


@pytest.fixture
def check(marked):
    """A function: answer and check -> (score, message, outputs of the check)."""

    def one(answer, text, **more):
        found = marked([GIVEN, ("answer", SHARE), ("check", text)], answer, **more)
        cell = found.cells[-1].cell
        return found.scores["check-2"], marks.message(cell), cell.outputs

    return one


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("assert share(4) == 2", 2),
        ("assert share(4) == 3", 0),
        ("1.5", 1.5),
        ("share(1) * 2", 1),
        ("0", 0),
        ("2", 2),
        ("assert share(4) == 2\nNone", 2),
        ("for _ in range(2):\n    pass\n0.5", 0.5),
        ("1.0\n0.5", 0.5),
        ("print('x' * 3_000_000)\n0.5", 0.5),
        ("print('fine')", 2),
        ("warnings.warn('old', FutureWarning)\nassert share(4) == 2", 2),
        ("import sys\nsys.stderr.write('noise')\nassert share(4) == 2", 2),
        ("share(None)", 0),
        ("def f(:", 0),
        ("raise SystemExit", 0),
        ("raise KeyboardInterrupt", 0),
        ("undefined_name", 0),
        ("%matplotlib inline\nassert share(4) == 2", 2),
        ("3", None),
        ("-1", None),
        ("float('nan')", None),
        ("True", None),
        ("'good'", None),
    ],
)
def test_points(check, text, points):
    assert check(SHARE, text)[0] == points


@pytest.mark.parametrize("text", ["1.5", "assert share(4) == 2", "assert 0, '[a] b / c'", "warnings.warn('x')", "0"])
def test_nbgrader_reads_the_same_points_from_the_outputs(check, text):
    from nbgrader.utils import determine_grade

    score, _, outputs = check(SHARE, text)
    marks_of = {"grade": True, "solution": False, "points": 2, "grade_id": "x"}
    assert determine_grade(nbformat.v4.new_code_cell(outputs=outputs, metadata={"nbgrader": marks_of})) == (score, 2)


def test_a_message_of_the_check_is_what_the_trainee_reads(check):
    _, message, _ = check(SHARE, "assert share(4) == 3, '[half] 应是三 / It should be 3.'")
    assert message == ("half", "应是三 / It should be 3.")


def test_an_answers_own_error_is_named_like_in_one_kernel(check):
    text = "from iplab import checks\nchecks.report(lambda: checks.ask('share', share, 0))"
    wrong = "def share(x):\n    return table[____]"
    mistake, said = check(wrong, text)[1]
    assert mistake == "blank-left"
    assert said.startswith("share 里还有空 ____ 没填；")
    assert " / share still has a blank ____ to fill; " in said
    wrong = "def share(x):\n    return table['col']"
    assert "col" in check(wrong, text)[1][1] and check(wrong, text)[1][0] == "stopped"
    assert check("share = None", text)[1][0] == "not-answered"
    assert check("def share(x):\n    raise SystemExit", text)[1][0] == "stopped"
    assert check("def share(x):\n    exit()", "assert share(4) == 2")[0] == 0


def test_a_name_of_the_given_cells_cannot_be_changed_under_a_check(check):
    score, *_ = check(
        f"{SHARE}\nk = 0\npd = None\nassert_ = lambda *_: True", "assert k == 3 and len(pd.DataFrame()) == 0"
    )
    assert score == 2


def test_what_a_check_changes_the_next_submission_does_not_see(marked):
    cells = [GIVEN, ("answer", "x = 1"), ("check", "table.loc[0, 'n'] += 1\nassert table['n'][0] == 2 and x")]
    assert [marked(cells, "x = 1").scores["check-2"] for _ in range(2)] == [2, 2]


def test_a_helper_of_one_check_serves_the_next(marked):
    cells = [("answer", "x = 1"), ("check", "def near(y):\n    return abs(x - y) < 1"), ("check", "assert near(1.5)")]
    assert marked(cells, "x = 1").scores == {"answer-0": None, "check-1": 2, "check-2": 2}


def test_a_helper_that_a_failed_check_did_not_make_is_not_taken_from_the_trainee(marked):
    cells = [("answer", "x = 1"), ("check", "assert x == 1\nright = 1"), ("check", "assert x == right")]
    assert marked(cells, "x = right = 5").scores == {"answer-0": None, "check-1": 0, "check-2": 0}


def test_main_is_no_answer(marked):
    cells = [("given", "key = 7"), ("answer", "class A:\n    key = 7\na = A()"), ("check", "assert a.key == key")]
    assert marked(cells, "import __main__ as a").scores["check-2"] == 0


def test_an_answer_that_is_rebound_is_asked_for_anew(marked):
    cells = [("answer", "x = 1"), ("check", "assert x == 1"), ("answer", "x = 2"), ("check", "assert x == 2")]
    assert marked(cells, "x = 1", "x = 2").scores["check-3"] == 2


def test_a_value_that_cannot_travel_is_an_outcome(check):
    score, (mistake, text), _ = check("share = []\nshare.append(share)", "assert share(4) == 2")
    assert score == 0 and mistake == "unreadable-value" and "holds itself" in text


# --- limits ---


def test_an_endless_function_costs_its_check_alone(marked):
    cells = [("answer", "f = 1"), ("check", "assert f() == 1"), ("answer", "x = 1"), ("check", "assert x == 1")]
    found = marked(cells, "def f():\n    while True:\n        pass", "x = 1", seconds=1.0)
    assert (found.scores["check-1"], found.scores["check-3"]) == (0, 2)
    assert marks.message(found.cells[1].cell) == ("", marks.TIMED)
    assert found.cells[1].cell.outputs[-1].ename == verdict.TIMED_OUT


def test_an_endless_check_ends(check):
    score, message, _ = check(SHARE, "while True:\n    pass", seconds=0.5)
    assert (score, message) == (0, ("", marks.TIMED))


def test_an_endless_generator_ends(check):
    score, *_ = check("def share(x):\n    while True:\n        yield 1", "assert sum(share(1)) > 0", seconds=1.0)
    assert score == 0


def test_points_before_the_notebook_ends_itself_are_kept(marked):
    cells = [("answer", "x = 1"), ("check", "assert x == 1"), ("answer", "y = 1"), ("check", "assert y == 1")]
    found = marked(cells, "x = 1", "import os\nos._exit(0)")
    assert (found.scores["check-1"], found.scores["check-3"]) == (2, 0)
    assert marks.message(found.cells[3].cell)[0] == "kernel-gone"
    assert found.stops == ["died"]


def test_a_function_that_ends_the_process_costs_its_check(marked):
    cells = [("answer", "x = 1"), ("check", "assert x == 1"), ("answer", "f = 1"), ("check", "assert f() == 1")]
    found = marked(cells, "x = 1", "def f():\n    import os\n    os._exit(0)")
    assert (found.scores["check-1"], found.scores["check-3"]) == (2, 0)


def test_an_endless_cell_stops_and_the_rest_is_marked(marked):
    cells = [("answer", "x = 1"), ("check", "assert x == 1"), ("answer", "y = 1"), ("check", "assert y == 1")]
    found = marked(cells, "while True:\n    pass", "y = 1", seconds=1.0)
    assert (found.scores["check-1"], found.scores["check-3"]) == (0, 2)
    assert found.cells[0].cell.outputs[-1].ename == verdict.TIMED_OUT and found.stops == ["time"]


def test_a_judge_that_dies_leaves_its_cell_to_a_person(marked):
    cells = [("answer", "x = 1"), ("check", "import os\nos._exit(1)"), ("check", "assert x == 1")]
    found = marked(cells, "x = 1")
    assert (found.scores["check-1"], found.scores["check-2"]) == (None, 2)
    assert marks.message(found.cells[1].cell)[0] == "check-broke-off"


def test_a_huge_value_in_a_check_is_a_failed_check(check):
    score, *_ = check("share = 10**9", "assert len([0] * (share * 100)) == 0")
    assert score == 0


# --- values that stop the judge ---

COLLIDING = "x = [n * (2**61 - 1) for n in range(1, 100_000)]"  # a set of these takes minutes, in one call of C
SET = "assert len(set(x)) == 1"


def test_a_value_with_which_no_judge_comes_to_an_end_costs_its_own_checks(marked, monkeypatch):
    """The judge is killed, not waited for again and again; what other names give counts."""
    monkeypatch.setattr(judges, "OVER", 1.0)
    cells = [("answer", "x = [1]"), ("check", SET), ("check", SET), ("check", SET)]
    cells += [("answer", "y = 2"), ("check", "assert y == 2"), ("check", "assert len(x) == y - 1")]
    began = time.monotonic()
    found = marked(cells, COLLIDING, "y = 2", seconds=1.0)
    assert time.monotonic() - began < 9
    assert [found.scores[f"check-{n}"] for n in (1, 2, 3, 5, 6)] == [0, 0, 0, 2, 0]
    for number in (1, 2, 3, 6):
        assert marks.message(found.cells[number].cell) == ("", marks.TIMED)


def test_the_judges_of_one_submission_are_counted(marked, monkeypatch):
    monkeypatch.setattr(judges, "OVER", 0.2)
    monkeypatch.setattr(judges, "KILLS", 2)
    cells = [("answer", "x = [1]"), ("check", SET), ("answer", "y = [1]"), ("check", SET.replace("x", "y"))]
    began = time.monotonic()
    found = marked(cells, COLLIDING, COLLIDING.replace("x", "y"), seconds=1.0)
    assert time.monotonic() - began < 6
    assert (found.scores["check-1"], found.scores["check-3"]) == (0, 0)


def test_a_check_without_names_of_the_trainee_is_run_however_many_judges_were_killed(marked, monkeypatch):
    monkeypatch.setattr(judges, "OVER", 0.2)
    monkeypatch.setattr(judges, "KILLS", 1)
    cells = [("answer", "x = [1]"), ("check", SET), ("check", "assert 1 + 1 == 2")]
    assert marked(cells, COLLIDING, seconds=1.0).scores["check-2"] == 2


DESK = """
import gc
from ipgrader.warm.box import Box
box = next(each for each in gc.get_objects() if isinstance(each, Box))
own = box.desk.answer
def answer(request, buffers):
    reply, more = own(request, buffers)
    FORGED
    return reply, more
box.desk.answer = answer
"""


def test_forged_collisions_end_soon_and_need_no_person(marked):
    forge = "reply['values'] = {n: ['set', *(['int', hex(k * (2**61 - 1))] for k in range(1, 90_000))] for n in ('x',)}"
    cells = [("answer", "x = {1}"), *[("check", "assert x == {1}")] * 6]
    began = time.monotonic()
    found = marked(cells, DESK.replace("FORGED", forge), seconds=5.0)
    assert time.monotonic() - began < 15
    assert [found.scores[f"check-{n}"] for n in range(1, 7)] == [0] * 6


PRINTS = "reply['printed'] = 'x' * 3_000_000"


def test_what_an_answer_prints_under_a_check_is_cut(marked):
    cells = [("answer", "def f():\n    return 1"), ("check", "assert [f() for _ in range(20)] == [1] * 20")]
    found = marked(cells, "def f():\n    return 1\n" + DESK.replace("FORGED", PRINTS))
    (shown,) = found.cells[1].cell.outputs
    assert found.scores["check-1"] == 2 and 200_000 < len(shown.text) <= judge.ALL_PRINTED


@pytest.mark.parametrize("text", ["raise ValueError(x)", "assert x == 1, x", "print(x)\nassert x == 1", "display(x)"])
def test_what_a_check_shows_of_a_value_is_cut(marked, text):
    found = marked([("answer", "x = 1"), ("check", text)], "x = 'y' * 20_000_000")
    assert len(nbformat.v4.writes_json(nbformat.v4.new_notebook(cells=[found.cells[1].cell]))) < 2_500_000


def test_an_answer_that_comes_too_late_is_not_taken_for_the_next(marked, monkeypatch):
    """The judge was killed before it heard of x; the one after it hears y when it asks for y."""
    monkeypatch.setattr(judges, "OVER", -0.7)
    slow = "import time; time.sleep(1.2 if 'x' in request['names'] else 0)"
    cells = [("answer", "x = 1"), ("check", "assert x == 1"), ("answer", "y = 2"), ("check", "assert y == 2")]
    found = marked(cells, "x = 1\n" + DESK.replace("FORGED", slow), "y = 2", seconds=1.7)
    assert (found.scores["check-1"], found.scores["check-3"]) == (0, 2)


# --- what a trainee's code never sees ---


def test_the_trainees_kernel_gets_neither_check_nor_solution(marked):
    look = """
import gc, os, sys
seen = [str(o)[:2000] for o in gc.get_objects() if isinstance(o, (str, bytes, dict, list))]
found = any("hidden" + "-word" in text for text in seen)
for number in filter(str.isdigit, os.listdir("/proc")):
    found = found or "hidden" + "-word" in open(f"/proc/{number}/cmdline").read()
"""
    cells = [("answer", "found = 'solution-hidden-word'"), ("check", "note = 'hidden-word'\nassert found is False")]
    assert marked(cells, look).scores["check-1"] == 2
