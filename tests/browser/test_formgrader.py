"""nbgrader's Formgrader works on a course that ipgrader made."""

from __future__ import annotations

import re

import pytest
from ipgrader.books import gradebook
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
ASSIGNMENT = "m01_service_system"
SUM = """wanted => [...document.querySelectorAll("input.score")]
    .reduce((sum, box) => sum + Number(box.value || box.placeholder || 0), 0) === wanted"""


def test_it_lists_the_assignment(page, address):
    page.goto(f"{address}/formgrader/manage_assignments")
    row = page.locator("tr", has_text=ASSIGNMENT)
    expect(row.locator(".num-submissions")).to_have_text("3")
    expect(row.locator(".duedate")).to_contain_text("2026-04-03 18:00")


def test_it_lists_the_submissions_with_their_points(page, address):
    page.goto(f"{address}/formgrader/manage_submissions/{ASSIGNMENT}")
    expect(page.locator("tr", has_text="good").locator(".score")).to_have_text("21 / 33")
    expect(page.locator("tr", has_text="slips").locator(".score")).to_have_text(re.compile(r"^\d+ / 33$"))
    expect(page.locator("tr", has_text="good").locator(".status")).to_contain_text("needs manual grading")


def open_submission(page, address, trainee: str) -> None:
    page.goto(f"{address}/formgrader/gradebook/{ASSIGNMENT}/service_system")
    page.get_by_text("Submission #1", exact=True).wait_for()
    page.get_by_text("Show All Names").click()
    page.get_by_role("link", name=trainee, exact=True).click()
    page.wait_for_url("**/submissions/**")


def test_an_opened_submission_shows_work_and_points(page, address):
    open_submission(page, address, "good")
    expect(page.locator(".nbgrader_cell").first).to_be_visible()
    expect(page.locator("input.score").first).to_be_visible()
    page.wait_for_function(SUM, arg=21)  # the page fetches the points after it shows the boxes
    expect(page.get_by_text("def municipal_coverage", exact=False).first).to_be_visible()


def test_points_given_there_are_kept(page, address, cohort):
    open_submission(page, address, "slips")
    box = page.locator("input.score").last
    with page.expect_response(lambda answer: "/api/grade/" in answer.url and answer.request.method == "PUT"):
        box.fill("7")
        box.press("Tab")
    with gradebook(cohort) as book:
        grade = book.find_grade("m01-own-next-gap", "service_system", ASSIGNMENT, "slips")
        assert (grade.manual_score, bool(grade.needs_manual_grade)) == (7, False)


def test_what_a_trainee_made_does_nothing_in_the_instructors_name(page, address):
    open_submission(page, address, "scripts")
    expect(page.locator("input.score").first).to_be_visible()
    expect(page.get_by_text("window.owned", exact=False).first).to_be_visible()
    page.wait_for_timeout(1000)
    assert page.evaluate("window.owned") is None
