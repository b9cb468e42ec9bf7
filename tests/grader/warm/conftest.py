"""One warm process for all tests of a test process, and boxes that are cleared away."""

import sys

import pytest

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]  # a warm process forks; the walls are Linux's


@pytest.fixture(scope="session")
def template():
    from ipgrader.warm.templates import Template

    started = Template.start()
    yield started
    started.close()


@pytest.fixture
def start(template):
    """Start a box with a policy that differs from the usual one in what is named."""
    from ipgrader.warm.boxes import Box
    from ipgrader.warm.policy import Policy

    boxes = []

    def begin(**different):
        boxes.append(Box.start(template, Policy(folder="", **different)))
        return boxes[-1]

    yield begin
    for box in boxes:
        box.close()


def text(ran):
    """All that a cell printed, and the names of its errors."""
    printed = [output.text for output in ran.outputs if output.output_type == "stream"]
    return "".join([*printed, *(output.ename for output in ran.outputs if output.output_type == "error")])
