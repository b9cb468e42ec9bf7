"""The search panel in JupyterLab, by keyboard alone: words, a kind, a class, the log; and its export stands still."""

from __future__ import annotations

import subprocess
import sys

import nbformat
import pytest
from ipgrader import screenshots

pytestmark = pytest.mark.browser
CELL = """\
import pandas as pd
from iplab import search
from iplab.search import collection
from iplab.search.panel import Panel

rows = [
    ("CN100000001A", "一种太阳灶", ["F24S20/30"], "2019-03-01"),
    ("CN100000002U", "太阳能热水器", ["F24S10/70"], "2020-05-01"),
    ("CN100000003B", "电池冷却板", ["H01M10/6554"], "2021-07-01"),
]
frame = pd.DataFrame(rows, columns=["PN", "TI", "IPC", "PD"]).astype({"PD": "datetime64[us]"})
desk = search.SearchDesk(collection.of(frame, "browser"))
panel = Panel(desk, "en")
panel
"""


@pytest.fixture(autouse=True)
def here():
    """These tests need no cohort."""


@pytest.fixture
def notebook(tmp_path, monkeypatch):
    monkeypatch.setenv("IPLAB_SEARCH_CACHE", str(tmp_path / "cache"))
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    made.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path = tmp_path / "desk" / "panel.ipynb"
    path.parent.mkdir()
    nbformat.write(made, path)
    return path


def reach(page, label: str, most: int = 40) -> None:
    """Press Tab until the field with this label has the focus."""
    for _ in range(most):
        name = page.evaluate(
            "() => { const at = document.activeElement;"
            " return (at.labels && at.labels.length ? at.labels[0].innerText : at.innerText || ''); }"
        )
        if name.startswith(label):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {label}")


def test_a_search_is_built_by_keyboard_alone(page, notebook):
    with screenshots.served(notebook.parent) as address:
        page.goto(f"{address}/lab/tree/{notebook.name}")
        screenshots.run_all(page)
        status = page.locator('.jp-OutputArea [role="status"][aria-live="polite"]')
        status.get_by_text("Nothing is chosen yet").wait_for()
        page.get_by_label("Concept 1").focus()
        page.keyboard.type("太阳")
        page.keyboard.press("Tab")
        status.get_by_text("2 hits").wait_for()
        reach(page, "Section")
        # A closed list takes the first letter of an option; arrows are JupyterLab's while no list is open.
        page.keyboard.type("F")
        reach(page, "Add this class")
        page.keyboard.press("Enter")
        status.get_by_text("Classes chosen: F").wait_for()
        reach(page, "U ")
        page.keyboard.press("Space")
        status.get_by_text("1 hits").wait_for()
        assert "TA=太阳 AND IPC=F AND KC=U" in status.inner_text()
        reach(page, "the same for three other systems")
        page.keyboard.press("Enter")
        status.get_by_text("PATENTSCOPE").wait_for()
        reach(page, "Write into the search log")
        page.keyboard.press("Enter")
        page.get_by_text("Written into the log: step 1, 1 hits").wait_for()


def test_an_export_shows_what_stood_there(page, notebook):
    source = nbformat.read(notebook, as_version=4)
    source.cells[0].source = CELL.replace(
        'Panel(desk, "en")', 'Panel(desk, "en", search.panel_query.Choice(blocks=(("太阳",),)))'
    ).replace("from iplab.search import collection", "from iplab.search import collection, panel_query")
    nbformat.write(source, notebook)
    # As JupyterLab saves it by default: without the state of its widgets.
    saved = "--ExecutePreprocessor.store_widget_state=False"
    command = [sys.executable, "-m", "nbconvert", "--to", "html", "--execute", saved, notebook.name]
    subprocess.run(command, cwd=notebook.parent, check=True, capture_output=True)
    page.goto(notebook.with_suffix(".html").as_uri())
    assert "2 hits" in page.locator("body").inner_text()
