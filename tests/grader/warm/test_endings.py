"""How a box ends, with whom it ends, and that nothing of it is left for the next."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ipgrader.errors import MarkingError
from ipgrader.warm import cgroups


def printed(ran):
    return "".join(output.text for output in ran.outputs if output.output_type == "stream")


def errors(ran):
    return [output.ename for output in ran.outputs if output.output_type == "error"]


def ended(pid, seconds=5.0):
    """Whether a process is gone, or will be soon."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


# The end of a box


@pytest.mark.parametrize(
    "source",
    [
        "import os; os._exit(0)", "import ctypes; ctypes.string_at(0)", "import os, signal; os.abort()",
        "import os, signal; signal.signal(signal.SIGTERM, signal.SIG_DFL); os.execv('/bin/true', ['true'])",
    ],
)  # fmt: skip
def test_a_box_that_ends_itself_is_noticed(start, source):
    box = start()
    ran = box.run("print('before')\n" + source, 10)
    assert (ran.ok, ran.stopped, printed(ran)) == (False, "died", "before\n")


def test_exit_ends_the_notebook_as_it_ends_a_kernel(start):
    box = start()
    assert box.run("print(1); exit()", 10).ok
    assert box.run("2", 10).stopped == "died"


def test_nothing_is_left(start, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    box = start()
    box.run("open('file', 'w').write('x'); import tempfile; tempfile.mkdtemp()", 10)
    folder, pid = Path(box.policy.folder), box.process.pid
    used = box.close()
    assert not folder.exists()
    assert ended(pid)
    assert used.cpu_seconds > 0
    assert used.max_rss > 50 << 20
    assert not list(tmp_path.iterdir())


def test_a_box_leaves_the_next_one_as_it_found_it(start):
    first = start()
    first.run("import pandas, builtins, iplab.checks\npandas.DataFrame.sum = None; builtins.len = None; left = 1", 10)
    first.close()
    second = start()
    ran = second.run("import pandas; print(pandas.DataFrame([1]).sum()[0], len([1]), 'left' in globals())", 10)
    assert printed(ran) == "1 1 False\n"


def test_chance_differs_from_box_to_box(start):
    source = "import random, numpy, uuid; print(random.random(), numpy.random.rand(), uuid.uuid4())"
    drawn = [printed(start().run(source, 10)).split() for _ in range(3)]
    assert len({one for row in drawn for one in row}) == 9


def test_a_link_in_the_folder_is_not_followed(start, tmp_path):
    (tmp_path / "secret").write_text("solution")
    (tmp_path / "beside").mkdir()
    (tmp_path / "beside" / "link").symlink_to(tmp_path / "secret")
    for off in ((), ("view",), ("view", "namespaces")):
        ran = start(source=str(tmp_path / "beside"), off=off).run("open('link').read()", 10)
        assert not ran.ok


# More processes


def test_processes_need_control_groups(start):
    if cgroups.available():
        pytest.skip("control groups can be made here")
    with pytest.raises(MarkingError, match="control group"):
        start(processes=5)


def test_granted_processes_run_within_their_number(start):
    if not cgroups.available():
        pytest.skip("no control groups can be made here")
    box = start(processes=5, threads=5)
    assert (
        printed(box.run("import subprocess; print(subprocess.run(['echo', 'hi'], capture_output=True).stdout)", 10))
        == "b'hi\\n'\n"
    )
    bomb = "import os, time\nn = 0\ntry:\n  while True:\n    if not os.fork(): time.sleep(60)\n"
    bomb += "    n += 1\nexcept OSError: print(n)"
    assert 1 <= int(printed(box.run(bomb, 10))) <= 10
    pid = box.process.pid
    group = next(Path("/sys/fs/cgroup").rglob(f"ipgrader-{box.template.process.pid}-{box.number}"))
    box.close()
    assert ended(pid)
    assert not group.exists()


# The end of those above


ORPHAN = """
import os, sys, time
from ipgrader.warm.templates import Template
from ipgrader.warm.boxes import Box
from ipgrader.warm.policy import Policy
template = Template.start()
box = Box.start(template, Policy(folder="", off=tuple(sys.argv[1].split(","))))
box.asking.channel.send({"op": "run", "source": "while True: pass"})
print(template.process.pid, box.process.pid, box.policy.folder, flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("off", ["", "view,namespaces"])
@pytest.mark.parametrize("victim", ["worker", "template"])
def test_children_end_with_those_above(victim, off):
    worker = subprocess.Popen([sys.executable, "-c", ORPHAN, off], stdout=subprocess.PIPE, text=True)
    try:
        template, box, folder = worker.stdout.readline().split()
        os.kill(worker.pid if victim == "worker" else int(template), signal.SIGKILL)
        assert ended(int(box))
        assert ended(int(template))
    finally:
        worker.kill()
        worker.wait()
        worker.stdout.close()
    shutil.rmtree(folder, ignore_errors=True)


def test_a_thread_before_the_fork_is_noticed(tmp_path):
    from ipgrader.warm import preload
    from ipgrader.warm.templates import Template, TemplateLost

    (tmp_path / "starts_a_thread.py").write_text(
        "import threading, time; threading.Thread(target=time.sleep, args=(60,), daemon=True).start()"
    )
    with pytest.raises(TemplateLost):
        Template.start(
            ["starts_a_thread"], {**os.environ, "PYTHONPATH": f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}"}
        )
    assert {"jemalloc_bg_thd"} == preload.THREADS


NEEDED = """
import sys
from ipgrader.warm import preload
preload.load_for_judges()
from iplab import data
before = set(sys.modules), data._parsed.cache_info().currsize
with preload.parquet_in_this_thread():
    preload.needed(sys.stdin.read(), "practice")
    preload.require_single()
print({"iplab.novelty", "this", "iplab.search"} & (set(sys.modules) - before[0]))
print(data._parsed.cache_info().currsize - before[1])
"""


def test_judges_get_what_an_exercise_names_and_nothing_of_others():
    cells = (
        "import this\nfrom iplab import novelty\nx = data.load('places')\ny = checks.rows(\"tickets\")\nz = 'nowhere'"
    )
    ran = subprocess.run([sys.executable, "-c", NEEDED], input=cells, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["{'iplab.novelty'}", "2"]


@pytest.mark.slow
def test_two_thousand_forks(template, start):
    """Each runs a cell; none stalls; the template grows by nothing worth naming."""

    def held():
        return int(Path(f"/proc/{template.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    slowest, first = 0.0, 0
    for number in range(2_000):
        began = time.monotonic()
        box = start()
        assert printed(box.run(f"import pandas as pd; print(pd.Series([{number}]).sum())", 10)) == f"{number}\n"
        box.close()
        slowest = max(slowest, time.monotonic() - began)
        first = first or held()
    assert slowest < 10
    assert held() - first < 20 << 20
    assert len(list(Path(f"/proc/{template.process.pid}/fd").iterdir())) < 20


def test_a_table_of_the_course_is_there_already_and_no_thread_of_arrow_stands(template, start):
    assert template.threads in ([], ["jemalloc_bg_thd"])
    source = """
from iplab import data
before = data._parsed.cache_info()
for name in ("institutions", "places"): data.load(name)
after = data._parsed.cache_info()
print(before.currsize > 10, after.hits - before.hits, after.misses - before.misses)"""
    assert printed(start().run(source, 60)) == "True 2 0\n"


def test_a_log_is_no_output_of_a_notebook(tmp_path):
    """Whoever marks with `> log.txt` finds the log as it was, and no line of it in a notebook."""
    source = ORPHAN.replace("time.sleep(60)", "").replace('"while True: pass"', '"print(5)"')
    (tmp_path / "log").write_text("")
    for mode in ("a", "a+"):
        with (tmp_path / "log").open(mode) as log:
            log.write("before\n")
            log.flush()
            done = subprocess.run([sys.executable, "-c", source, ""], stdout=log, stderr=log, check=False, timeout=60)
        assert done.returncode == 0
    lines = (tmp_path / "log").read_text().splitlines()
    assert [len(line.split()) for line in lines] == [1, 3, 1, 3]
    shutil.rmtree(lines[1].split()[2], ignore_errors=True)
    shutil.rmtree(lines[3].split()[2], ignore_errors=True)
