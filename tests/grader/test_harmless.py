"""Markdown of a trainee's: nothing in it acts, code stays readable, and hostile text costs no more than its length."""

import time

import pytest
from ipgrader.harmless import markdown

CASES = {
    "a < b and b > c": "a < b and b > c",
    "<script>x</script>": "&lt;script>x&lt;/script>",
    "<!-- note -->": "&lt;!-- note -->",
    "`<b>` and <b>": "`<b>` and &lt;b>",
    "```\n<b>\n```\n<b>": "```\n<b>\n```\n&lt;b>",
    "`open <b>": "`open &lt;b>",
    "[go](javascript:alert(1))": "[go](about:alert(1))",
    "[go]( JavaScript:alert(1))": "[go]( about:alert(1))",
    "[go]: vbscript:x": "[go]: about:x",
    "![p](data:image/png;base64,AA)": "![p](data:image/png;base64,AA)",
    "[p](data:text/html,x)": "[p](about:text/html,x)",
    "> quote, **bold**, $a<b$": "> quote, **bold**, $a&lt;b$",
}
LONG = [
    "`" * 200_000,
    "<" * 200_000,
    "[x](" * 50_000,
    "`a" * 100_000,
    "~~~\n" * 50_000,
    "](" + " " * 200_000,
    "[a" * 99_999,
]


@pytest.mark.parametrize("text", CASES)
def test_what_is_left_of_it(text):
    assert markdown(text) == CASES[text]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:5].strip())
def test_it_takes_time_by_length_alone(text):
    start = time.process_time()
    markdown(text)
    assert time.process_time() - start < 5, "a quadratic pattern takes minutes"
