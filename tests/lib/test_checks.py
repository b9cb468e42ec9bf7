"""What a trainee reads when a check is not passed: one line, no traceback, and what to do."""

import nbformat
import pandas as pd
import pytest
from iplab import checks
from iplab.errors import DataError

WORDS = {
    "blank": ("lambda: ____", "[blank-left]"),
    "unknown name": ("lambda: host_id", "(host_id): a column name or code needs quotes"),
    "unknown column": ('lambda: {}["tpye"]', "looks for tpye"),
    "name without a value": ("used_too_early", "(opened): a column name or code needs quotes"),
    "a day not there": ("too_far", "comes to 2027-01-01, which its data"),
    "a day and text": ("too_plain", "（日期和文字）"),
    "an error of the course": ("refused", "运行时出错（不行）"),
    "other": ("lambda: 1 / 0", "ZeroDivisionError"),
    "leaves": ("lambda: exit(0)", "SystemExit"),
    "key of two lines": ('lambda: {}["a\\nb / c"]', "looks for a b/c, which its data"),
    "not begun": ("None", "[not-answered]"),
}


def used_too_early():
    first = opened  # noqa: F821
    opened = first
    return opened


def too_far():
    return {}[pd.Timestamp("2027-01-01")]


def too_plain():
    return pd.Timestamp("2027-01-01") < "2027"


def refused():
    raise DataError("不行 / It will not do")


def test_a_cell_that_has_not_run_is_named():
    def check():
        return hours  # noqa: F821

    with pytest.raises(checks.NotPassed, match=r"\[not-run\].*There is no hours yet"):
        checks.report(check)


@pytest.mark.parametrize(("function", "said"), WORDS.values(), ids=WORDS)
def test_what_stops_an_answer_is_said_in_plain_words(function, said):
    with pytest.raises(AssertionError) as error:
        checks.ask("answer", eval(function))
    assert said in str(error.value)
    assert " / " in str(error.value)


def test_a_failed_check_shows_its_message_and_nothing_else(execute):
    lines = [
        "from iplab import checks",
        "def _check():",
        "    assert False, '[x] 中文 / English'",
        "checks.report(_check)",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("\n".join(lines))])
    execute(notebook)
    (output,) = notebook.cells[0].outputs
    assert output.traceback == ["[x] 中文 / English"]
    assert output.evalue == "[x] 中文 / English"


def test_a_mistake_that_gives_two_wrong_values_is_named_by_the_case_that_tells_it_apart():
    """In the first case both mistakes give 3; only the second case shows which one it was."""
    cases = [(3, 2, [(3, "a"), (3, "b")]), (5, 4, [(6, "a"), (5, "b")])]
    with pytest.raises(AssertionError, match="b"):
        checks.expect(cases, "other")


@pytest.mark.parametrize(("got", "right"), [(0.5, 0.5 + 1e-9), (None, float("nan")), ({"a": 1}, {"a": 1.0})])
def test_equal_answers_are_the_same(got, right):
    assert checks.same(got, right)


@pytest.mark.parametrize(("got", "right"), [(0.5, 0.51), (0, None), (True, 1), ("1", 1), ({"a": 1, "b": 0}, {"a": 1})])
def test_other_answers_are_not(got, right):
    assert not checks.same(got, right)
