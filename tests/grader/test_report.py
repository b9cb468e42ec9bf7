"""The cohort report: right counts, plain advice, one page that stands alone."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace

import nbformat
import pandas as pd
import pytest
from ipgrader import advice, charts, course, kernels, marks, outcomes, report, results, sections
from ipgrader.batch import MARKINGS, How
from ipgrader.errors import MarkingError

MODULE = "m01_x"
# trainee: outcome, points of count (of 4) and of share (of 2), is the essay (of 6) still to be marked
COHORT = {
    "007": ("marked", 4, 2, True),
    "NA": ("marked", 4, 0, True),
    "c": ("marked_late", 1, 0, True),
    "d": ("marked", 0, 0, False),
    "e": ("marked", 4, 2, True),
    "f": ("unreadable", None, None, False),
}
TIME = "2026-04-03 09:00:00.000000 UTC"
OTHER = ("参数与本班不同。", "The parameters are not your cohort's.")
MISSING = ("少了一格。", "A cell is missing.")
NOTES = [("c", OTHER), ("007", OTHER), ("007", OTHER), ("e", MISSING)]  # 007 has it twice
MESSAGES = [
    ("NA", "share", "per-cent", "返回的是百分数 / This is per cent."),
    ("c", "share", "per-cent", "返回的是百分数 / This is per cent."),
    ("c", "count", "per-cent", "返回的是百分数 / This is per cent."),
    ("c", "count", "closed", "停办的也数了 / Closed ones are counted."),
    ("d", "count", "not-answered", "还没有作答 / Not answered yet."),
    ("d", "share", "blank-left", "还有空没填 / A blank is left."),
]


def tables() -> dict[str, pd.DataFrame]:
    """The five tables of a small cohort."""
    seconds = {"c": 140_000.0}
    ways = {"unreadable": "", "marked_late": "shared"}
    every = [
        (who, MODULE, code, seconds.get(who, 0.0), TIME, "", ways.get(code, "isolated"))
        for who, (code, *_) in COHORT.items()
    ]
    columns = ["trainee", "module", "code", "late_seconds", "submitted", "rehearsal", "marking"]
    rows = [row for who, what in COHORT.items() for row in _marks(who, *what)]
    marks = pd.DataFrame(rows, columns=["trainee", "module", "outcome", "task", "points", "max_points", "needs_manual"])
    cells = marks[marks["outcome"] != "unreadable"].assign(grade_id="m01-" + marks["task"] + "-check")
    said = [(who, MODULE, f"m01-{task}-check", task, name, text) for who, task, name, text in MESSAGES]
    return {
        "outcomes": pd.DataFrame(every, columns=columns),
        "marks": marks,
        "cells": cells,
        "messages": pd.DataFrame(said, columns=["trainee", "module", "grade_id", "task", "mistake", "message"]),
        "tasks": pd.DataFrame(
            [
                (MODULE, "count", "任务 1　数", False),
                (MODULE, "share", "任务 2　比", False),
                (MODULE, "gap", "任务 3　写", True),
            ],
            columns=["module", "task", "title", "by_person"],
        ),
        "notes": pd.DataFrame([(who, MODULE, *note) for who, note in NOTES], columns=list(results.NOTES)),
        "loose": pd.DataFrame({"file": ["chen_jie.ipynb", "<b>.ipynb"]}),
    }


def _marks(who, code, count, share, waiting):
    nothing = code == "unreadable"
    yield who, MODULE, code, "count", count, 4.0, False
    yield who, MODULE, code, "share", share, 2.0, False
    yield who, MODULE, code, "gap", None if waiting or nothing else 0.0, 6.0, waiting


@pytest.fixture
def found(tmp_path):
    """The small cohort as the report reads it, from files."""
    for name, frame in tables().items():
        frame.to_csv(tmp_path / f"{name}.csv", index=False)
    return results.read(*(tmp_path / f"{name}.csv" for name in report.TABLES))


def test_ids_stay_text(found):
    assert list(results.matrix(found, MODULE).index) == ["007", "NA", "c", "d", "e", "f"]


def test_points_by_trainee_and_task(found):
    matrix = results.matrix(found, MODULE)
    assert list(matrix.columns) == ["count", "share", "gap"]
    assert list(matrix.loc["NA", ["count", "share"]]) == [4, 0]
    assert matrix["gap"].isna().tolist() == [True, True, True, False, True, True]
    assert matrix.loc["f"].isna().all()


def test_automatic_points_leave_the_essay_out(found):
    assert dict(results.automatic(found, MODULE)) == {"007": 6, "NA": 4, "c": 1, "d": 0, "e": 6}
    assert results.automatic_most(found, MODULE) == 6


def test_difficulty_counts_marked_submissions(found):
    count = results.by_check(found, MODULE).loc["m01-count-check"]
    assert (count["full"], count["part"], count["none"], count["n"]) == (3, 1, 1, 5)
    assert count["share"] == pytest.approx(13 / 20)
    assert list(results.by_task(found, MODULE).index) == ["count", "share"], "the essay is not marked in all yet"
    assert list(results.by_check(found, MODULE).index) == ["m01-count-check", "m01-share-check"], "no essay"


def test_a_mistake_counts_once_a_trainee(found):
    listed = results.mistakes(found, MODULE)
    assert list(zip(listed["mistake"], listed["n"], strict=True)) == [("per-cent", 2), ("closed", 1)]
    assert listed.loc[0, "who"] == ["NA", "c"]
    assert listed.loc[0, "tasks"] == ["count", "share"]
    assert set(results.stumbles(found, MODULE)["mistake"]) == {"not-answered", "blank-left"}


def test_who_waits_who_is_late_who_wrote_nothing(found):
    assert list(results.waiting(found, MODULE)["trainee"]) == ["007", "NA", "c", "e"]
    assert dict(results.late(found, MODULE)) == {"c": 140_000}
    assert dict(results.unmarked(found, MODULE)) == {"f": "unreadable"}
    assert results.untouched(found, MODULE) == ["d"]


ADVICE = {
    "zh": """还有 4 份作答等待人工评分
        ipgrader report demo
        f：文件打不开
        c（1 天 15 小时）
        d 交来的作业没有作答
        2 人犯了同一个错误：返回的是百分数
        “任务 2　比”只得到 40% 的分（5 份）""",
    "en": """4 answers wait for a person
        ipgrader report demo
        f: file cannot be opened
        c (1 d 15 h)
        d handed in a notebook without an answer
        2 trainees made the same mistake: This is per cent
        earned 40% of its points (5 submissions)""",
}


@pytest.mark.parametrize(("language", "expected"), ADVICE.items())
def test_advice_names_what_to_do(language, expected, found):
    text = advice.steps(found, MODULE, language, "build/cohorts/demo")
    assert [words for words in expected.splitlines() if words.strip() not in text] == []


def test_nothing_to_do_is_not_made_up(found):
    keep = found.outcomes["trainee"] == "007"
    only = results.Results(
        *(frame[frame["trainee"] == "007"] if "trainee" in frame else frame for frame in vars(found).values())
    )
    only = results.Results(
        found.outcomes[keep], only.marks.assign(needs_manual=False), only.cells, only.messages, only.tasks
    )
    assert advice.steps(only, MODULE, "en", "x").count("<li>") == 1, "only: where the feedback is"


def test_few_submissions_are_not_summed_up(found):
    assert "median 4" in sections.summary(found, MODULE, "en")
    few = results.Results(
        found.outcomes, found.marks[found.marks["trainee"] != "e"], found.cells, found.messages, found.tasks
    )
    assert "too few" in sections.summary(few, MODULE, "en")
    assert "median" not in sections.summary(few, MODULE, "en")


def test_a_rehearsal_is_said_to_be_one(found):
    assert sections.rehearsal(found, "zh") == ""
    played = found.outcomes.assign(rehearsal=["solution", "", "", "", "", ""])
    some = results.Results(played, found.marks, found.cells, found.messages, found.tasks)
    assert "6 份提交中有 1 份由答卷样例拼成，不是真人作业" in sections.rehearsal(some, "zh")


def test_tables_escape_what_comes_from_outside(found):
    foul = "<script>alert(1)</script> / <b>x</b>"
    said = found.messages.assign(message=foul, trainee="<i>t</i>")
    bad = results.Results(found.outcomes, found.marks, found.cells, said, found.tasks)
    text = sections.mistakes(bad, MODULE, "zh")
    assert "&lt;script&gt;" in text
    assert not re.search(r"<script|<i>t|<b>x", text)


def test_every_outcome_has_words():
    assert set(sections.OUTCOMES) == set(outcomes.WORDS)


def test_figures_speak(found):
    drawn = charts.distribution(results.automatic(found, MODULE), 6, "en")
    assert drawn.text == "Points marked automatically: 0: 1; 1: 1; 4: 1; 6: 2"
    bars = charts.difficulty(results.by_task(found, MODULE), sections.titles(found, MODULE), "zh")
    assert "任务 1　数: 3/1/1" in bars.text
    assert drawn.png.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["sc01", "sc12"], ["01", "12"]),
        (["20260107", "20260112"], ["107", "112"]),
        (["ann", "bob"], ["ann", "bob"]),
        (["007", "012"], ["007", "012"]),
        (["a"], ["a"]),
        (["zhangsan", "lisi"], []),
        (["anna", "anne"], []),
        (["b_full", "b_one", "王丽"], []),
        (["sc01", "sc02", "王丽"], []),
        (["a_1", "class_1"], []),
    ],
)
def test_dots_carry_a_readable_id_or_none(names, shown):
    assert list(charts._labels(names).values()) == shown


def test_a_note_that_many_share_stands_once(found):
    listed = results.notes(found, MODULE)
    assert list(zip(listed["zh"], listed["n"], listed["who"], strict=True)) == [
        (OTHER[0], 2, ["007", "c"]),
        (MISSING[0], 1, ["e"]),
    ]
    text = sections.notes(found, MODULE, "en")
    assert 'The parameters are not your cohort&#39;s.</td><td class="">007, c<' in text
    assert OTHER[0] not in text
    assert "None." in sections.notes(replace(found, notes=found.notes[:0]), MODULE, "en")
    assert "Submissions with a note: 3." in advice.steps(found, MODULE, "en", "x")


def test_loose_notebooks_are_named_once_with_what_to_do(found):
    zh, en = (advice.steps(found, MODULE, language, "build/cohorts/demo") for language in ("zh", "en"))
    for text in (zh, en):
        assert "chen_jie.ipynb" in text
        assert "&lt;b&gt;.ipynb" in text
        assert "<code>chen_jie/</code>" in text
        assert "<code>ipgrader cohort run demo</code>" in text
    assert "2 个笔记本没有放进学员的文件夹" in zh
    two = replace(found, outcomes=pd.concat([found.outcomes, found.outcomes.assign(module="m02_y")]))
    assert "chen_jie" not in advice.steps(two, "m02_y", "zh", "x"), "the inbox is that of all modules: said once"


def test_lateness_that_nobody_knows_is_not_none(found):
    assert "not known" not in sections.cards(found, "en", "2026-04-03 18:00")
    untimed = found.outcomes.assign(submitted=[TIME, "", "", TIME, TIME, ""])
    without = replace(found, outcomes=untimed)
    assert "time of submission not known: 2<" in sections.cards(without, "en", "2026-04-03 18:00"), "f is not marked"
    assert "提交时间不明：2 份" in sections.cards(without, "zh", "2026-04-03 18:00")
    assert "no due time was set" in sections.cards(without, "en", "")


def test_one_missing_check_does_not_drop_a_task(found):
    hit = (found.marks["trainee"] == "e") & (found.marks["task"] == "share")
    lacking = replace(found, marks=found.marks.assign(needs_manual=found.marks["needs_manual"] | hit))
    tally = results.by_task(lacking, MODULE)
    assert list(tally.index) == ["count", "share"]
    share = tally.loc["share"]
    assert (share["full"], share["part"], share["none"], share["n"]) == (1, 0, 3, 4)
    drawn = charts.difficulty(tally, sections.titles(lacking, MODULE), "en").text
    assert "任务 2　比 (n = 4): 1/0/3" in drawn
    assert "任务 1　数: 3/1/1" in drawn


def test_what_a_check_said_is_shown_where_it_names_no_mistake(found):
    broken = marks.STOPPED.format(kind="NameError")
    more = [
        ("e", "count", broken),
        ("007", "count", broken),
        ("c", "share", marks.TIMED),
        ("NA", "count", marks.UNNAMED),
    ]
    rows = [(who, MODULE, f"m01-{task}-check", task, "", text) for who, task, text in more]
    said = pd.concat([found.messages, pd.DataFrame(rows, columns=found.messages.columns)])
    text = sections.stumbles(replace(found, messages=said), MODULE, "zh")
    assert '（NameError）：多半是作答格没有运行成功</td><td class=""><code>—</code></td><td class="">1</td>' in text
    assert "007, e" in text
    assert "检查运行超过时限，被中止" in text
    assert text.count("检查没有给出可用的说明") == 1, "only where it said nothing of use"


@pytest.fixture(scope="module")
def written(finished):
    """The report of the tiny course."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPLAB_COURSE", str(finished.folder.parents[2]))
        return report.write(finished).read_text(encoding="utf-8")


def test_the_report_is_one_page_that_stands_alone(written):
    assert {"script", "iframe", "svg", "object", "form"}.isdisjoint(re.findall(r"<(\w+)", written))
    assert re.findall(r"<link [^>]*>", written) == ['<link rel="icon" href="data:,">']
    pictures = re.findall(r'<img src="(.{22})[^"]*" alt="([^"]+)"', written)
    assert [start for start, _ in pictures] == ["data:image/png;base64,"] * 2
    assert written.count("<img") == len(pictures)
    assert "http://" not in written
    assert "https://" not in written


def test_the_report_holds_everyone_and_no_code(written, finished):
    for one in outcomes.read(finished):
        assert f'<a href="feedback/{one.trainee}/m01_tiny/tiny.html">{one.trainee}</a>' in written
    assert "import" not in written.split("</style>")[1]
    assert "用了随机种子" in written
    assert "seed-for-length" in written
    assert "演练：5 份提交中有 5 份" in written
    assert "省级行政区</dt><dd>浙江省" in written


def test_notes_and_loose_notebooks_reach_the_page(again, capfd):
    note = {"zh": "这份作业的参数与本班不同。", "en": "Another cohort's copy."}
    first, second, *_ = outcomes.read(again)
    for one in (first, second):
        outcomes.write(again, replace(one, notes=(note,), submitted=""))
    (again.inbox / "chen_jie.ipynb").write_text("{}", encoding="utf-8")
    text = report.write(again).read_text(encoding="utf-8")
    table = text.split('<table id="notes">')[1].split("</table>")[0]
    assert f'{note["zh"]}</td><td class="">{first.trainee}, {second.trainee}<' in table
    assert "chen_jie.ipynb" in text.split('<ol id="next">')[1].split("</ol>")[0]
    assert "提交时间不明" in text
    said = capfd.readouterr()
    assert "IPKernelApp] WARNING" not in said.out + said.err, "no note of the kernel's that alarms who runs this"


def test_the_english_report_has_no_chinese_prose():
    texts = [cell.source for cell in report.notebook("en").cells if cell.cell_type == "markdown"]
    assert texts
    assert not [text for text in texts if re.search("[一-鿿]", text)]
    assert len(texts) == len([cell for cell in report.notebook("zh").cells if cell.cell_type == "markdown"])


def test_without_results_there_is_no_report(tiny):
    with pytest.raises(MarkingError, match="ipgrader mark zh_fill"):
        report.write(course.of("zh_fill"))


def test_a_report_that_stops_says_where_to_look(again, monkeypatch, tmp_path):
    broken = tmp_path / "broken.py"
    broken.write_text('# %% tags=["parameters"]\nlanguage = "zh"\n\n# %%\n1 / 0\n', encoding="utf-8")
    monkeypatch.setattr(report, "NOTEBOOK", broken)
    shutil.rmtree(again.folder / "tables", ignore_errors=True)
    with pytest.raises(MarkingError, match=r"ZeroDivisionError.*report\.ipynb"):
        report.write(again)


def test_the_report_is_the_same_on_either_kernel(again, monkeypatch):
    pages = []
    for kernel in (kernels.WARM, kernels.COLD):
        monkeypatch.setenv("IPLAB_KERNEL", kernel)
        pages.append(re.sub(r"\d\d:\d\d", "", report.write(again).read_text(encoding="utf-8")))
        ran = nbformat.read(again.folder / "report.ipynb", as_version=4)
        assert ran.metadata.papermill.parameters and len(pages[-1]) > 5000
    assert pages[0] == pages[1]


def test_it_says_how_the_checks_ran(found):
    isolated = sum(code not in ("unreadable", "marked_late") for code, *_ in COHORT.values())
    text = str(sections.cards(found, "en"))
    assert f"checks isolated: {isolated}; checks and answers in one process, sandboxed: 1" in text
    assert f"检查与作答隔离 {isolated} 份" in str(sections.cards(found, "zh"))


def test_every_way_of_marking_has_words():
    ways = {How(marking, walls=walls).name for marking in MARKINGS for walls in (True, False)}
    assert ways == set(sections.WAYS)
