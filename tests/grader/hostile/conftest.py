"""One ground for the tests of a file; it has the environment, and the warm processes, to itself."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # corpus.py and ground.py serve tests/bench/beside.py too

collect_ignore_glob = ["cases/*", "course/*"]  # never imported: what is in there is hostile
if sys.platform != "linux":
    collect_ignore_glob.append("*.py")  # the walls are Linux's


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    """The course, ready; the first marking, which starts the warm processes, is done."""
    from ground import opened
    from ipgrader import isolated

    isolated.let_go()  # warm processes of other tests have their folders elsewhere
    with opened(tmp_path_factory.mktemp("ground")) as found:
        found.warm()
        yield found
    isolated.let_go()


@pytest.fixture(scope="module")
def marked(ground, request):
    """The cases of one file that were chosen and may be marked together, marked."""
    from proof import Marked, together

    here = [item for item in request.session.items if item.path == request.path and "marked" in item.fixturenames]
    cases = [item.callspec.params["case"] for item in here if hasattr(item, "callspec")]
    found = Marked(ground)
    found.batch(case for case in cases if together(case))
    return found
