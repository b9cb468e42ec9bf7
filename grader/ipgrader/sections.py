"""The parts of the cohort report as HTML, in one language. Every value is escaped: ids and messages are foreign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import pandas as pd
from markupsafe import Markup

from ipgrader import marks, outcomes
from ipgrader import results as tables
from ipgrader.pages import half, number, say
from ipgrader.results import Results, each

# code: (zh, en), a word or two for a table
OUTCOMES = {
    "marked": ("已评分", "marked"),
    "marked_repaired": ("已评分，恢复过锁定的格", "marked, locked cells put back"),
    "marked_late": ("已评分，迟交", "marked, late"),
    "stopped": ("已评分，有的格被中途停止", "marked, something was stopped"),
    "unreadable": ("文件打不开", "file cannot be opened"),
    "not_ours": ("不是本次作业", "another notebook"),
    "empty": ("没有笔记本", "no notebook"),
    "two_notebooks": ("不止一个笔记本", "several notebooks"),
    "failed": ("评分程序出错", "marking failed"),
}
# How checks ran (outcomes' marking): (zh, en)
WAYS = {
    "isolated": ("检查与作答隔离", "checks isolated"),
    "shared": ("检查与作答同一进程，有沙箱", "checks and answers in one process, sandboxed"),
    "isolated, no sandbox": ("检查与作答隔离，没有沙箱", "checks isolated, no sandbox"),
    "shared, no sandbox": ("检查与作答同一进程，没有沙箱", "checks and answers in one process, no sandbox"),
    "nbgrader": ("由 nbgrader 评，没有沙箱", "by nbgrader, no sandbox"),
}
# The id of a message that names no misconception, in words
STUMBLES = {
    "": ("检查没有给出可用的说明", "the check gave no usable explanation"),
    "other": ("结果不对，但不是检查认得的错误", "wrong, but not a mistake the check knows"),
    "stopped": ("答案运行时出错", "the answer stopped with an error"),
    "not-answered": ("没有作答", "not answered"),
    "blank-left": ("还有空没有填", "a blank was left"),
}
NUMBERED = re.compile(r"^(?:任务|Task)\s*\d+\s*")
MOST_MESSAGE = 160  # characters of a message in a table; the feedback page holds the whole
ENOUGH = 5  # below this many submissions a share says nothing about a task


def titles(results: Results, module: str) -> dict[str, str]:
    """Task titles, by task."""
    own = results.tasks[results.tasks["module"] == module]
    return dict(zip(own["task"], own["title"], strict=True))


def table(heads: Sequence[str], rows: Iterable[Sequence[Any]], numeric: Sequence[int] = (), name: str = "") -> Markup:
    """A table; Markup cells stay, everything else is escaped. `numeric`: columns to align right."""
    kind = ["n" if number in numeric else "" for number in range(len(heads))]
    head = Markup().join(Markup('<th class="{}">{}</th>').format(k, h) for k, h in zip(kind, heads, strict=True))
    body = Markup("\n").join(
        Markup("<tr>{}</tr>").format(Markup().join(_cell(k, v) for k, v in zip(kind, row, strict=True))) for row in rows
    )
    frame = '<div class="wide"><table id="{}"><thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody></table></div>'
    return Markup(frame).format(name, head, body)


def _cell(kind: str, value: Any) -> Markup:
    if hasattr(value, "share"):
        return Markup('<td class="n" style="background: rgba(11, 90, 138, {:.2f})">{}</td>').format(
            value.share * 0.32, value.text
        )
    return Markup('<td class="{}">{}</td>').format(kind, value)


class Shade:
    """A number on a ground as dark as its share."""

    def __init__(self, text: str, share: float) -> None:
        """text: what is shown; share: 0 to 1."""
        self.text, self.share = text, max(0.0, min(1.0, share))


def cards(results: Results, language: str, due: str = "") -> Markup:
    """The cohort at a glance; `due`: when the work was due, "" if the cohort has no such time."""
    t = say(language)
    every, waiting = results.outcomes, results.marks["needs_manual"]
    marked = every["code"].isin(outcomes.MARKED)
    shown = [
        (t("收到提交", "handed in"), len(every), ""),
        (t("已评分", "marked"), int(marked.sum()), _ways(results, language)),
        (t("未能评分", "could not be marked"), int((~marked).sum()), ""),
        (t("迟交", "late"), *_lateness(results, language, due)),
        (t("等待人工评分", "answers waiting for a person"), int(waiting.sum()), ""),
    ]
    one = Markup('<div class="card"><p class="soft">{}</p><p class="big">{}</p>{}</div>')
    return Markup('<div class="cards">{}</div>').format(
        Markup().join(one.format(name, value, _below(more)) for name, value, more in shown)
    )


def _lateness(results: Results, language: str, due: str) -> tuple[Any, str]:
    """How many are late, and of how many nobody knows."""
    t, unknown = say(language), tables.untimed(results)
    if not due:
        return "—", t("没有设截止时间", "no due time was set")
    more = t(f"提交时间不明：{unknown} 份", f"time of submission not known: {unknown}") if unknown else ""
    return int((results.outcomes["late_seconds"] > 0).sum()), more


def _ways(results: Results, language: str) -> str:
    """How the checks ran, and for how many: marks given in one process with the answers are another kind of mark."""
    often = results.outcomes["marking"].replace("", None).value_counts().to_dict()
    if language == "zh":
        return "；".join(f"{WAYS[str(way)][0]} {number} 份" for way, number in often.items())
    return "; ".join(f"{WAYS[str(way)][1]}: {number}" for way, number in often.items())


def _below(text: str) -> Markup:
    return Markup('<p class="soft">{}</p>').format(text) if text else Markup()


def notes(results: Results, module: str, language: str) -> Markup:
    """What marking noted on submissions, and on whose: another cohort's copy, missing cells, no time, …"""
    t, found = say(language), tables.notes(results, module)
    if found.empty:
        return Markup("<p>{}</p>").format(t("没有。", "None."))
    rows = [(row.n, getattr(row, language), ", ".join(row.who)) for row in each(found)]
    return table([t("人数", "trainees"), t("说明", "note"), t("学员", "who")], rows, (0,), "notes")


def rehearsal(results: Results, language: str) -> Markup:
    """A notice when submissions were put together for a rehearsal; empty otherwise."""
    played = int(results.outcomes["rehearsal"].ne("").sum())
    if not played:
        return Markup()
    text = say(language)(
        f"演练：{len(results.outcomes)} 份提交中有 {played} 份由答卷样例拼成，不是真人作业；结果只用来检验流程。",
        f"Rehearsal: {played} of {len(results.outcomes)} submissions were put together from sample answers and are "
        "nobody's real work; the results only try out the procedure.",
    )
    return Markup('<div class="hint" id="rehearsal"><p><b>{}</b></p></div>').format(text)


def scores(results: Results, module: str, notebook: str, language: str) -> Markup:
    """Points by trainee and task, with a link to each feedback page."""
    t = say(language)
    points, worth = tables.matrix(results, module), tables.worth(results, module)
    sums, most = tables.automatic(results, module), tables.automatic_most(results, module)
    codes = dict(results.outcomes.loc[results.outcomes["module"] == module, ["trainee", "code"]].to_numpy())
    heads = [
        t("学员", "trainee"),
        *(str(n) for n in range(1, len(points.columns) + 1)),
        t(f"自动 / {number(most)}", f"automatic / {number(most)}"),
        t("结果", "outcome"),
    ]
    rows = [
        [
            _link(trainee, module, notebook),
            *(_points(row[task], worth[task]) for task in points.columns),
            Markup("<b>{}</b>").format(number(sums[trainee])) if trainee in sums else "—",
            t(*OUTCOMES.get(codes[trainee], (codes[trainee],) * 2)),
        ]
        for trainee, row in ((str(name), row) for name, row in points.iterrows())
    ]
    return table(heads, rows, range(1, len(heads) - 1), "scores") + _key(points.columns, worth, titles(results, module))


def _link(trainee: str, module: str, notebook: str) -> Markup:
    address = quote(f"feedback/{trainee}/{module}/{notebook}.html", errors="backslashreplace")
    return Markup('<a href="{}">{}</a>').format(address, trainee)


def _key(tasks: Iterable[str], worth: pd.Series, names: Mapping[str, str]) -> Markup:
    """Which number is which task, and what it is worth."""
    items = [Markup("<li>{} / {}</li>").format(NUMBERED.sub("", names[task]), number(worth[task])) for task in tasks]
    return Markup('<ol class="key">{}</ol>').format(Markup().join(items))


def _points(value: float, worth: float) -> Any:
    return "—" if pd.isna(value) else Shade(number(value), value / worth if worth else 0)


def summary(results: Results, module: str, language: str) -> Markup:
    """Median and range in words; only with five submissions or more."""
    sums, most = tables.automatic(results, module), tables.automatic_most(results, module)
    blank = tables.untouched(results, module)
    if len(sums) < ENOUGH:
        return Markup("<p>{}</p>").format(
            say(language)(f"已评分 {len(sums)} 份，太少，不作概括。", f"{len(sums)} marked: too few to sum up.")
        )
    low, middle, high = (number(float(x)) for x in (sums.min(), sums.median(), sums.max()))
    text = say(language)(
        f"已评分 {len(sums)} 份（其中 {len(blank)} 份没有作答）。自动评分部分满分 {number(most)}："
        f"中位数 {middle}，最低 {low}，最高 {high}。",
        f"{len(sums)} marked, {len(blank)} of them without an answer. Of {number(most)} points marked automatically: "
        f"median {middle}, lowest {low}, highest {high}.",
    )
    return Markup("<p>{}</p>").format(text)


def checks(results: Results, module: str, language: str) -> Markup:
    """Item difficulty: share of the points obtained on each check."""
    t = say(language)
    tally = tables.by_check(results, module)
    task_of = results.cells.drop_duplicates("grade_id").set_index("grade_id")["task"]
    names = titles(results, module)
    rows = [
        (
            names.get(task_of[r.Index], ""),
            Markup("<code>{}</code>").format(r.Index),
            _bar(r),
            f"{100 * r.share:.0f}%",
            r.n,
        )
        for r in each(tally)
    ]
    heads = [
        t("题目", "task"),
        t("检查", "check"),
        t("满分 / 部分 / 未得分", "full / partial / none"),
        t("得分率", "share of points"),
        "n",
    ]
    return table(heads, rows, (3, 4), "checks")


def _bar(row: Any) -> Markup:
    parts = [(key, 100 * getattr(row, key) / row.n) for key in ("full", "part", "none")]
    bar = Markup().join(Markup('<i class="{}" style="width: {:.1f}%"></i>').format(*part) for part in parts)
    return Markup('<div class="stack">{}</div><span class="soft">{} / {} / {}</span>').format(
        bar, row.full, row.part, row.none
    )


def mistakes(results: Results, module: str, language: str) -> Markup:
    """Which misconceptions the checks named, and in whose work."""
    return _mistakes(tables.mistakes(results, module), results, module, language, "mistakes")


def stumbles(results: Results, module: str, language: str) -> Markup:
    """Failed checks that name no misconception."""
    found = tables.stumbles(results, module)
    found["message"] = [_stumble(row.mistake, row.message) for row in each(found)]
    return _mistakes(found, results, module, language, "stumbles")


def _stumble(name: str, message: str) -> str:
    """What a check said where it named no mistake; words of our own where it said nothing of use."""
    return message if not name and message not in ("", marks.UNNAMED) else " / ".join(STUMBLES[name])


def _mistakes(found: pd.DataFrame, results: Results, module: str, language: str, name: str) -> Markup:
    t, order = say(language), list(titles(results, module))
    if found.empty:
        return Markup("<p>{}</p>").format(t("没有。", "None."))
    rows = [
        (
            row.n,
            _short(half(row.message, language)),
            Markup("<code>{}</code>").format(row.mistake or "—"),
            ", ".join(str(order.index(task) + 1) for task in row.tasks),
            ", ".join(row.who),
        )
        for row in each(found)
    ]
    return table(
        [
            t("人数", "trainees"),
            t("检查的提示", "what the check says"),
            t("编号", "id"),
            t("题号", "task no."),
            t("学员", "who"),
        ],
        rows,
        (0,),
        name,
    )


def _short(text: str) -> str:
    """A message may list what a trainee returned, at any length."""
    return text if len(text) <= MOST_MESSAGE else f"{text[:MOST_MESSAGE]}…"


def waiting(results: Results, module: str, language: str) -> Markup:
    """Answers that wait for a person, by task."""
    t, found, names = say(language), tables.waiting(results, module), titles(results, module)
    if found.empty:
        return Markup("<p>{}</p>").format(t("没有。", "None."))
    rows = [
        (names[str(task)], len(group), number(group["max_points"].iloc[0]), ", ".join(group["trainee"]))
        for task, group in found.groupby("task", sort=False)
    ]
    return table(
        [t("题目", "task"), t("份数", "answers"), t("满分", "points"), t("学员", "trainees")], rows, (1, 2), "waiting"
    )
