"""The course's own cohorts, run by the command as an instructor does, in a folder of their own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pyreadr
import pytest
from ipgrader import build, cohort, laws, run, source

ROOT = Path(__file__).parents[1]
MIRROR = os.environ.get("IPLAB_DATA_MIRROR")
GRANTS = "huhuaping/techme/9ad60a190dec4a56953da9c478d42cd44c80762a/data/RDPatentAuthority.rda"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The course with a build folder of its own."""
    root = tmp_path_factory.mktemp("course")
    for name in ("curriculum", "exercises", "grader", "datasets"):
        (root / name).symlink_to(ROOT / name)
    return root


def ipgrader(place, *words, **env):
    env = {**os.environ, "IPLAB_COURSE": str(place), **env}
    command = [sys.executable, "-m", "ipgrader", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=900)


def expected(name):
    """Points that each rehearsal submission must get: those its author declared."""
    found = cohort.find(name)
    folder = found.folders()[0]
    read = source.read(folder / "exercise.py")
    worth = {task: points for task, points in source.points(read).items() if task in source.answers(read)}
    wanted = {}
    for trainee, handed in found.rehearsal.items():
        attempt = laws.read_attempt(folder, handed.attempt)
        if handed.attempt != "damaged":
            declared = {task: float(value) for task, value in (attempt.about.get("marks") or {}).items()}
            base = worth if attempt.rest == "solution" else dict.fromkeys(worth, 0.0)
            wanted[trainee] = sum((base | declared).values())
    return wanted


def points(place, name):
    table = pd.read_csv(place / "build" / "cohorts" / name / "marks.csv", encoding="utf-8-sig")
    automatic = table[(table["task"] != "own-next-gap") & table["outcome"].str.startswith("marked")]
    return automatic.groupby("trainee")["points"].sum().to_dict()


def test_the_open_cohort_is_marked_on_real_data(place):
    if not MIRROR:
        reason = "IPLAB_DATA_MIRROR is not set: the real upstream files are not here"
        pytest.fail(reason) if os.environ.get("IPLAB_REQUIRE_OPEN") else pytest.skip(reason)
    for step in ("rehearse", "run"):
        ran = ipgrader(place, "cohort", step, "guangdong_open")
        assert ran.returncode == 0, ran.stderr
    assert points(place, "guangdong_open") == expected("guangdong_open")
    folder = build.module("M01")
    path = place / "build/cohorts/guangdong_open/autograded/gd01" / folder.name / f"{build.exercise_name(folder)}.ipynb"
    text = "".join(
        str(output.get("text", ""))
        for cell in nbformat.read(path, as_version=4).cells
        for output in cell.get("outputs", [])
    )
    raw = pyreadr.read_r(str(Path(MIRROR) / GRANTS))["RDPatentAuthority"]
    real = raw[(raw["province"] == "广东") & (raw["year"] == "2023")].set_index("chn_block4")["value"]
    shown = float(re.search(r"own_panel_share → (?:np\.float64\()?([0-9.]+)", text)[1])
    assert shown == pytest.approx(real["发明"] / real["合计"], rel=1e-9)


def test_an_open_cohort_without_its_data_is_refused_before_anything_is_released(place, tmp_path):
    offline = {"IPLAB_DATA_MIRROR": str(tmp_path), "IPLAB_DATA_CACHE": str(tmp_path / "cache")}
    ran = ipgrader(place, "cohort", "run", "guangdong_open", **offline)
    assert ran.returncode == 1
    assert "python -m iplab.data fetch province_panel" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.slow
def test_the_demo_marks_both_cohorts_as_declared(place):
    ran = ipgrader(place, "demo")
    assert ran.returncode == 0, ran.stderr
    first, second = (cohort.find(name) for name in run.DEMO)
    differ = ("province", "institution_type", "tier", "entry")
    assert all(getattr(first.parameters, name) != getattr(second.parameters, name) for name in differ)
    assert first.language != second.language
    for name in run.DEMO:
        found = cohort.find(name)
        assert len(found.rehearsal) == 12
        assert points(place, name) == expected(name)
        told = pd.read_csv(place / "build/cohorts" / name / "outcomes.csv", encoding="utf-8-sig")["code"].value_counts()
        assert told.to_dict() == {"marked": 10, "marked_late": 1, "unreadable": 1}
        assert str(place / "build/cohorts" / name / "report.html") in ran.stdout
    for path in re.findall(r"(?:报告 / report: |, )(/\S+\.html)", ran.stdout):
        assert Path(path).is_file()
