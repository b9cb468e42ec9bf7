"""What the walls leave in and keep out, on an older kernel too, and as a user without privileges."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ipgrader.warm.policy import DEFENCES

ROOT = os.getuid() == 0
LANDLOCK, VIEW = {"landlock"}, {"namespaces", "view"}
CALL = "import ctypes; c = ctypes.CDLL(None, use_errno=True)\n"
LIST_FILES = """import os
for f in os.listdir('/proc/self/fd'):
    try: print(f, os.readlink(f'/proc/self/fd/{f}'))
    except OSError: pass"""


def text(ran):
    """All that a cell printed, and the names of its errors."""
    printed = [output.text for output in ran.outputs if output.output_type == "stream"]
    return "".join([*printed, *(output.ename for output in ran.outputs if output.output_type == "error")])


@pytest.mark.parametrize("walls", [LANDLOCK, VIEW, set(DEFENCES), set()], ids=["landlock", "view", "all", "none"])
def test_no_shared_memory_is_left_behind(start, walls):
    left = Path(f"/dev/shm/ipgrader-{os.getpid()}")
    box = start(off=tuple(DEFENCES - walls))
    box.run(f"open({str(left)!r}, 'w').write('x')", 10)
    box.close()
    there = left.exists()
    left.unlink(missing_ok=True)
    assert there == (not walls)


def test_a_call_by_another_numbering_ends_the_process(start):
    """x86-64 has a second set of numbers for the same calls, which a filter by number would not know."""
    if platform.machine() != "x86_64":
        pytest.skip("x86-64 alone has it")
    box = start()
    ran = box.run(CALL + "print(c.syscall(39 | 0x40000000))", 10)
    assert ran.stopped == "died"


def test_there_is_no_secret_in_the_environment(template, start, monkeypatch):
    box = start()
    shown = text(box.run("import os; print(sorted(os.environ)); print(open('/proc/self/environ').read())", 10))
    assert "HOME" in shown
    mine = set(os.environ) - set(shown.split("\n")[0].replace("'", " ").replace("[", " ").replace(",", " ").split())
    assert {"PYTEST_CURRENT_TEST", "PWD"} <= mine | {"PWD"}
    assert "PYTEST" not in shown


def test_no_file_of_another_is_open(start):
    shown = text(
        start().run(
            LIST_FILES,
            10,
        )
    )
    names = [line.split(" ", 1)[1] for line in shown.splitlines()]
    assert names
    known = ("/dev/null", "/null", "/memfd:out", "socket:", "anon_inode:", "/proc/")
    assert not [name for name in names if not name.startswith(known)]
    assert sum(name.startswith("socket:") for name in names) <= 4  # two of the box, a pair of the event loop


def test_a_box_sees_its_own_processes_only(start):
    shown = text(start().run("import os; print([p for p in os.listdir('/proc') if p.isdigit()])", 10))
    assert shown.strip() == "['1']"


def test_what_a_course_needs_is_there(start):
    box = start()
    cells = [
        "import pandas, numpy, matplotlib.pyplot, sqlite3, multiprocessing, uuid; print(uuid.uuid4() and 1)",
        "from iplab import checks, show, plot; print(checks.same(1, 1))",
        "import tempfile; f = tempfile.NamedTemporaryFile(); f.write(b'x'); open('own.csv', 'w').write('a'); print(2)",
        "from concurrent.futures import ThreadPoolExecutor as T; print(list(T(4).map(abs, [-1, -2])))",
        "import asyncio; await asyncio.sleep(0); print('awaited')",
        "import os, time; print(os.cpu_count() > 0, time.localtime().tm_year > 2000)",
        "import zoneinfo, datetime; print(datetime.datetime.now(zoneinfo.ZoneInfo('Asia/Shanghai')).tzname())",
    ]
    assert [text(box.run(cell, 20)).strip() for cell in cells] == [
        "1", "True", "2", "[1, 2]", "awaited", "True True", "CST",
    ]  # fmt: skip


def test_files_beside_the_notebook_are_there_and_stay_as_they_were(start, tmp_path):
    (tmp_path / "data.csv").write_text("a\n1\n")
    box = start(source=str(tmp_path))
    shown = text(
        box.run(
            "import os; print(os.listdir()); open('data.csv', 'a').write('2\\n'); print(open('data.csv').read())", 10
        )
    )
    assert shown == "['data.csv']\na\n1\n2\n\n"
    assert (tmp_path / "data.csv").read_text() == "a\n1\n"


def test_an_older_landlock_is_made_good_by_the_filter(tmp_path):
    """Debian 12's kernel has ABI 2, which knows no truncate, no TCP and no signals."""
    from ipgrader.warm.boxes import Box
    from ipgrader.warm.policy import Policy
    from ipgrader.warm.templates import Template

    (tmp_path / "older_kernel.py").write_text("from ipgrader.warm import landlock; landlock.highest_abi = 2")
    file = tmp_path / "readable"
    file.write_text("kept")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    template = Template.start(["older_kernel"], {**os.environ, "PYTHONPATH": path})
    try:
        for walls, wanted in (({"landlock"}, True), ({"landlock", "seccomp"}, False)):
            policy = Policy(folder="", readable=(str(file),), off=tuple(DEFENCES - walls))
            for source in ("os.truncate({!r}, 0)", "os.open({!r}, os.O_RDONLY | os.O_TRUNC)"):
                box = Box.start(template, policy)
                ran = box.run("import os; " + source.format(str(file)), 10)
                box.close()
                assert ran.ok == wanted
            assert (file.read_text() == "") == wanted
            file.write_text("kept")
    finally:
        template.close()


def test_without_a_required_wall_nothing_runs(template):
    from ipgrader.warm import sandbox
    from ipgrader.warm.policy import Policy

    policy = Policy(folder="/tmp/x")
    assert sandbox.fitted(policy, frozenset(DEFENCES)) == policy
    with pytest.raises(sandbox.Unprotected, match="seccomp"):
        sandbox.fitted(policy, frozenset(DEFENCES - {"seccomp"}))
    without_spaces = sandbox.fitted(policy, frozenset(DEFENCES - {"namespaces", "view"}))
    assert set(without_spaces.off) == {"namespaces", "view"}
    assert sandbox.fitted(policy.without(), frozenset())  # whoever switches them off knows


def test_the_table_names_each_protection_and_its_cure():
    from ipgrader.warm import __main__, sandbox

    rows = sandbox.support()
    assert {"landlock", "seccomp", "namespaces", "view", "limits", "capabilities"} <= {row.by for row in rows}
    assert all(row.how for row in rows)
    assert len(__main__.table().splitlines()) == len(rows)
    assert any(row.required and not row.available for row in sandbox.rows(frozenset()))


def interpreter():
    """A Python that another user may run, and the path to what is installed here."""
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    for python in (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}"):
        as_other = [
            "setpriv",
            "--reuid",
            "65534",
            "--regid",
            "65534",
            "--clear-groups",
            "env",
            python,
            "-c",
            "import pytest",
        ]
        env = {"PYTHONPATH": packages, "PATH": os.environ["PATH"]}
        if subprocess.run(as_other, env=env, capture_output=True, check=False).returncode == 0:
            return as_other[:7], python, packages
    return None


@pytest.mark.slow
@pytest.mark.skipif(not ROOT or shutil.which("setpriv") is None, reason="runs all this as another user, from root")
def test_all_this_as_a_user_without_privileges(tmp_path_factory):
    found = interpreter()
    if found is None:
        pytest.skip("no Python here that another user may run")
    as_other, python, packages = found
    home = Path(f"/tmp/ipgrader-nobody-{os.getpid()}")
    home.mkdir()
    os.chown(home, 65534, 65534)
    import ipgrader
    import iplab

    roots = [str(Path(package.__file__).parents[1]) for package in (iplab, ipgrader)]
    env = {"HOME": str(home), "TMPDIR": str(home), "PATH": os.environ["PATH"]}
    env["PYTHONPATH"] = os.pathsep.join([*roots, packages])
    command = [
        *as_other,
        python,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(Path(__file__).parents[3]),
    ]
    command += [str(Path(__file__).with_name(f"test_{name}.py")) for name in ("sandbox", "walls", "limits", "endings")]
    command += ["-m", "not slow", "--basetemp", f"{home}/t"]
    try:
        done = subprocess.run(
            command, env=env, capture_output=True, encoding="utf-8", check=False, cwd=Path(__file__).parents[3]
        )
    finally:
        shutil.rmtree(home, ignore_errors=True)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
