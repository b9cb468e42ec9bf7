"""Tests that share a finished course stay in one process, so that it is made once."""

import pytest

SHARING = ("grader/", "browser/", "test_cohorts.py")


def pytest_collection_modifyitems(items):
    for item in items:
        path = item.path.as_posix()
        if any(part in path for part in SHARING) and not item.get_closest_marker("xdist_group"):
            name = "browser" if "browser/" in path else path  # all browser tests share one cohort
            item.add_marker(pytest.mark.xdist_group(name))
