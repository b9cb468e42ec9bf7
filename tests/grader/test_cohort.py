"""Cohort files: what a good one means, and that every bad one is told with its line."""

from pathlib import Path

import pytest
from ipgrader import cohort
from ipgrader.errors import CohortError

REAL = Path(__file__).parents[2] / "grader" / "cohorts"
GOOD = """\
title: {zh: 班, en: Class}
language: zh
modules: [M01]
parameters:
  province: 四川省
"""
# name: (text, line:column, fragments of the message)
BAD = {
    "unknown key": (GOOD + "langauge: zh\n", "6:1", ["langauge", "language"]),
    "unknown parameter": (GOOD + "  provnce: 四川省\n", "6:3", ["provnce", "province"]),
    "unknown province": (GOOD.replace("四川省", "四川"), "5:13", ["四川", "四川省"]),
    "province in English": (GOOD.replace("四川省", "Sichuan"), "5:13", ["Sichuan"]),
    "province is a number": (GOOD.replace("四川省", "51"), "5:13", ["51", "四川省"]),
    "no province": (GOOD.replace("province: 四川省", "tier: basic"), "5:3", ["province", "缺少"]),
    "unknown tier": (GOOD + "  tier: expert\n", "6:9", ["expert", "advanced"]),
    "unknown entry": (GOOD + "  entry: writ\n", "6:10", ["writ", "write"]),
    "unknown edition": (GOOD + "  edition: openn\n", "6:12", ["openn", "open"]),
    "no date": (GOOD + "  as_of_date: 2025-02-30\n", "6:15", ["2025-02-30"]),
    "seed in words": (GOOD + "  seed: many\n", "6:9", ["many", "2026"]),
    "language": (GOOD.replace("language: zh", "language: de"), "2:11", ["de", "zh 或 en", "zh or en"]),
    "no language": (GOOD.replace("language: zh\n", ""), "1:1", ["language", "is missing"]),
    "title without English": (GOOD.replace(", en: Class", ""), "1:8", ["en", "is missing"]),
    "missing module": (GOOD.replace("[M01]", "[M01, M77]"), "3:16", ["M77", "M01"]),
    "module twice": (GOOD.replace("[M01]", "[M01, M01]"), "3:16", ["M01", "twice"]),
    "no modules": (GOOD.replace("[M01]", "[]"), "3:10", ["modules"]),
    "module not in a list": (GOOD.replace("[M01]", "M01"), "3:10", ["M01", "[M01]"]),
    "variant": (GOOD + "variant: trainee\n", "6:10", ["trainee", "cohort"]),
    "due without offset": (GOOD + "due: 2026-04-03T18:00:00\n", "6:6", ["2026-04-03T18:00:00", "+08:00"]),
    "due that is no time": (GOOD + "due: Friday\n", "6:6", ["Friday"]),
    "rehearsal without attempt": (
        GOOD + "rehearsal:\n  x: {submitted: 2026-04-03T18:00:00+08:00}\n",
        "7:6",
        ["attempt"],
    ),
    "rehearsal with a typo": (GOOD + "rehearsal:\n  x: {attemp: solution}\n", "7:7", ["attemp", "attempt"]),
    "rehearsal not a mapping": (GOOD + "rehearsal:\n  x: solution\n", "7:6", ["solution", "attempt"]),
    "key twice": (GOOD + "language: en\n", "6:1", ["language", "twice"]),
    "edition switched off": (GOOD + "  edition: off\n", "6:12", ["'off'", "practice、open", "practice, open"]),
    "a near language": (GOOD.replace("language: zh", "language: cn"), "2:11", ["您是否想写 zh？", "mean 'zh'"]),
    "a spaced word": (GOOD.replace("language: zh", "language: de"), "2:11", ["应为 zh 或 en"]),
    "tier in Chinese": (GOOD + "  tier: 初级\n", "6:9", ["mean 'basic'"]),
    "near English province": (GOOD.replace("四川省", "Hubei"), "5:13", ["您是否想写 '湖北省'", "mean '湖北省'"]),
    "no space, last": (
        GOOD.replace("province: 四", "province:四"),
        "5:3",
        ["'province: 四川省'", "“province: 四川省”"],
    ),
    "no space, first": (
        GOOD.replace("province: 四", "province:四") + "  tier: basic\n",
        "5:11",
        ["'province: 四川省'"],
    ),
    "no space, later": (GOOD.replace("  province: 四", "  tier: basic\n  province:四"), "6:11", ["'province: 四川省'"]),
    "full-width colon": (
        GOOD.replace("province: 四", "province：四") + "  tier: basic\n",
        "5:11",
        ["A colon must be a plain one"],
    ),
    "full-width colon below": (GOOD.replace("  province: 四", "  tier: basic\n  province：四"), "6:11", ["半角"]),
    "nothing but a colon": ("title：班\n", "1:6", ["'title: 班'"]),
    "an open quote": (GOOD.replace("四川省", '"四川省') + "due: 2026\n", "5:13", ["引号没有收尾", "opened in line 5"]),
    "broken yaml": (GOOD + "due: [1, 2\n", "7:1", ["YAML"]),
    "a tab": (GOOD + "\ttier: basic\n", "6:1", ["不能用 Tab", "use spaces, not Tab"]),
    "a list": ("- 1\n", "1:1", ["mapping"]),
    "nothing": ("", "1:1", ["mapping"]),
}


def read(folder: Path, text: str) -> cohort.Cohort:
    path = folder / "x.yaml"
    path.write_text(text, encoding="utf-8")
    return cohort.read(path)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_with_its_place(tiny, name):
    text, place, fragments = BAD[name]
    with pytest.raises(CohortError) as caught:
        read(tiny, text)
    told = str(caught.value)
    assert f"x.yaml:{place}:" in told, told
    assert all(fragment in told for fragment in fragments), told
    assert " / " in told and "parameters cell" not in told and "参数单元格" not in told


def test_every_fault_is_told_at_once(tiny):
    with pytest.raises(CohortError) as caught:
        read(tiny, GOOD.replace("四川省", "四川").replace("zh\n", "de\n") + "colour: red\n")
    assert [line.split("x.yaml:")[1].split(":")[0] for line in str(caught.value).splitlines()] == ["2", "6", "5"]


def test_not_utf8(tiny):
    (tiny / "x.yaml").write_bytes("title: 班".encode("gbk"))
    with pytest.raises(CohortError, match="UTF-8"):
        cohort.read(tiny / "x.yaml")


def test_values_are_complete_and_in_the_courses_order(tiny):
    values = read(tiny, GOOD + "  as_of_date: 2025-12-31\n  seed: 7\n").values()
    assert values == {
        "province": "四川省",
        "institution_type": "municipal_comprehensive",
        "tech_field": "new_energy",
        "tier": "basic",
        "entry": "fill",
        "language": "zh",
        "edition": "practice",
        "seed": 7,
        "as_of_date": "2025-12-31",
    }
    assert list(values)[5:7] == ["language", "edition"]


def test_trainee_007_is_not_7(tiny):
    found = read(tiny, GOOD + "rehearsal:\n  007: {attempt: solution}\n  1e5: {attempt: blank}\n")
    assert list(found.rehearsal) == ["007", "1e5"]


def test_inbox_is_relative_to_the_file(tiny):
    assert read(tiny, GOOD + "submissions: in/box\n").inbox == (tiny / "in" / "box").resolve()
    assert read(tiny, GOOD).inbox == tiny / "build" / "cohorts" / "x" / "inbox"


def test_an_unknown_name_shows_the_near_one(tiny):
    with pytest.raises(CohortError, match="Did you mean 'zh_fill'"):
        cohort.find("zh_fil")


@pytest.mark.parametrize("path", sorted(REAL.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_courses_own_cohorts(path):
    from ipgrader import rehearsal

    found = cohort.read(path)
    known = {*rehearsal.attempts(found.folders()[0]), *rehearsal.BUILT_IN}
    assert {handed.attempt for handed in found.rehearsal.values()} <= known
    assert found.due


def test_the_demo_cohorts_differ():
    one, two = (cohort.read(REAL / f"{name}.yaml") for name in ("sichuan_municipal", "zhejiang_tisc"))
    first, second = one.values(), two.values()
    assert all(first[key] != second[key] for key in ("province", "institution_type", "language", "tier", "entry"))
    for found in (one, two):
        attempts = [handed.attempt for handed in found.rehearsal.values()]
        late = [handed for handed in found.rehearsal.values() if handed.submitted and handed.submitted > found.due]
        assert len(attempts) == 12 and "blank" in attempts and "damaged" in attempts and len(late) == 1
