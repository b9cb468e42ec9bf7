"""The lists and tables of the lessons in JupyterLab, by keyboard alone; an export stands still at the first choice."""

from __future__ import annotations

import re
import subprocess
import sys

import nbformat
import pytest
from ipgrader import paths, screenshots
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
# By module: lesson, cells wanted behind the lists, words of the first table.
LESSONS = {
    "m08_patent_indicators": ("1_which_headline_to_sign", 0, ["complete on", "not yet"]),
    "m12_the_desk": ("1_one_case_at_a_time", 0, ["last day of the promise", "by calendar days (wrong)"]),
    "m14_equalisation_and_reach": ("1_who_is_out_of_reach", 1, ["hours for each 10,000 of demand", "lowest tenth"]),
}


@pytest.fixture(autouse=True)
def here():
    """These tests need no cohort."""


@pytest.fixture
def notebook(request, tmp_path):
    """The lesson's own cells up to its lists, and some behind them."""
    module = request.param
    name, behind, _ = LESSONS[module]
    lesson = nbformat.read(paths.curriculum() / module / f"{name}.en.ipynb", as_version=4)
    code = [cell for cell in lesson.cells if cell.cell_type == "code"]
    last = next(number for number, cell in enumerate(code) if "widgets.chooser(" in cell.source)
    lesson.cells = code[: last + 1 + behind]
    lesson.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path = tmp_path / "desk" / f"{module}.ipynb"
    path.parent.mkdir()
    nbformat.write(lesson, path)
    return path


@pytest.fixture
def table(page, notebook):
    """The table under the lists, the notebook run."""
    with screenshots.served(notebook.parent) as address:
        page.goto(f"{address}/lab/tree/{notebook.name}")
        screenshots.run_all(page)
        found = page.locator('.jp-OutputArea [role="status"][aria-live="polite"]')
        for words in LESSONS[notebook.stem][2]:
            found.get_by_text(words).first.wait_for()
        yield found


def choose(page, down: int) -> None:
    """As the lessons say: Space opens the list, arrows choose, Enter confirms."""
    for key in ("Space", *["ArrowDown"] * down, "Enter"):
        page.keyboard.press(key)


@pytest.mark.parametrize("notebook", ["m08_patent_indicators"], indirect=True)
def test_another_kind_moves_the_window(page, table):
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


def marked_day(table, words: str) -> str:
    return table.locator("tr", has_text=words).inner_text()


@pytest.mark.parametrize("notebook", ["m12_the_desk"], indirect=True)
def test_a_worked_weekend_day_is_the_last_day(page, table):
    assert "2025-10-11" in marked_day(table, "last day of the promise")  # three working days from 30 September
    assert "2025-10-03" in marked_day(table, "by calendar days (wrong)")
    page.get_by_label("accepted").focus()
    choose(page, 1)
    expect(table.get_by_text("2025-09-26")).to_be_visible()
    page.keyboard.press("Tab")
    choose(page, 1)
    expect(table.locator("tr", has_text="last day of the promise")).to_contain_text("2025-09-28")  # a Sunday, worked
    expect(table.locator("tr", has_text="by calendar days (wrong)")).to_contain_text("2025-09-27")


LOWEST = """names => {
    const rows = [...document.querySelectorAll('.jp-OutputArea [role=status] tbody tr')];
    const low = rows.filter(row => [...row.querySelectorAll('td')].some(cell => cell.textContent.trim() === 'yes'));
    return JSON.stringify(low.map(row => row.querySelector('th').textContent.trim()).sort()) === JSON.stringify(names);
}"""


@pytest.mark.parametrize("notebook", ["m14_equalisation_and_reach"], indirect=True)
def test_the_lowest_tenth_follows_the_radius(page, table):
    said = re.findall(r"^(50|100|150) \[(.*?)\]", page.locator(".jp-OutputArea-output pre").last.inner_text(), re.M)
    lowest = {radius: sorted(re.findall(r"'([^']+)'", names)) for radius, names in said}
    assert sorted(lowest) == ["100", "150", "50"] and lowest["50"] != lowest["150"]

    page.wait_for_function(LOWEST, arg=lowest["50"])
    page.get_by_label("radius").focus()
    choose(page, 4)
    page.wait_for_function(LOWEST, arg=lowest["150"])
    before = table.text_content()
    page.keyboard.press("Tab")
    choose(page, 1)
    expect(table).not_to_have_text(before)


FIRST, *OTHERS = sorted(LESSONS)


@pytest.mark.parametrize(
    "notebook", [FIRST, *(pytest.param(module, marks=pytest.mark.slow) for module in OTHERS)], indirect=True
)
def test_an_export_shows_the_table_as_it_stood(notebook):
    command = [sys.executable, "-m", "nbconvert", "--to", "html", "--execute", str(notebook)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    text = notebook.with_suffix(".html").read_text(encoding="utf-8")
    assert all(words in text for words in LESSONS[notebook.stem][2])
