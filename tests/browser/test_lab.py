"""A trainee's way: open the released notebook in JupyterLab, answer by keyboard, save, hand in, be marked."""

from __future__ import annotations

import shutil

import nbformat
import pytest
from ipgrader import course, marks, run, screenshots
from ipgrader.mark import mark

pytestmark = pytest.mark.browser
ANSWER = (
    "def number_of_hosts(institutions, province, as_of_date):",
    'own = open_on(institutions[institutions["province"] == province], as_of_date)',
    'return own["host_id"].nunique()',
)


def type_over(page, cell, lines: tuple[str, ...]) -> None:
    """Type over all that stands in a cell; the editor indents each line by itself."""
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    for number, line in enumerate(lines):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(line)


def test_an_answer_typed_in_jupyterlab_is_marked(page, cohort, tmp_path):
    released = cohort.notebook("release", cohort.assignments()[0])
    desk = tmp_path / "desk"
    desk.mkdir()
    shutil.copy(released, desk)
    with screenshots.served(desk) as address:
        page.goto(f"{address}/lab/tree/{released.name}")
        cell = page.locator(".jp-Notebook .jp-CodeCell", has_text="def number_of_hosts")
        type_over(page, cell, ANSWER)
        screenshots.run_all(page)
        with page.expect_response(lambda answer: "/api/contents/" in answer.url and answer.request.method == "PUT"):
            page.keyboard.press("Control+S")
    saved = nbformat.read(desk / released.name, as_version=4)
    typed = next(cell for cell in saved.cells if cell.metadata.nbgrader.grade_id == "m01-number-of-hosts")
    assert "return own[" in typed.source
    inbox = tmp_path / "inbox" / "typist"
    inbox.mkdir(parents=True)
    shutil.copy(desk / released.name, inbox)
    again = course.of("browser")
    run.released(again)
    mark(again, again.assignments()[0], inbox.parent)
    points = marks.by_task(again).set_index(["trainee", "task"])["points"]
    assert points["typist", "number-of-hosts"] == 2
    assert points["typist", "municipal-coverage"] == 0
