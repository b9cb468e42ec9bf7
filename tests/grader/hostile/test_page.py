"""The pages on how marking works say what is so: their limits are the policy's, their table has the telling cases."""

import page
import pytest


@pytest.mark.parametrize("language", page.PAGES)
def test_the_limits_on_the_page_are_those_of_the_policy(language):
    assert page.taken(page.PAGES[language], "limits") == page.limits(language)


@pytest.mark.parametrize("language", page.PAGES)
def test_the_table_beside_nbgrader_has_all_telling_cases_and_nothing_wrong_on_our_side(language):
    lines = page.taken(page.PAGES[language], "beside").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:-2]]
    wanted = [(case.about["title"][language], f"{case.marks:g}") for case in page.telling()]
    assert [(row[0], row[1]) for row in rows] == wanted
    assert [row[3] for row in rows] == [marks for _, marks in wanted]


def test_both_pages_have_the_same_parts():
    parts = [
        [line.split(" ")[0] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(("#", "<!--"))]
        for path in page.PAGES.values()
    ]
    assert parts[0] == parts[1]
