"""Figures of the cohort report. Each dot and each unit of a bar is one submission; colours are never the only sign."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd
from iplab import plot

from ipgrader.pages import number, say
from ipgrader.results import each

FULL = "#0072B2"
# key, word, colour, hatch
PARTS = (
    ("full", "满分", "full marks", FULL, ""),
    ("part", "部分得分", "partial marks", "#8fc3e0", "//"),
    ("none", "未得分", "no points", "#f2d9c7", ".."),
)
LINE = 0.6  # 60 % of the automatic part: the course's pass line for that part
MOST_DOTS = 40
IN_A_DOT = 3  # characters
DIGITS = re.compile(r"[0-9]+$")


def _axes(height: float) -> tuple[Any, Any]:
    import matplotlib.pyplot as plt

    plot.use_course_style()
    return plt.subplots(figsize=(8.6, height))


def distribution(points: pd.Series, most: float, language: str) -> plot.Picture:
    """Points of the automatic part, one dot a trainee up to 40, a histogram above."""
    t = say(language)
    fig, ax = _axes(3.1)
    draw = _dots if len(points) <= MOST_DOTS else _histogram
    top = draw(ax, points, most)
    ax.axvline(LINE * most, color="#555555", linestyle="--", linewidth=1)
    words = t(f" 60%（{number(LINE * most)} 分）", f" 60% ({number(LINE * most)} points)")
    ax.text(LINE * most, top, words, ha="left", va="top", fontsize=9, color="#555555")
    ax.set(xlim=(-0.04 * most, 1.04 * most), ylim=(0, top))
    ax.set_xlabel(t(f"自动评分得分（满分 {number(most)}）", f"points marked automatically (of {number(most)})"))
    ax.set_ylabel(t("份数", "submissions"))
    ax.yaxis.get_major_locator().set_params(integer=True)
    words = t("自动评分得分分布：", "Points marked automatically: ") + _spoken(points)
    return plot.alt(fig, words)


def _dots(ax: Any, points: pd.Series, most: float) -> float:
    seen: Counter[float] = Counter()
    label = _labels([str(name) for name in points.index])
    for name, value in points.sort_values(kind="stable").items():
        across = round(value * 2) / 2
        up = seen[across] + 0.5
        seen[across] += 1
        ax.plot(across, up, "o", color=FULL, markersize=15)
        ax.text(across, up, label.get(str(name), ""), ha="center", va="center", color="white", fontsize=7)
    return max(seen.values(), default=1) + 1.2


def _labels(names: list[str]) -> dict[str, str]:
    """What a dot says of its trainee: a short id, or the last digits, 03 of sc03; none if it can't be so for all."""
    if all(name.isascii() and len(name) <= IN_A_DOT for name in names):
        return {name: name for name in names}
    ends = {name: DIGITS.search(name) for name in names}
    last = {name: end[0][-IN_A_DOT:] for name, end in ends.items() if end}
    return last if len(last) == len(names) == len(set(last.values())) else {}


def _histogram(ax: Any, points: pd.Series, most: float) -> float:
    counts, _, _ = ax.hist(points, bins=10, range=(0, most), color=FULL, edgecolor="white")
    return float(counts.max()) * 1.2


def _spoken(points: pd.Series) -> str:
    """Every value with its count, for those who cannot see the dots."""
    counts = Counter(number(float(value)) for value in points)
    return "; ".join(f"{value}: {counts[value]}" for value in sorted(counts, key=float))


def difficulty(tally: pd.DataFrame, titles: Mapping[str, str], language: str) -> plot.Picture:
    """How many submissions got full, part and no marks on each task, in the order of the exercise."""
    t = say(language)
    fig, ax = _axes(0.9 + 0.42 * len(tally))
    names = _with_counts([titles.get(task, task) for task in tally.index], list(tally["n"]), language)
    left = pd.Series(0, index=tally.index)
    for key, zh, en, colour, hatch in PARTS:
        bars = ax.barh(names, tally[key], left=left, color=colour, hatch=hatch, edgecolor="white", label=t(zh, en))
        ink = "white" if key == "full" else "#222222"
        ax.bar_label(bars, labels=[str(n) if n else "" for n in tally[key]], label_type="center", color=ink, fontsize=9)
        left = left + tally[key]
    ax.invert_yaxis()
    ax.set_xlabel(t("已评分的份数", "marked submissions"))
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3, frameon=False, fontsize=9)
    counts = [f"{name}: {row.full}/{row.part}/{row.none}" for name, row in zip(names, each(tally), strict=True)]
    return plot.alt(fig, t("各题满分/部分得分/未得分的份数：", "Full/partial/no marks a task: ") + "; ".join(counts))


def _with_counts(names: list[str], counts: list[int], language: str) -> list[str]:
    """Names of tasks; where fewer have the whole task than elsewhere, with how many do."""
    t = say(language)
    return [
        name if n == max(counts) else name + t(f"（n = {n}）", f" (n = {n})")
        for name, n in zip(names, counts, strict=True)
    ]
