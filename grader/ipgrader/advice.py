"""What an instructor should do next, said from the results and in order of urgency."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ipgrader import results as tables
from ipgrader.pages import half, say
from ipgrader.results import Results, each
from ipgrader.sections import ENOUGH, OUTCOMES, titles

HARD = 0.6
MOST = 3  # mistakes and tasks worth naming


def steps(results: Results, module: str, language: str, folder: str) -> Markup:
    """An ordered list; `folder`: the course folder as an instructor types it."""
    urgent = (_unmarked, _noted, _late, _untouched, _mistakes, _hard)
    found: list[str] = list(_loose(results, module, language, folder))
    found += _waiting(results, module, language, folder)
    found += [step for advise in urgent for step in advise(results, module, language)]
    found.append(_feedback(language))
    items = Markup("\n").join(Markup("<li>{}</li>").format(step) for step in found)
    return Markup('<ol id="next">{}</ol>').format(items)


def _loose(results: Results, module: str, language: str, folder: str) -> Iterator[Markup]:
    """Notebooks that nobody's folder holds: said once, since the inbox is that of all modules."""
    files = list(results.loose["file"])
    if files and module == results.modules[0]:
        text = say(language)(
            "收件文件夹（inbox）里有 {} 个笔记本没有放进学员的文件夹，因此没有评分：{}。请在那里为每位学员建一个文件夹"
            "（如 {}），把文件移进去，再运行 {}。",
            "Notebooks in the inbox that lie in no trainee's folder and were not marked: {} ({}). Make a folder there "
            "for each trainee (such as {}), move the notebook into it and run {}.",
        )
        stem = files[0].removesuffix(".ipynb")
        command = f"ipgrader cohort run {folder.rsplit('/', 1)[-1]}"
        shown = [Markup("<code>{}</code>").format(word) for word in (f"{stem}/", command)]
        yield Markup(text).format(len(files), say(language)("、", ", ").join(files), *shown)


def _noted(results: Results, module: str, language: str) -> Iterator[str]:
    found = tables.notes(results, module)
    if not found.empty:
        many = len({who for row in each(found) for who in row.who})
        yield say(language)(
            f"{many} 份提交有说明，请看下面的“提交情况说明”，决定哪些要请学员再交。",
            f"Submissions with a note: {many}. Read “Notes on submissions” below and decide who should hand in again.",
        )


def _unmarked(results: Results, module: str, language: str) -> Iterator[str]:
    codes = tables.unmarked(results, module)
    for code, group in codes.groupby(codes, sort=False):
        who, what = ", ".join(group.index), say(language)(*OUTCOMES.get(str(code), (str(code),) * 2))
        if code == "failed":
            yield say(language)(
                f"{who}：{what}。请看 logs 文件夹里的记录，处理后再运行一次评分。",
                f"{who}: {what}. Read the log in the folder logs, then mark again.",
            )
        else:
            yield say(language)(
                f"{who}：{what}。请学员按反馈页上的说明再交一次，然后再运行一次评分，其余人的分数不变。",
                f"{who}: {what}. Ask for a new copy, as the feedback page explains, then mark again; "
                "nobody else's points change.",
            )


def _waiting(results: Results, module: str, language: str, folder: str) -> Iterator[Markup]:
    found = tables.waiting(results, module)
    if not found.empty:
        text = say(language)(
            "还有 {} 份作答等待人工评分。在 {} 里运行 {}，打开菜单 Nbgrader → Formgrader → Manual Grading；"
            "评完后再运行 {}。",
            "{} answers wait for a person. In {} run {} and open the menu Nbgrader → Formgrader → Manual Grading; "
            "afterwards run {}.",
        )
        shown = [
            Markup("<code>{}</code>").format(word)
            for word in (folder, "jupyter lab", f"ipgrader report {folder.rsplit('/', 1)[-1]}")
        ]
        yield Markup(text).format(len(found), *shown)


def _late(results: Results, module: str, language: str) -> Iterator[str]:
    found = tables.late(results, module)
    if len(found):
        one = say(language)("{}（{}）", "{} ({})")
        who = say(language)("、", ", ").join(
            one.format(trainee, _span(seconds, language)) for trainee, seconds in found.items()
        )
        yield say(language)(
            f"迟交：{who}。没有扣分；是否接受由您决定。",
            f"Late: {who}. No points were taken off; accepting the work is your decision.",
        )


def _span(seconds: float, language: str) -> str:
    days, hours = divmod(round(seconds / 3600), 24)
    parts = say(language)(f"{days} 天 " if days else "", f"{days} d " if days else "")
    return parts + say(language)(f"{hours} 小时", f"{hours} h")


def _untouched(results: Results, module: str, language: str) -> Iterator[str]:
    found = ", ".join(tables.untouched(results, module))
    if found:
        yield say(language)(
            f"{found} 交来的作业没有作答：请问问是没有保存，还是在哪一步卡住了。",
            f"{found} handed in a notebook without an answer: ask whether it was not saved, or where they got stuck.",
        )


def _mistakes(results: Results, module: str, language: str) -> Iterator[str]:
    names = titles(results, module)
    found = tables.mistakes(results, module)
    for row in each(found[found["n"] >= 2].head(MOST)):
        where = say(language)("、", "; ").join(names[task] for task in row.tasks)
        text = half(str(row.message), language).rstrip("。.")
        yield say(language)(
            f"{row.n} 人犯了同一个错误：{text}（{where}）。下次课上用一个例子讲一讲。",
            f"{row.n} trainees made the same mistake: {text} ({where}). Take it up with an example next time.",
        )


def _hard(results: Results, module: str, language: str) -> Iterator[str]:
    names, tally = titles(results, module), tables.by_task(results, module)
    hard = tally[(tally["n"] >= ENOUGH) & (tally["share"] < HARD)].sort_values("share").head(MOST)
    for row in each(hard):
        name, share = names.get(str(row.Index), row.Index), f"{100 * row.share:.0f}%"
        yield say(language)(
            f"“{name}”只得到 {share} 的分（{row.n} 份）：请看下面的错误，确定是题目难，还是要补讲。",
            f"“{name}” earned {share} of its points ({row.n} submissions): see the mistakes below to tell a hard task "
            "from a gap in teaching.",
        )


def _feedback(language: str) -> str:
    return say(language)(
        "反馈页在 feedback 文件夹里，每位学员一页，可以直接发给本人；页面里没有隐藏检查和标准答案。",
        "The feedback pages are in the folder feedback, one a trainee; they can be sent as they are and hold no hidden "
        "check or expected answer.",
    )
