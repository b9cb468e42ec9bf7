"""Mark schemes for essays: the task's criteria, four levels, samples that add up, the same points in both languages."""

import re
import statistics
from dataclasses import dataclass

import pytest
from ipgrader import build, source

WORDS = {
    "zh": {
        "parts": ["评分表", "样本 0", "样本 1", "样本 2", "样本 3", "校准样本 A", "校准样本 B"],
        "criteria": ["评分项", "0", "1", "2", "3"],
        "sample": ["评分项", "分", "为什么"],
        "raters": ["评分项", "评分人甲", "评分人乙", "商定", "差在哪里"],
        "total": "合计",
        "invented": "虚构",
    },
    "en": {
        "parts": ["Criteria", *(f"Sample {n}" for n in range(4)), "Calibration sample A", "Calibration sample B"],
        "criteria": ["Criterion", "0", "1", "2", "3"],
        "sample": ["Criterion", "Points", "Why"],
        "raters": ["Criterion", "Rater 1", "Rater 2", "Agreed", "Where they differ"],
        "total": "Total",
        "invented": "invented",
    },
}
FOLDERS = [path for path in build.modules() if source.read(path / "exercise.py").of("essay")]
BOTH = [pytest.param(path, lang, id=f"{path.name[:3]}-{lang}") for path in FOLDERS for lang in WORDS]


@dataclass(frozen=True)
class Part:
    """What stands under one heading: the lines of its blockquote, the heading and the rows of its only table."""

    title: str
    quoted: list[str]
    head: list[str]
    rows: list[list[str]]


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def tables(text):
    """Each table of a text as rows of cells, the line under the heading left out."""
    found = re.findall(r"(?m)(?:^\|.*\n?)+", text)
    return [[cells(line) for line in table.splitlines() if not re.fullmatch(r"[|\s:-]+", line)] for table in found]


def scheme(folder, lang):
    """Opening lines and parts of a mark scheme; every part has one table."""
    text = (folder / f"marking.{lang}.md").read_text(encoding="utf-8")
    opening, *rest = re.split(r"(?m)^## ", text)
    parts = []
    for part in rest:
        title, _, body = part.partition("\n")
        found = tables(body)
        assert len(found) == 1, f"{title}: {len(found)} tables"
        quoted = [line for line in body.splitlines() if line.startswith(">")]
        parts.append(Part(title.strip(), quoted, found[0][0], found[0][1:]))
    return opening, parts


def task(folder, opening, lang):
    """Name and points of the essay that the first line names, and the criteria of the task's table in its language."""
    exercise = source.read(folder / "exercise.py")
    name = re.match(r"# M\d\d ([a-z-]+)", opening)[1]
    essay = next(cell for cell in exercise.of("essay") if (cell.name, cell.lang) == (name, lang))
    before = exercise.cells[: exercise.cells.index(essay)]
    asked = [table for cell in before if cell.lang == lang for table in tables(cell.source)]
    head = WORDS[lang]["criteria"]
    return essay.points, next(table[1:] for table in reversed(asked) if table[0] == head)


def points(rows, column):
    """Whole numbers of a column, 0 to 3 each, that add up to the last row; the total is left out."""
    values = [int(row[column]) for row in rows]
    assert sum(values[:-1]) == values[-1]
    assert set(values[:-1]) <= {0, 1, 2, 3}
    return values[:-1]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name[:3])
def test_a_scheme_stands_in_both_languages_and_says_the_same_points(folder):
    def figures(lang):
        return [[[cell for cell in row if cell.isdigit()] for row in part.rows] for part in scheme(folder, lang)[1]]

    assert figures("zh") == figures("en")
    assert task(folder, scheme(folder, "zh")[0], "zh")[0] == task(folder, scheme(folder, "en")[0], "en")[0]


@pytest.mark.parametrize(("folder", "lang"), BOTH)
def test_its_parts_are_there_in_order(folder, lang):
    opening, parts = scheme(folder, lang)
    words = WORDS[lang]
    assert opening.startswith(f"# {folder.name[:3].upper()} ")
    assert words["invented"] in opening
    assert len(parts) == len(words["parts"])
    assert all(part.title.startswith(name) for part, name in zip(parts, words["parts"], strict=True))
    assert [part.head for part in parts] == [words["criteria"], *[words["sample"]] * 4, *[words["raters"]] * 2]
    assert all(sum(map(len, part.quoted)) >= 60 for part in parts[1:]), "a sample without its text"
    assert all(all(row) for part in parts[:5] for row in part.rows), "an empty cell"


@pytest.mark.parametrize(("folder", "lang"), BOTH)
def test_criteria_and_maximum_are_those_of_the_task(folder, lang):
    opening, parts = scheme(folder, lang)
    worth, asked = task(folder, opening, lang)
    names = [row[0] for row in asked]
    assert worth == 3 * len(names)
    assert all(len(row) == 5 for row in asked)
    assert [row[0] for row in parts[0].rows] == names
    assert all([row[0] for row in part.rows] == [*names, WORDS[lang]["total"]] for part in parts[1:])
    assert all(len(set(row[1:])) == 4 for row in parts[0].rows), "two levels with the same words"


@pytest.mark.parametrize(("folder", "lang"), BOTH)
def test_samples_stand_for_the_four_levels(folder, lang):
    samples = [points(part.rows, 1) for part in scheme(folder, lang)[1][1:5]]
    assert [statistics.median(sample) for sample in samples] == [0, 1, 2, 3]
    assert set(samples[3]) == {3}
    assert samples[2][-1] > 0  # a report with 0 for its limits does not pass


@pytest.mark.parametrize(("folder", "lang"), BOTH)
def test_raters_differ_where_it_is_said_and_agree_between_their_marks(folder, lang):
    for part in scheme(folder, lang)[1][5:]:
        one, other, agreed = (points(part.rows, column) for column in (1, 2, 3))
        assert one != other
        assert all(min(pair) <= mark <= max(pair) for *pair, mark in zip(one, other, agreed, strict=True))
        said = [bool(row[4]) for row in part.rows[:-1]]
        assert said == [a != b for a, b in zip(one, other, strict=True)]


def test_there_is_a_scheme_for_the_search_report():
    assert "m05_novelty_search" in [path.name for path in FOLDERS]
