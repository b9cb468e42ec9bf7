"""How the tests are shared out between processes: those that stand on one marked course stay together."""

import re

import pytest
from hypothesis import settings
from ipgrader import kernels
from nbclient import NotebookClient
from xdist.scheduler import LoadScopeScheduling

# The same examples every time; `--hypothesis-profile=default` looks for new ones.
settings.register_profile("iplab", derandomize=True, deadline=None)
settings.load_profile("iplab")

CASE = re.compile(r"(m\d\d-[a-z-]+)\]$")


class ByCourse(LoadScopeScheduling):
    """A case of the laws is one piece of work, any other file another; xdist 3.8 sees no groups under pytest 9."""

    def _split_scope(self, nodeid):
        path = nodeid.split("::")[0]
        if "tests/browser/" in path:
            return "tests/browser"
        case = CASE.search(nodeid) if path.endswith("test_exercises.py") else None
        return f"{path}::{case[1]}" if case else path


def pytest_xdist_make_scheduler(config, log):
    return ByCourse(config, log)


@pytest.fixture
def execute():
    """Run a notebook in place, errors kept; a kernel that never came up is started once more."""

    def run(notebook):
        try:
            NotebookClient(notebook, timeout=120, kernel_name=kernels.name(), allow_errors=True).execute()
        except RuntimeError as error:
            if kernels.NOT_STARTED not in str(error):
                raise
            NotebookClient(notebook, timeout=120, kernel_name=kernels.name(), allow_errors=True).execute()

    return run
