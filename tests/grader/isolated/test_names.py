"""Which names a check needs: read from the author's cells, never from a submission."""

import pytest
from ipgrader import names
from ipgrader.names import Part


def asks(*cells: tuple[str, str]) -> set[str]:
    """The names that the last cell, a check, asks for."""
    return set(names.plan([Part(*cell) for cell in cells])[-1].asks)


def judged(*cells: tuple[str, str]) -> list[bool]:
    return [step.judged for step in names.plan([Part(*cell) for cell in cells])]


GIVEN = ("given", "import pandas as pd\nfrom math import sqrt\ntable = pd.DataFrame({'n': [1]})\nk = 3")


@pytest.mark.parametrize(
    ("solution", "check", "expected"),
    [
        ("share = 1", "assert share == k", {"share"}),
        ("def share(x):\n    return x", "def _check():\n    got = share(table)\n_check()", {"share"}),
        ("class Desk:\n    pass", "assert Desk().free", {"Desk"}),
        ("import numpy as np\nk = np.pi", "assert np.pi == k", {"k"}),
        ("import pandas as pd\ny = 1", "assert pd.isna(y)", {"y"}),
        ("a, (b, *c) = 1, (2, 3)", "assert a + b == len(c)", {"a", "b", "c"}),
        ("if (n := 3) > 2:\n    pass", "assert n", {"n"}),
        ("for row in []:\n    last = row", "assert last is row", {"last", "row"}),
        ("with open('x') as f:\n    text = f", "assert text", {"text"}),
        ("def f():\n    global total\n    total = 1\nf()", "assert total", {"total"}),
        ("k += 1", "assert k == 4", {"k"}),
        ("table['m'] = 1", "assert 'm' in table", {"table"}),
        ("table.loc[0, 'n'] = 2", "assert table.n[0] == 2", {"table"}),
        ("table.drop(columns='n', inplace=True)", "assert table.empty", {"table"}),
        ("del table['n']", "assert table.empty", {"table"}),
        ("del k", "assert 'k' not in globals() or k", {"k"}),
        ("x = table['n'].sum()\ntable.head()", "assert x == table.n.sum()", {"x"}),
        ("pd.set_option('x', 1)\ny = pd.NA", "assert pd.isna(y)", {"y"}),
        ("def f():\n    k = []\n    k.append(1)\n    return k", "assert f() and k", {"f"}),
        ("def f():\n    table['m'] = 1\nf()", "assert 'm' in table", {"table"}),
        ("y = sqrt(4)", "assert y == sqrt(4)", {"y"}),
        ("%matplotlib inline\nz = 1", "!ls\nassert z", {"z"}),
        ("w = 1", "rows = [w for w in [1]]\nassert rows", set()),
        ("w = 1", "def _check():\n    w = 2\n    assert w\n_check()", set()),
        ("w = 1", "def _check():\n    return lambda: w\n_check()", {"w"}),
        ("w = (", "assert w", set()),
    ],
)
def test_a_check_asks_for_what_a_solution_makes_or_changes(solution, check, expected):
    assert asks(GIVEN, ("answer", solution), ("check", check)) == expected


def test_a_name_that_the_solution_only_reads_stays_the_judges():
    """A trainee may assign it all the same: the check does not look."""
    assert asks(GIVEN, ("answer", "x = table['n']"), ("check", "assert x.sum() == table.n.sum() == k")) == {"x"}


def test_a_starter_counts_like_a_solution():
    parts = [Part("answer", "route = solve()", "stops = [None]\nroute = dict(stops)"), Part("check", "assert stops")]
    assert names.plan(parts)[-1].asks == {"stops"}


def test_a_given_cell_that_uses_an_answer_runs_in_the_trainees_kernel_alone():
    cells = [
        GIVEN,
        ("answer", "share = 1"),
        ("given", "double = 2 * share"),
        ("given", "k = 5"),
        ("check", "assert double == k"),
    ]
    assert judged(*cells) == [True, False, False, True, True]
    assert asks(*cells) == {"double"}
    assert names.kernel_only([Part(*cell) for cell in cells]) == [2]


def test_a_given_cell_that_makes_a_name_anew_takes_it_back():
    assert asks(("answer", "table = 1"), ("given", "table = 2"), ("check", "assert table")) == set()


def test_a_given_function_that_reads_an_answer_asks_for_it():
    """It was defined before the answer, so the judge has it; what it reads is the trainee's."""
    helper = ("given", "def total():\n    return part() + 1\ndef part():\n    return share")
    assert asks(helper, ("answer", "share = 1"), ("check", "assert total() == 2")) == {"share"}


def test_a_helper_of_an_earlier_check_asks_for_what_it_reads():
    first = ("check", "def close(x):\n    return abs(x - share) < 1\nassert close(1)")
    assert asks(("answer", "share = 1"), first, ("check", "assert close(2)")) == {"share"}


def test_a_name_that_an_earlier_check_makes_is_never_the_trainees():
    """That check may have failed before it made the name; then it is missing, as in nbgrader."""
    parts = [
        Part("answer", "a = 1"),
        Part("check", "assert a\ndef right():\n    return 1"),
        Part("check", "assert right() == a"),
    ]
    assert names.plan(parts)[-1].reads == {"a"}


def test_a_name_that_a_check_makes_for_itself_is_not_asked_for():
    assert asks(("answer", "got = 1"), ("check", "assert got\ngot = 2"), ("check", "assert got")) == {"got"}


def test_names_that_only_a_check_makes_are_found():
    """No check runs in the trainee's kernel: a cell that relies on one must get the name from elsewhere."""
    parts = [Part("check", "import numpy as np\nx = 1"), Part("given", "y = np.pi + x"), Part("answer", "z = x")]
    assert names.lent(parts) == [(1, {"np", "x"}), (2, {"x"})]


def test_the_course_asks_for_answers_alone():
    from ipgrader import build
    from ipgrader.source import answers, read

    source = read(build.module("m01") / "exercise.py")
    cells = build.notebook(source, "zh", "fill").cells
    parts = [Part(_role(cell), cell.source) for cell in cells if cell.cell_type == "code"]
    asked = {name for step in names.plan(parts) for name in step.asks}
    assert asked == {name.replace("-", "_") for name in answers(source)} - {"route_enquiries"} | {"route"}
    assert names.lent(parts) == []


def _role(cell):
    return "answer" if cell.metadata.nbgrader.solution else "check" if cell.metadata.nbgrader.grade else "given"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([("answer", "a = 1"), ("check", "assert a"), ("answer", "b = 2"), ("check", "assert b == a")], [(3, {"a"})]),
        ([("answer", "a = 1"), ("check", "assert a"), ("answer", "b = 2"), ("check", "assert b == 2")], []),
        ([("answer", "a = 1"), ("answer", "b = 2"), ("check", "assert b == a"), ("check", "assert a")], []),
        ([("answer", "a = 1"), ("given", "c = a + 1"), ("check", "assert c == a + 1")], []),
        ([GIVEN, ("answer", "table['m'] = 1"), ("check", "assert 'm' in table")], []),
        (
            [GIVEN, ("answer", "table['m'] = 1"), ("check", ""), ("answer", "s = 1"), ("check", "assert s in table")],
            [(4, {"table"})],
        ),
        ([GIVEN, ("answer", "a = 1"), ("check", "assert a == len(table)")], []),
    ],
)  # fmt: skip
def test_a_check_that_asks_for_another_tasks_names_is_found(cells, expected):
    assert names.borrowed([Part(*cell) for cell in cells]) == expected


SOURCE = """# %% tags=["parameters"]
language = "zh"
entry = "fill"

# %% answer="first"
### BEGIN SOLUTION
first = 1
### END SOLUTION

# %% check="first" points=1
import math
assert first == 1

# %% answer="second"
### BEGIN SOLUTION
second = 2
### END SOLUTION

# %%
shown = second

# %% check="second" points=1
assert second == {key}
"""


def built(tmp_path, **filled):
    from ipgrader.source import read

    folder = tmp_path / "m01_small"
    folder.mkdir()
    (folder / "exercise.py").write_text(SOURCE.format(**filled), encoding="utf-8")
    return read(folder / "exercise.py")


def test_a_key_that_an_answer_can_change_is_refused(tmp_path):
    from ipgrader import build
    from ipgrader.errors import AuthoringError

    with pytest.raises(AuthoringError, match=r"m01-second-check uses what .* earlier task makes: first"):
        build.require_judgeable(built(tmp_path, key="first + 1"))


def test_cells_of_the_trainees_kernel_alone_are_listed(tmp_path):
    from ipgrader import build

    source = built(tmp_path, key="2")
    build.require_judgeable(source)
    assert build.kernel_only(source) == [("m01-given-2", "shown = second")]


def test_no_exercise_has_a_key_that_an_answer_can_change():
    from ipgrader import build
    from ipgrader.source import read

    for folder in build.modules():
        build.require_judgeable(read(folder / "exercise.py"))
