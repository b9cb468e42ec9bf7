"""The trainee's page: what it must say, and what must never be on it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from ipgrader import books, build, course, feedback, marks, outcomes, pages, run, stopped, tasks
from ipgrader.batch import How
from ipgrader.options import Asked
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

# A folder name is free text: whoever hands in can choose it.
HOSTILE = "x<img src=q onerror=alert(1)>"
COHORT = "title: {zh: 甲班 <b>一</b>, en: First}\nlanguage: zh\nmodules: [M01]\nparameters: {province: 浙江省}\n"
SCRIPT = (
    "<script>alert('s')</script><img src=http://x.invalid/p.png onerror=alert(2)><a href='javascript:alert(3)'>go</a>"
)


class Elements(HTMLParser):
    """Tags and attributes of a page, as a browser would see them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def answered(released: Path, **texts: str):
    """The released notebook with some answers, by task name."""
    notebook = nbformat.read(released, as_version=4)
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        cell.source = texts.get(grade_id.removeprefix("m01-").replace("-", "_"), cell.source)
    return notebook


def hostile(released: Path):
    notebook = answered(released, name_length="name_length = letters", gap=f"差距 {SCRIPT}")
    shown = "from IPython.display import HTML, Javascript, Markdown, SVG, display\n"
    table = '<style>body {display: none}</style><table onclick="alert(4)"><tr><td>表</td></tr></table>'
    shown += f"markup = {SCRIPT + table!r}\n"
    shown += "drawn = '<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(5)</script></svg>'\n"
    shown += "display(HTML(markup), Markdown(markup), SVG(drawn), Javascript('alert(6)')); print(markup)"
    notebook.cells.insert(6, new_code_cell(shown, id="mine"))
    notebook.cells.insert(7, new_markdown_cell(SCRIPT, id="mine-too"))
    notebook.cells[6].outputs = [new_output("display_data", {"text/html": SCRIPT})]
    return notebook


WORK = {
    "right": {
        "name_length": "name_length = letters",
        "double": "def double(number):\n    return 2 * number",
        "gap": "下一个差距",
    },
    "seed": {"name_length": "name_length = seed", "double": "def double(number):\n    return number"},
    "stops": {"name_length": "letters = letters + 1\nname_length = letters / 0"},
    "loops": {"name_length": "while True:\n    letters += 1", "double": "def double(number):\n    return 2 * number"},
    "lacks": {"name_length": "name_length = letters", "double": "def double(number):\n    return 2 * number"},
    "peeks": {"name_length": "import pathlib\nname_length = letters\nprint(pathlib.Path('tiny.ipynb').read_text())"},
}


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """A marked course with its feedback. Read it; don't write into it."""
    root = tmp_path_factory.mktemp("feedback") / "tiny"
    shutil.copytree(Path(__file__).parent / "course", root)
    settings = (Path(__file__).parents[2] / "grader" / "nbgrader_config.py").read_text(encoding="utf-8")
    assert "Execute.timeout = 60" in settings
    settings = settings.replace("Execute.timeout = 60", "Execute.timeout = 5")  # one of them never ends
    (root / "grader" / "nbgrader_config.py").write_text(settings, encoding="utf-8")
    (root / "grader/cohorts/pages.yaml").write_text(COHORT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPLAB_COURSE", str(root))
        found = course.of("pages")
        (released,) = run.released(found)
        for trainee, texts in WORK.items():
            notebook = answered(released, **texts)
            if trainee == "lacks":
                notebook.cells = [c for c in notebook.cells if c.metadata.nbgrader.grade_id != "m01-double-check"]
            hand_in(found, trainee, build.dumps(notebook))
        hand_in(found, HOSTILE, build.dumps(hostile(released)))
        hand_in(found, "broken", '{"cells": [')
        run.marked(found, Asked(How("nbgrader", walls=False)))  # whose outputs hold more that must not be shown
        feedback.write(found)
        yield found


def hand_in(found, trainee: str, text: str) -> None:
    (found.inbox / trainee).mkdir(parents=True)
    (found.inbox / trainee / "tiny.ipynb").write_text(text, encoding="utf-8")


def page(found, trainee: str) -> str:
    return (found.folder / "feedback" / trainee / "m01_tiny" / "tiny.html").read_text(encoding="utf-8")


def section(text: str, task: str) -> str:
    return text.split(f'<section class="card task" id="{task}">', 1)[1].split("</section>", 1)[0]


EVERYBODY = [*WORK, HOSTILE, "broken"]


def test_every_trainee_has_a_page(marked):
    assert {one.trainee: one.code for one in outcomes.read(marked)} == {
        **dict.fromkeys([*WORK, HOSTILE], "marked"),
        "broken": "unreadable",
    }
    assert all("甲班 &lt;b&gt;一&lt;/b&gt;" in page(marked, trainee) for trainee in EVERYBODY)


@pytest.mark.parametrize("trainee", EVERYBODY)
def test_no_hidden_check_is_shown(trainee, marked):
    source = tasks.source(marked.folder, "m01_tiny", "tiny")
    secret = tasks.hidden_lines(source)
    assert "assert name_length == len(province)" in secret
    text = page(marked, trainee)
    assert not [line for line in secret if line in text or str(pages.Markup.escape(line)) in text]
    assert "HIDDEN TESTS" not in text
    assert "_check" not in text.split("</style>")[1].replace("m01-", "")


def test_what_a_trainee_looked_up_is_withheld(marked):
    autograded = (marked.folder / "autograded/peeks/m01_tiny/tiny.ipynb").read_text(encoding="utf-8")
    notebook = nbformat.reads(autograded, as_version=4)
    printed = [str(o.text) for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs if "text" in o]
    assert any("assert name_length == len(province)" in text for text in printed), "the submission did look"
    assert "不应展示" in section(page(marked, "peeks"), "name-length")


@pytest.mark.parametrize("trainee", EVERYBODY)
def test_nothing_runs_and_nothing_is_loaded(trainee, marked):
    found = Elements(page(marked, trainee))
    assert {"script", "iframe", "object", "embed", "form", "svg", "base"}.isdisjoint(found.tags)
    assert found.tags.count("style") == 1
    assert not [item for item in found.attributes if item[1].startswith("on")]
    addresses = [value for _, name, value in found.attributes if name in ("src", "href")]
    assert addresses
    assert not [value for value in addresses if not value.startswith(("data:", "#"))]
    assert ("meta", "content", pages.POLICY) in found.attributes


def test_hostile_text_is_still_readable(marked):
    text = page(marked, HOSTILE)
    assert "&lt;script&gt;alert(&#39;s&#39;)" in text, "printed text is shown as text"
    assert "<td>表</td>" in text
    assert "x&lt;img src=q onerror=alert(1)&gt;" in text


def test_a_failed_check_teaches_in_the_cohorts_language(marked):
    text = section(page(marked, "seed"), "double")
    assert "<p>没有加倍</p>" in text
    assert "It is not doubled" not in text
    assert "not-doubled" not in text
    assert '<div class="hint">' not in section(page(marked, "right"), "double")


def test_points_are_those_of_the_gradebook(marked):
    assert "3 / 3" in section(page(marked, "right"), "name-length")
    assert "1 / 3" in section(page(marked, "seed"), "name-length")
    assert "0 / 3" in section(page(marked, "seed"), "double")
    assert '<p class="big">6 <small>/ 6</small>' in page(marked, "right")


def test_an_essay_waits_for_a_person_or_was_not_written(marked):
    assert "等待人工评分" in section(page(marked, "right"), "gap")
    assert "没有作答" in section(page(marked, "seed"), "gap")
    assert "等待人工评分" not in section(page(marked, "seed"), "gap")


def test_an_essay_left_as_it_came_is_not_said_to_be_marked(marked):
    text = page(marked, "seed")
    assert "没有作答</span>" in section(text, "gap")
    assert "老师的评语" not in section(text, "gap"), "nbgrader's own word is not the instructor's"
    card = text.split("人工评分</p>")[1].split("</div>")[0]
    assert "没有作答。" in card
    assert "已评完" not in card


def test_nothing_is_done_while_a_task_waits_for_a_person(marked):
    text = page(marked, "lacks")
    assert "等待人工评分" in section(text, "double")
    assert "已评完" not in text
    assert "等待人工评分的题还没有计入。" in text
    assert "还有 1 题等待人工评分" in text


def test_a_cell_stopped_by_time_is_said_to_be(marked):
    text = section(page(marked, "loops"), "name-length")
    assert "它运行超过时限，被中止" in text
    assert re.search(r"<code>(while True:|letters \+= 1)</code>", text)
    assert "KeyboardInterrupt" not in page(marked, "loops")
    assert "CellTimeoutError" not in page(marked, "loops")


def test_a_check_stopped_by_time_says_so():
    errors = [
        new_output("error", ename=name, evalue="", traceback=[]) for name in ("KeyboardInterrupt", stopped.TIMED_OUT)
    ]
    assert marks.message(new_code_cell(outputs=errors)) == ("", marks.TIMED)
    assert marks.message(new_code_cell(outputs=errors[:1])) == ("", marks.STOPPED.format(kind="KeyboardInterrupt"))


def test_an_answer_that_stops_shows_its_own_line(marked):
    text = section(page(marked, "stops"), "name-length")
    assert "<code>name_length = letters / 0</code>" in text
    assert "ZeroDivisionError: division by zero" in text
    assert "Traceback" not in page(marked, "stops")


def test_who_could_not_be_marked_is_told_what_to_do(marked):
    text = page(marked, "broken")
    for words in ("发生了什么", "保留了什么", "请您做什么", "再交一次"):
        assert words in text
    assert 'id="points"' not in text


def test_the_trainee_sees_the_task_and_own_cells(marked):
    text = section(page(marked, HOSTILE), "name-length")
    assert "任务 1" in text
    assert "您自己加的一格" in text


@pytest.fixture
def copied(marked, tmp_path, monkeypatch):
    """A copy of the marked course, to change."""
    shutil.copytree(marked.folder.parents[2], tmp_path / "tiny")
    monkeypatch.setenv("IPLAB_COURSE", str(tmp_path / "tiny"))
    return course.of("pages")


def test_nbgraders_own_command_writes_the_same_pages(copied, marked):
    shutil.rmtree(copied.folder / "feedback")
    env = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    command = [sys.executable, "-m", "nbgrader", "generate_feedback", "m01_tiny"]
    done = subprocess.run(command, cwd=copied.folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for trainee in [*WORK, HOSTILE]:
        assert page(copied, trainee) == page(marked, trainee)


def test_a_persons_points_and_comment_reach_the_page(copied):
    with books.gradebook(copied) as book:
        grade = book.find_grade("m01-gap", "tiny", "m01_tiny", "right")
        grade.manual_score, grade.needs_manual_grade = 3.5, False
        book.find_comment("m01-gap", "tiny", "m01_tiny", "right").manual_comment = f"**很好** {SCRIPT}"
        book.db.commit()
    feedback.write(copied)
    assert "已评完。" in page(copied, "right")
    text = section(page(copied, "right"), "gap")
    assert "3.5 / 4" in text
    assert "<strong>很好</strong>" in text
    assert "<script" not in text


def test_an_endless_output_is_cut():
    shown = pages.outputs([new_output("stream", name="stdout", text="长" * 2_000_000)])
    assert len("".join(shown)) < 10_000
    assert "略去" in shown[0]


HALVES = [
    ("没有加倍 / It is not doubled.", "没有加倍", "It is not doubled."),
    ("覆盖率 = 城市 / 全部 / coverage = cities / all", "覆盖率 = 城市 / 全部", "coverage = cities / all"),
    ("用了 active 一列 / The column active was used", "用了 active 一列", "The column active was used"),
    ("成都市漏了 / 成都市 is missing", "成都市漏了", "成都市 is missing"),
    ("6/9 不对 / 6/9 is wrong", "6/9 不对", "6/9 is wrong"),
    ("只有一种话", "只有一种话", "只有一种话"),
    ("only English", "only English", "only English"),
    ("a / b", "a / b", "a / b"),
    ("第一行 / line one\n第二行 / line two", "第一行\n第二行", "line one\nline two"),
]


@pytest.mark.parametrize(("text", "zh", "en"), HALVES)
def test_a_message_is_cut_between_its_languages(text, zh, en):
    assert (pages.half(text, "zh"), pages.half(text, "en")) == (zh, en)
