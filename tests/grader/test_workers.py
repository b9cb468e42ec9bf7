"""Many workers give what one gives: on this machine, on a Dask cluster, when one is killed, when the disk is full."""

import contextlib
import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time

import distributed
import pandas as pd
import psutil
import pytest
from ipgrader import course, isolated, mark, marks, outcomes, run, workers
from ipgrader.batch import How
from ipgrader.books import gradebook
from ipgrader.errors import MarkingError
from ipgrader.options import Asked

MANY = 12
ROWS = """
select student_id, base_cell.name, auto_score, manual_score, grade.extra_credit, needs_manual_grade
from grade join submitted_notebook on submitted_notebook.id = grade.notebook_id
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
join base_cell on base_cell.id = grade.cell_id order by 1, 2
"""


@pytest.fixture(scope="module")
def crowd(finished, tmp_path_factory):
    """The tiny course with twelve submissions, marked by one process without a disturbance."""
    root = tmp_path_factory.mktemp("crowd") / "tiny"
    shutil.copytree(finished.folder.parents[2], root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPLAB_COURSE", str(root))
        found = course.of("zh_fill")
        names = [path.name for path in sorted(found.inbox.iterdir()) if path.is_dir()]
        for number in range(MANY - len(names)):
            shutil.copytree(found.inbox / names[number % len(names)], found.inbox / f"x{number:02}")
        run.marked(found)
        yield found


@pytest.fixture
def fresh(crowd, tmp_path, monkeypatch):
    """The same submissions, not marked yet."""
    root = tmp_path / "tiny"
    shutil.copytree(crowd.folder.parents[2], root)
    monkeypatch.setenv("IPLAB_COURSE", str(root))
    found = course.of("zh_fill")
    for step in ("outcomes", "submitted", "autograded"):
        shutil.rmtree(found.folder / step)
    found.database.unlink()
    run.released(found)
    return found


def rows(found):
    from sqlalchemy import text

    with gradebook(found) as book:
        return [tuple(row) for row in book.db.execute(text(ROWS)).all()]


def require_same(found, crowd):
    """The gradebook, the outcomes and the autograded notebooks are those of the undisturbed run."""
    assert rows(found) == rows(crowd)
    assert outcomes.read(found) == outcomes.read(crowd)
    pd.testing.assert_frame_equal(marks.marks(found), marks.marks(crowd))
    for path in crowd.folder.glob("autograded/*/*/*.ipynb"):
        assert (found.folder / path.relative_to(crowd.folder)).read_bytes() == path.read_bytes()
    drafts = [path for path in found.folder.rglob("*.tmp") if path.is_file()]
    assert drafts == []


def test_two_processes_give_what_one_gives(fresh, crowd, tmp_path, monkeypatch):
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    ended = run.marked(fresh, Asked(How(), workers=2))
    deadline = time.monotonic() + 20
    while (left := list((tmp_path / "temporary").glob("ipgrader-*"))) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == [], "the workers take their folders along"
    assert [each.trainee for each in ended] == sorted(each.trainee for each in ended), "in the order of the inbox"
    require_same(fresh, crowd)


@pytest.mark.parametrize("after", [0.7, *(pytest.param(seconds, marks=pytest.mark.slow) for seconds in (0.1, 1.5))])
def test_a_worker_told_to_go_while_it_opens_leaves_nothing(tmp_path, monkeypatch, after):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    pool = workers._processes(1)
    pool.submit(isolated.room)
    worker = worker_of(pool)
    wait_until(lambda: list(tmp_path.iterdir()))
    time.sleep(after)
    worker.terminate()
    require_gone(worker, tmp_path)


@pytest.mark.parametrize(
    "after", [0.01, *(pytest.param(seconds, marks=pytest.mark.slow) for seconds in (0, 0.002, 0.05))]
)
def test_a_worker_told_to_go_while_it_goes_leaves_nothing(tmp_path, monkeypatch, after):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    pool = workers._processes(1)
    assert isinstance(pool.submit(isolated.room).exception(60), TypeError)  # it is open now; it can't travel
    worker = worker_of(pool)
    pool.shutdown(wait=False)
    time.sleep(after)
    with contextlib.suppress(psutil.NoSuchProcess):
        worker.terminate()
    require_gone(worker, tmp_path)


def worker_of(pool):
    return psutil.Process(next(iter(pool._processes)))


def wait_until(so, seconds=60):
    deadline = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def require_gone(worker, folder):
    """The worker, what came from it, and what it put there."""
    with contextlib.suppress(psutil.NoSuchProcess):
        family = worker.children(recursive=True)
        wait_until(lambda: not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE)
        wait_until(lambda: not any(each.is_running() for each in family))
    assert list(folder.iterdir()) == []


@pytest.mark.slow
def test_a_cluster_gives_what_one_gives(fresh, crowd):
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        run.marked(fresh, Asked(How(), cluster=cluster.scheduler_address))
    require_same(fresh, crowd)


@pytest.mark.slow
def test_a_cluster_whose_worker_is_killed_gives_the_same(fresh, crowd):
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        victim = next(iter(cluster.workers.values())).pid
        with at_the_first_outcome(fresh, lambda: os.kill(victim, signal.SIGKILL)):
            run.marked(fresh, Asked(How(), cluster=cluster.scheduler_address))
    require_same(fresh, crowd)


class at_the_first_outcome:
    """While a run goes on, do something as soon as the first submission has an outcome."""

    def __init__(self, found, do):
        self.found, self.do, self.over = found, do, threading.Event()

    def __enter__(self):
        self.thread = threading.Thread(target=self._wait)
        self.thread.start()
        return self

    def _wait(self):
        while not self.over.is_set() and not list(self.found.folder.glob("outcomes/*/*.json")):
            time.sleep(0.005)
        if not self.over.is_set():
            self.do()

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


def test_a_killed_worker_costs_nobody_a_mark(fresh, crowd):
    killed = []

    def kill():
        found = [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]
        random.choice(found).kill()
        killed.append(1)

    with at_the_first_outcome(fresh, kill):
        run.marked(fresh, Asked(How(), workers=2))
    assert killed
    require_same(fresh, crowd)


def kill(which):
    getattr(isolated.room(), which).process.kill()


@pytest.mark.parametrize("which", ["template", "bench"])
def test_a_killed_warm_process_costs_nobody_a_mark(fresh, crowd, which):
    with at_the_first_outcome(fresh, lambda: kill(which)):
        run.marked(fresh)
    require_same(fresh, crowd)


def always_dead(work, handed):
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_submission_that_kills_every_worker_is_one_outcome(fresh, monkeypatch):
    """Nothing known does this; if something did, the others must not pay for it."""
    monkeypatch.setattr(mark, "mark_one", always_dead)
    with workers.workers(2) as crew:
        ended = mark.mark(fresh, fresh.assignments()[0], how=How(only=frozenset({"a", "b"})), workers=crew)
    assert [each.code for each in ended] == ["failed", "failed"]


def fails_after(number, real):
    """A function that finds the disk full at its nth call, and after it."""
    calls = []

    def write(*words, **named):
        calls.append(1)
        if len(calls) >= number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*words, **named)

    return write


@pytest.mark.parametrize("at", [1, 2, 3, 5, 8])
@pytest.mark.parametrize("where", ["ipgrader.outcomes.write", "ipgrader.build.write", "ipgrader.submission.keep"])
def test_a_full_disk_stops_the_run_with_words_and_the_next_one_finishes_it(fresh, crowd, monkeypatch, where, at):
    import importlib

    module, name = where.rsplit(".", 1)
    real = getattr(importlib.import_module(module), name)
    with monkeypatch.context() as patch, pytest.raises(MarkingError, match=r"No space left.*run again"):
        patch.setattr(where, fails_after(at, real))
        run.marked(fresh)
    run.marked(fresh)
    require_same(fresh, crowd)


# A small file system of memory, filled up to a few kilobytes. Nobody else sees it, so its content is copied at the end.
SCRIPT = """
set -e
mount -t tmpfs -o size=64m none {disk}
cp -r {course} {disk}/course
export IPLAB_COURSE={disk}/course
left=$(df --output=avail -k {disk} | tail -1)
head -c $(( (left - {free}) * 1024 )) /dev/zero > {disk}/filler
{python} -m ipgrader mark zh_fill --workers 1 > {out}/first.txt 2>&1 && echo 0 > {out}/code || echo $? > {out}/code
rm {disk}/filler
{python} -m ipgrader mark zh_fill --workers 1 > {out}/second.txt 2>&1
cp -r {disk}/course {out}/course
"""
MAY_MOUNT = shutil.which("unshare") and not subprocess.call(["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"])


@pytest.mark.slow
@pytest.mark.skipif(not MAY_MOUNT, reason="this machine lets nobody mount a file system of memory")
@pytest.mark.parametrize("free", [0, 40, 100, 200])
def test_a_disk_that_is_really_full_is_told_by_the_command_too(fresh, crowd, tmp_path, monkeypatch, free):
    disk, out = tmp_path / "disk", tmp_path / "out"
    disk.mkdir(), out.mkdir()
    script = SCRIPT.format(course=fresh.folder.parents[2], disk=disk, out=out, free=free, python=sys.executable)
    subprocess.run(["unshare", "-rm", "sh", "-c", script], check=True)
    first = (out / "first.txt").read_text()
    assert int((out / "code").read_text()) != 0
    assert "Traceback" not in first
    assert "No space left" in first and "run again" in first, first
    monkeypatch.setenv("IPLAB_COURSE", str(out / "course"))
    found = course.of("zh_fill")
    require_same(found, crowd)


def test_no_cluster_at_the_address_is_told(fresh, monkeypatch):
    monkeypatch.setattr(workers, "CONNECT", 1)
    with pytest.raises(MarkingError, match="No Dask cluster at"), workers.workers(1, "tcp://127.0.0.1:9"):
        pass


def test_a_cluster_of_another_version_is_refused():
    theirs = {"tcp://w:1": ("0.0.1", "0", "2.0", "1.0")}
    with pytest.raises(MarkingError, match="other versions"):
        workers._require_same(theirs, "tcp://w")
    with pytest.raises(MarkingError, match="no workers"):
        workers._require_same({}, "tcp://w")
    workers._require_same({"tcp://w:1": workers.installed()}, "tcp://w")


def test_more_workers_only_where_they_pay():
    assert workers.fitting(0) == workers.fitting(workers.EACH) == 1
    assert workers.fitting(10_000) == len(os.sched_getaffinity(0))


def test_nothing_lives_on_when_the_one_that_writes_is_killed(fresh):
    process = subprocess.Popen([sys.executable, "-m", "ipgrader", "mark", "zh_fill", "--workers", "2"])
    while not list(fresh.folder.glob("outcomes/*/*.json")):
        assert process.poll() is None
        time.sleep(0.01)
    family = psutil.Process(process.pid).children(recursive=True)
    assert len([each for each in family if "spawn_main" in " ".join(each.cmdline())]) == 2
    process.kill()
    process.wait()
    _, alive = psutil.wait_procs(family, timeout=20)
    assert alive == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_a_run_that_is_killed_anywhere_is_finished_by_the_next(fresh, crowd, seed):
    """kill -9 of the process that writes, at a random moment; then another run."""
    words = [sys.executable, "-m", "ipgrader", "mark", "zh_fill", "--workers", "1" if seed % 2 else "2"]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not list(fresh.folder.glob("outcomes/*/*.json")) and time.monotonic() < deadline:
        time.sleep(0.002)
    time.sleep(random.Random(seed).uniform(0, 1.5))
    process.kill()
    process.wait()
    run.marked(fresh)
    require_same(fresh, crowd)


def test_two_threads_of_one_worker_do_not_disturb_each_other(fresh, crowd):
    """A cluster's worker may have many threads; the warm processes are one pair."""
    from concurrent.futures import ThreadPoolExecutor

    with workers.workers(1) as crew:
        crew.make, crew.number, crew.end = (lambda: ThreadPoolExecutor(3)), 3, lambda executor: executor.shutdown()
        mark.mark(fresh, fresh.assignments()[0], workers=crew)
    require_same(fresh, crowd)
