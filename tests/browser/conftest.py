"""A real browser on a real cohort of M01: three submissions, marked, with feedback and report."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nbformat
import pytest
from ipgrader import course, rehearsal, run, screenshots

ROOT = Path(__file__).parents[2]
COHORT = """\
title: {zh: 浏览器班, en: Browser cohort}
language: zh
modules: [M01]
parameters: {province: 四川省}
due: 2026-04-03T18:00:00+08:00
rehearsal:
  good: {attempt: right_by_filling, submitted: 2026-04-02T09:00:00+08:00}
  slips: {attempt: prefecture_cities_only, submitted: 2026-04-04T09:00:00+08:00}
  torn: {attempt: damaged}
"""


@pytest.fixture(scope="session")
def program():
    """An installed Chromium; without one the tests skip, or fail where IPLAB_REQUIRE_BROWSER=1."""
    found = screenshots.chromium()
    reason = "no Chromium or Chrome on PATH (IPLAB_CHROMIUM names one): browser tests did not run"
    if not found and os.environ.get("IPLAB_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    if not found:
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def browser(program):
    with screenshots.browser(program) as opened:
        yield opened


@pytest.fixture
def page(browser):
    """A page in a fresh profile."""
    opened = browser.new_page(viewport=screenshots.SIZE)
    yield opened
    opened.context.close()


OWN = "window.owned = 1"
TAGS = f"<script>{OWN}</script><img src=x onerror='{OWN}'><svg onload='{OWN}'></svg>"
SHOW = f"""from IPython.display import HTML, SVG, Javascript, Markdown, display
display(HTML({TAGS!r}), Markdown({TAGS!r}), Javascript({OWN!r}))
display(SVG("<svg xmlns='http://www.w3.org/2000/svg' onload='{OWN}'><script>{OWN}</script></svg>"))"""


def hand_in_scripts(found):
    """A third submission: right answers, and cells of the trainee's own that would act in the instructor's name."""
    (notebook_path,) = (found.inbox / "good").glob("*.ipynb")
    notebook = nbformat.read(notebook_path, as_version=4)
    notebook.cells[8:8] = [nbformat.v4.new_markdown_cell(TAGS), nbformat.v4.new_code_cell(SHOW)]
    (found.inbox / "scripts").mkdir()
    nbformat.write(notebook, found.inbox / "scripts" / notebook_path.name)


@pytest.fixture(scope="session")
def cohort(program, tmp_path_factory):
    """The finished course, in a folder of its own."""
    root = tmp_path_factory.mktemp("browser") / "root"
    (root / "grader/cohorts").mkdir(parents=True)
    for name in ("exercises", "curriculum", "datasets"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "grader/nbgrader_config.py", root / "grader")
    (root / "grader/cohorts/browser.yaml").write_text(COHORT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPLAB_COURSE", str(root))
        patch.delenv("IPLAB_EXERCISES", raising=False)
        found = course.of("browser")
        run.released(found)
        rehearsal.rehearse(found)
        hand_in_scripts(found)
        run.run(found)
    return found


@pytest.fixture(autouse=True)
def here(request, monkeypatch):
    """The cohort's root as the course, for the length of a test: other tests of this process have their own."""
    monkeypatch.setenv("IPLAB_COURSE", str(request.getfixturevalue("cohort").folder.parents[2]))


@pytest.fixture(scope="session")
def address(cohort):
    with screenshots.served(cohort.folder) as found:
        yield found
