"""A tiny course of its own in a temporary folder: one exercise, two cohorts, nothing of the real course."""

import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def tiny_root(folder: Path) -> Path:
    """A copy of the tiny course with the real settings of nbgrader."""
    shutil.copytree(HERE / "course", folder)
    shutil.copy(HERE.parents[1] / "grader" / "nbgrader_config.py", folder / "grader")
    return folder


@pytest.fixture
def tiny(tmp_path, monkeypatch):
    """The tiny course as the one that ipgrader works on."""
    root = tiny_root(tmp_path / "tiny")
    monkeypatch.setenv("IPLAB_COURSE", str(root))
    monkeypatch.delenv("IPLAB_EXERCISES", raising=False)
    return root


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """The tiny course after an undisturbed run of the cohort zh_fill. Read it; don't write into it."""
    from ipgrader import course, rehearsal, run

    root = tiny_root(tmp_path_factory.mktemp("finished") / "tiny")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPLAB_COURSE", str(root))
        found = course.of("zh_fill")
        run.released(found)
        rehearsal.rehearse(found)
        run.marked(found)
        yield found


@pytest.fixture
def again(finished, tmp_path, monkeypatch):
    """A copy of the finished course, to change."""
    from ipgrader import course

    root = tmp_path / "tiny"
    shutil.copytree(finished.folder.parents[2], root)
    monkeypatch.setenv("IPLAB_COURSE", str(root))
    return course.of("zh_fill")
