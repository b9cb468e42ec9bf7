"""What became of a submission: a closed list of outcomes, each in plain words, one JSON file a trainee and module."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from ipgrader.markable import Markable

Words = Mapping[str, str]
MARKED = ("marked", "marked_repaired", "marked_late", "stopped")
KEPT = {
    "zh": "您交来的文件原样保存，一个字也没有改动。",
    "en": "The file you handed in is kept as it came; not a character was changed.",
}
# code: what happened (zh, en), what to do next (zh, en)
WORDS: dict[str, tuple[str, str, str, str]] = {
    "marked": (
        "作业已评分。",
        "Your work has been marked.",
        "请看每题的得分和提示；等待人工评分的题，分数出来后会更新。",
        "Read the points and the hints for each task; tasks that a person marks are added later.",
    ),
    "marked_repaired": (
        "作业已评分。笔记本里锁定的格被动过，评分前已按发下的那份恢复，这不扣分。",
        "Your work has been marked. Locked cells of the notebook had been touched; they were put back as given out "
        "before marking, which costs no points.",
        "请看每题的得分和提示，以及下面列出的改动；下次请只在作答格里写。",
        "Read the points and the hints for each task, and what was put back below; next time write in answer "
        "cells only.",
    ),
    "stopped": (
        "作业已评分，但有的格运行时超出了限制，被中途停止；停止之前得到的分都算数。",
        "Your work has been marked, but something in it went over a limit and was stopped; the points earned before "
        "that all count.",
        "请看下面哪一格因为什么被停止，改好后可以再交一次。",
        "See below which cell was stopped and why; you may mend it and hand it in again.",
    ),
    "marked_late": (
        "作业已评分；提交晚于截止时间，已注明，没有扣分。",
        "Your work has been marked. It came after the due time: this is noted, and no points are taken off.",
        "请看每题的得分和提示；如有迟交的原因，请告诉老师。",
        "Read the points and the hints for each task; if there was a reason for the delay, tell your instructor.",
    ),
    "unreadable": (
        "文件打不开：它不是完整的 Jupyter 笔记本，所以没有评分。常见原因是上传中断，或用别的软件另存过。",
        "The file cannot be opened: it is not a whole Jupyter notebook, so it was not marked. "
        "Usual causes are an upload that broke off, or saving it with another program.",
        "请在 JupyterLab 里打开您的作业，保存，再交一次；打不开就请联系老师。",
        "Open your work in JupyterLab, save it and hand it in again; if it does not open, ask your instructor.",
    ),
    "not_ours": (
        "交来的笔记本里没有本次作业的任何一格，所以没有评分。",
        "The notebook holds no cell of this exercise, so it was not marked.",
        "请核对是否交错了文件；若把答案抄进了新笔记本，请抄回发给您的那一份再交。",
        "Check whether you handed in another file; if you worked in a new notebook, copy your answers into the one "
        "you were given and hand that in.",
    ),
    "empty": (
        "提交的文件夹里没有笔记本，所以没有评分。",
        "The folder you handed in holds no notebook, so there was nothing to mark.",
        "请把作业文件（扩展名 .ipynb）放进文件夹，再交一次。",
        "Put your exercise (its name ends in .ipynb) into the folder and hand it in again.",
    ),
    "two_notebooks": (
        "交来了不止一个作业笔记本，从文件名分不清该评哪一个，所以没有评分。",
        "You handed in more than one notebook of this exercise, and their names don't tell which one counts, "
        "so none was marked.",
        "请只留要评分的一个，文件名改回 {name}，再交一次。",
        "Keep only the one to be marked, name it {name} again, and hand it in once more.",
    ),
    "failed": (
        "评分程序没能完成这份作业的评分；这不等于零分。",
        "The marking program could not finish your work. This is not a score of zero.",
        "请等老师看过评分记录再说；若复制过或拆分过锁定的格，请告诉老师。",
        "Please wait until your instructor has read the marking log; tell them if you copied or split a locked cell.",
    ),
}


@dataclass(frozen=True)
class Outcome:
    """What became of one trainee's submission in one module. `module` is nbgrader's assignment id.

    `points` is the sum in the gradebook when it was marked (None: not marked); `manual` cells still wait for a person.
    """

    trainee: str
    module: str
    code: str
    happened: Words
    kept: Words
    todo: Words
    notes: tuple[Words, ...] = ()
    points: float | None = None
    max_points: float = 0.0
    manual: int = 0
    late_seconds: float = 0.0
    submitted: str = ""
    sha256: str = ""
    rehearsal: str = ""
    marking: str = ""  # how its checks ran, as How.name says; "" if it was not marked
    log: str = ""
    handed_in: str = field(default="", repr=False)  # fingerprint of all that was handed in
    released: str = field(default="", repr=False)  # fingerprint of the exercise it was marked by


def outcome(trainee: str, module: str, code: str, *, name: str = "", **rest: Any) -> Outcome:
    """An outcome with its words; `name` is the file name that was given out. KeyError for a code not on the list."""
    happened_zh, happened_en, todo_zh, todo_en = WORDS[code]
    return Outcome(
        trainee=trainee,
        module=module,
        code=code,
        happened={"zh": happened_zh, "en": happened_en},
        kept=KEPT if code != "empty" else {"zh": "", "en": ""},
        todo={"zh": todo_zh.format(name=name), "en": todo_en.format(name=name)},
        **rest,
    )


def with_note(found: Outcome, zh: str, en: str) -> Outcome:
    """The same outcome with one more note."""
    return replace(found, notes=(*found.notes, {"zh": zh, "en": en}))


def path(course: Markable, module: str, trainee: str) -> Path:
    """Where an outcome is kept."""
    return course.folder / "outcomes" / module / f"{file_name(trainee)}.json"


def file_name(trainee: str) -> str:
    """The trainee's name, or a short form of one so long that a name with an ending would not fit the file system."""
    data = trainee.encode("utf-8", "surrogateescape")
    return trainee if len(data) <= 200 else f"{trainee[:40]}-{hashlib.sha256(data).hexdigest()[:12]}"


def write(course: Markable, found: Outcome) -> Path:
    """Keep an outcome: whole or not at all, since a run may be killed at any moment."""
    target = path(course, found.module, found.trainee)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".tmp")
    text = json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n"
    draft.write_text(
        text, encoding="utf-8", errors="backslashreplace"
    )  # a folder name may be no UTF-8; JSON reads it back
    draft.replace(target)
    return target


def read_one(course: Markable, module: str, trainee: str) -> Outcome | None:
    """The outcome of one trainee, if there is one."""
    target = path(course, module, trainee)
    return _load(target) if target.is_file() else None


def read(course: Markable) -> list[Outcome]:
    """All outcomes of a course, by module and trainee."""
    files = (course.folder / "outcomes").glob("*/*.json")
    return sorted((_load(file) for file in files), key=lambda found: (found.module, found.trainee))


def _load(file: Path) -> Outcome:
    values = json.loads(file.read_text(encoding="utf-8"))
    return Outcome(**{**values, "notes": tuple(values["notes"])})


def table(course: Markable) -> pd.DataFrame:
    """One row a trainee and module: the short fields of an outcome, and its notes in both languages."""
    columns = [
        "trainee",
        "module",
        "code",
        "points",
        "max_points",
        "manual",
        "late_seconds",
        "submitted",
        "rehearsal",
        "marking",
    ]
    rows = [
        {name: getattr(found, name) for name in columns}
        | {f"notes_{language}": " ".join(note[language] for note in found.notes) for language in ("zh", "en")}
        for found in read(course)
    ]
    return pd.DataFrame(rows, columns=[*columns, "notes_zh", "notes_en"])
