"""Every example of docs/what-can-be-judged.md: full points for its answer, none for its wrong one, both ways."""

import contextlib
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[3] / "docs" / "what-can-be-judged.md"
SECTION = re.compile(r"^## (\d+) ([^\n]+)\n(.*?)(?=^## |\Z)", re.M | re.S)
BLOCK = re.compile(r"^```python (\w+)\n(.*?)^```$", re.M | re.S)
EXAMPLES = [pytest.param(dict(BLOCK.findall(body)), id=number) for number, _, body in SECTION.findall(PAGE.read_text())]


def test_the_page_has_ten_examples():
    assert len(EXAMPLES) == 10
    assert all(set(each.values[0]) == {"given", "answer", "wrong", "check"} for each in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES)
def test_from_outside(marked, example):
    cells = [(role, example[role]) for role in ("given", "answer", "check")]
    for text, points in (("answer", 2), ("wrong", 0)):
        found = marked(cells, example[text])
        shown = [output.get("evalue") for cell in found.cells for output in cell.cell.get("outputs", ())]
        assert found.scores["check-2"] == points, (text, shown)


@pytest.mark.parametrize("example", EXAMPLES)
def test_in_one_kernel(example):
    import matplotlib

    matplotlib.use("agg")
    for text, passes in (("answer", True), ("wrong", False)):
        space = {}
        with contextlib.nullcontext() if passes else pytest.raises(AssertionError):
            for part in (example["given"], example[text], example["check"]):
                exec(part, space)
