"""The table of M08 in JupyterLab, by keyboard alone: another kind moves the window; an export stands still."""

from __future__ import annotations

import subprocess
import sys

import nbformat
import pytest
from ipgrader import paths, screenshots
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
LESSON = paths.curriculum() / "m08_patent_indicators" / "1_which_headline_to_sign.en.ipynb"


@pytest.fixture(autouse=True)
def here():
    """These tests need no cohort."""


@pytest.fixture
def notebook(tmp_path):
    """The lesson's own cells up to its interactive table."""
    lesson = nbformat.read(LESSON, as_version=4)
    code = [cell for cell in lesson.cells if cell.cell_type == "code"]
    last = next(number for number, cell in enumerate(code) if "widgets.chooser(" in cell.source)
    lesson.cells = [
        cell for cell in code[: last + 1] if "plt.subplots" not in cell.source or "complete =" in cell.source
    ]
    lesson.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path = tmp_path / "desk" / "indicators.ipynb"
    path.parent.mkdir()
    nbformat.write(lesson, path)
    return path


def choose(page, down: int) -> None:
    """As the lesson says: Space opens the list, arrows choose, Enter confirms."""
    for key in ("Space", *["ArrowDown"] * down, "Enter"):
        page.keyboard.press(key)


def test_another_kind_moves_the_window_by_keyboard_alone(page, notebook):
    with screenshots.served(notebook.parent) as address:
        page.goto(f"{address}/lab/tree/{notebook.name}")
        screenshots.run_all(page)
        table = page.locator('.jp-OutputArea [role="status"][aria-live="polite"]')
        table.get_by_text("complete on").wait_for()
        assert table.get_by_text("not yet").count() == 3  # 2023, 2024, 2025 on 2025-06-30
        before = table.text_content()
        page.get_by_label("industry").focus()
        choose(page, 1)
        expect(table).not_to_have_text(before)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        choose(page, 2)
        table.get_by_text("2025-12-31").wait_for()
        assert table.get_by_text("not yet").count() == 2  # 2024 and 2025 only


def test_an_export_shows_the_table_as_it_stood(notebook):
    command = [sys.executable, "-m", "nbconvert", "--to", "html", "--execute", str(notebook)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    text = notebook.with_suffix(".html").read_text(encoding="utf-8")
    assert "complete on" in text and "not yet" in text
