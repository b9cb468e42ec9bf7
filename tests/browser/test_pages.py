"""Feedback and report in a browser without network: nothing asked for, nothing complained of, no row of boxes."""

from __future__ import annotations

import html

import pytest
from ipgrader import build, tasks

pytestmark = pytest.mark.browser
FEEDBACK = "feedback/{}/m01_service_system/service_system.html"
PAGES = [*(FEEDBACK.format(name) for name in ("good", "slips", "torn")), "report.html"]


@pytest.fixture
def opened(page, cohort):
    """Open a page of the course offline; what it asked for and complained of is kept."""
    page.asked, page.complaints = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.context.set_offline(True)

    def go(path: str):
        page.goto((cohort.folder / path).as_uri())
        return page

    return go


@pytest.mark.parametrize("path", PAGES)
def test_a_page_stands_alone(path, opened):
    page = opened(path)
    foreign = [url for url in page.asked[1:] if not url.startswith("data:")]
    assert foreign == []
    assert page.complaints == []
    assert page.locator("h1").inner_text()


@pytest.mark.parametrize("path", PAGES)
def test_chinese_is_never_a_row_of_boxes(path, opened):
    """A missing glyph is drawn as the font's box, so every missing character has the same shape."""
    page = opened(path)
    shapes = page.evaluate(
        """() => [...'知识产权公共服务\\uE123'].map(letter => {
            const paper = document.createElement('canvas'); paper.width = paper.height = 40;
            const pen = paper.getContext('2d'); pen.font = '30px ' + getComputedStyle(document.body).fontFamily;
            pen.fillText(letter, 4, 32); return paper.toDataURL(); })"""
    )
    assert len(set(shapes)) == len(shapes)


def test_pictures_are_drawn_and_described(opened):
    page = opened("report.html")
    pictures = page.locator("img").all()
    assert len(pictures) == 2
    assert all(picture.evaluate("found => found.naturalWidth") > 500 for picture in pictures)
    assert all(len(picture.get_attribute("alt") or "") > 20 for picture in pictures)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1100, 390])
def test_a_page_fits_its_screen(path, width, opened):
    page = opened(path)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_trainee_in_the_report_opens_the_feedback(opened):
    page = opened("report.html")
    page.get_by_role("link", name="slips", exact=True).click()
    page.get_by_text("检查提示").first.wait_for()
    assert "slips" in page.locator("header").inner_text()


@pytest.mark.parametrize("path", PAGES)
def test_no_hidden_check_of_the_module_is_shown(path, cohort):
    assignment = cohort.assignments()[0]
    secret = tasks.hidden_lines(tasks.source(cohort.folder, assignment.name, build.exercise_name(assignment)))
    assert len(secret) > 40
    text = html.unescape((cohort.folder / path).read_text(encoding="utf-8"))
    assert [line for line in secret if line in text] == []
