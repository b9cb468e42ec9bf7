"""The pages that list the modules, curriculum/README.md and README.zh.md, from the module files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from ipgrader import paths

OTHER = {"zh": "README.md", "en": "README.zh.md"}
WORDS = {
    "zh": {
        "title": "# 课程模块",
        "other": "[English]({other}) · 回到 [项目首页](../README.zh.md)",
        "about": "每个模块是一份课文和一份可评分的作业。先学“先修”里的模块；分钟数按各模块 `module.yaml` 里的规则估算，"
        "还没有经过真人试学。\n本页由 `ipgrader build` 从各模块的 `module.yaml` 生成。",
        "head": "| 模块 | 课文 | 作业 | 分钟 | 层次 | 先修 |",
        "lesson": "课文",
        "exercise": "作业",
        "and": "、",
        "tables": "数据表：",
    },
    "en": {
        "title": "# Modules",
        "other": "[中文]({other}) · back to the [front page](../README.md)",
        "about": "Each module is one lesson and one graded exercise. The modules under *after* come first; minutes\n"
        "are estimated by the rule in each `module.yaml`, and no trial with people has been made yet. "
        "`ipgrader build`\nmakes this page from the `module.yaml` files.",
        "head": "| module | lesson | exercise | minutes | tier | after |",
        "lesson": "lesson",
        "exercise": "exercise",
        "and": ", ",
        "tables": "Tables: ",
    },
}
BANDS = {"basic": "初级", "intermediate": "中级", "advanced": "高级"}


def pages() -> Iterator[tuple[Path, str]]:
    """Each page with the text it must have; none for a course without module files."""
    found = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(paths.curriculum().glob("m*/module.yaml"))]
    if found:
        yield paths.curriculum() / OTHER["zh"], _page(found, "en")
        yield paths.curriculum() / OTHER["en"], _page(found, "zh")


def _page(modules: list[dict[str, Any]], language: str) -> str:
    words = WORDS[language]
    parts = [words["title"], words["other"].format(other=OTHER[language]), words["about"]]
    for track in dict.fromkeys(module["track"][language] for module in modules):
        rows = [_row(module, language) for module in modules if module["track"][language] == track]
        parts.append("\n".join([f"## {track}\n", words["head"], "|---|---|---|---|---|---|", *rows]))
        parts += [_about(module, language) for module in modules if module["track"][language] == track]
    return "\n\n".join(parts) + "\n"


def _row(module: dict[str, Any], language: str) -> str:
    words, folder = WORDS[language], module["folder"]
    lessons = [f"[{words['lesson']}]({folder}/{lesson}.{language}.ipynb)" for lesson in module["lessons"]]
    exercise = f"[{words['exercise']}](../exercises/{folder}/{language}/{module['exercise']}.ipynb)"
    minutes = f"{module['minutes']['lesson']} + {module['minutes']['exercise']}"
    band = BANDS[module["band"]] if language == "zh" else module["band"]
    cells = [f"{module['id']} {module['title'][language]}", " · ".join(lessons), exercise, minutes, band]
    return f"| {' | '.join([*cells, words['and'].join(module['prerequisites']) or '—'])} |"


def _about(module: dict[str, Any], language: str) -> str:
    words = WORDS[language]
    tables = words["and"].join(f"[{name}](../datasets/sheets/{name}.md)" for name in module["datasets"])
    lines = [
        f"**{module['id']} {module['title'][language]}**\n",
        *(f"- {each[language]}" for each in module["outcomes"]),
    ]
    return "\n".join([*lines, f"- {words['tables']}{tables}"])
