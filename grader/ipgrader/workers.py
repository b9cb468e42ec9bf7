"""Who does the marking: this process, several on this machine, or the workers of a Dask cluster. One road for all."""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from multiprocessing import connection, get_context, parent_process
from multiprocessing.connection import Connection
from typing import Any, NoReturn

from ipgrader import isolated
from ipgrader.errors import MarkingError

TRIES = 3  # of a task whose worker was lost under it
AHEAD = 3  # tasks handed out for each worker: it never waits for the next, and few are held in memory
EACH = 10  # submissions for which another worker pays: it takes some seconds to get warm
CONNECT = 20  # seconds

Task = tuple[Any, tuple[Any, ...]]  # what the caller knows it by, and the arguments


class Here(Executor):
    """This process, one task after the other."""

    def submit(self, do: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """Do it now."""
        future: Future[Any] = Future()
        try:
            future.set_result(do(*arguments, **named))
        except Exception as error:
            future.set_exception(error)
        return future


@dataclass
class Workers:
    """Workers that take tasks. `make` gives an executor, and a new one when that was lost."""

    make: Callable[[], Executor]
    number: int
    end: Callable[[Executor], None] = lambda executor: executor.shutdown(cancel_futures=True)
    executor: Executor | None = None
    tries: dict[int, int] = field(default_factory=dict)

    def each(self, do: Callable[..., Any], tasks: Iterable[Task]) -> Iterator[tuple[Any, Any]]:
        """Results of `do` for every task, in the order in which they are done; an exception is a result too."""
        waiting: dict[Future[Any], Task] = {}
        more, ahead = iter(tasks), 1 if self.number == 1 else self.number * AHEAD
        while True:
            while len(waiting) < ahead and (task := next(more, None)) is not None:
                waiting[self._submit(do, task)] = task
            if not waiting:
                return
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                task, error = waiting.pop(future), future.exception()
                if isinstance(error, BrokenProcessPool):  # all that were handed out are lost with it
                    lost = [task, *waiting.values()]
                    waiting.clear()
                    yield from self._once_more(do, lost)
                    break
                yield task[0], error if error is not None else future.result()

    def _submit(self, do: Callable[..., Any], task: Task) -> Future[Any]:
        if self.executor is None:
            self.executor = self.make()
        try:
            return self.executor.submit(do, *task[1])
        except BrokenProcessPool as error:  # known before it was handed out: as if it had been
            future: Future[Any] = Future()
            future.set_exception(error)
            return future

    def _once_more(self, do: Callable[..., Any], tasks: list[Task]) -> Iterator[tuple[Any, Any]]:
        """Tasks of a pool that broke, one at a time: the one that breaks it is known, the others get their due."""
        self.close()
        for task in tasks:
            for _ in range(TRIES - 1):
                future = self._submit(do, task)
                error = future.exception()
                if not isinstance(error, BrokenProcessPool):
                    break
                self.close()
            yield task[0], error if error is not None else future.result()

    def close(self) -> None:
        """Let the workers go."""
        if self.executor is not None:
            self.end(self.executor)
            self.executor = None


@contextmanager
def workers(number: int = 1, cluster: str = "") -> Iterator[Workers]:
    """Workers for a run: `number` processes of this machine, or those of the cluster at this address.

    Raises MarkingError where there is no such cluster, or where its workers have another version of the course.
    """
    if cluster:
        with _cluster(cluster) as found:
            yield found
        return
    found = Workers(Here, 1) if number <= 1 else Workers(partial(_processes, number), number, _stop)
    try:
        yield found
    finally:
        found.close()


def fitting(submissions: int) -> int:
    """How many processes of this machine pay for so many submissions."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, submissions // EACH))


def _processes(number: int) -> Executor:
    # Fresh ones: a fork would carry this process's threads' locks and its gradebook along.
    return ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """In a worker. Ctrl-C is for the process that writes the marks; when that is gone, so is this one."""
    tempfile.tempdir = tempfile.mkdtemp(prefix="ipgrader-worker-")
    atexit.register(shutil.rmtree, tempfile.tempdir, ignore_errors=True)  # after the warm processes let go of it
    asked, ask = get_context().Pipe(duplex=False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: ask.send_bytes(b"leave"))  # a handler may not wait: a thread does
    threading.Thread(target=_leave, args=(asked, tempfile.tempdir), daemon=True).start()


def _leave(asked: Connection, folder: str) -> NoReturn:
    """Once asked to, end with the warm processes and their folders, whatever is at work.

    The end of the process that writes is such a request: a pool's workers hold both ends of its queue, and would wait
    for ever for a parent that was killed.
    """
    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel, asked])
    with isolated.OPENING:  # nothing is opened any more
        try:
            isolated.let_go()
            shutil.rmtree(folder, ignore_errors=True)
        finally:
            os._exit(1)


def _stop(executor: Executor) -> None:
    """Without waiting for what is at work: after Ctrl-C nobody wants its result."""
    processes = list((getattr(executor, "_processes", None) or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        with contextlib.suppress(OSError, ValueError):
            process.terminate()


@contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    from distributed import Client

    try:
        client = Client(address, timeout=CONNECT, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise MarkingError(
            f"连不上 Dask 集群 {address}：{error}。请核对地址，并确认调度器在运行 / "
            f"No Dask cluster at {address}: {error}. Check the address and that its scheduler runs."
        ) from None
    with client:
        _require_same(client.run(installed), address)
        threads = sum(client.nthreads().values())
        yield Workers(lambda: client.get_executor(pure=False, retries=TRIES - 1), threads, lambda executor: None)


def installed() -> tuple[str, str, str, str]:
    """What must be the same wherever one cohort is marked: the course, its tables, pandas and numpy."""
    import hashlib

    from iplab import registry

    tables = hashlib.sha256((registry.home() / "datapackage.json").read_bytes()).hexdigest()[:12]
    return version("iplab"), tables, version("pandas"), version("numpy")


def _require_same(theirs: dict[str, tuple[str, ...]], address: str) -> None:
    """A worker of another version would give other marks."""
    if not theirs:
        raise MarkingError(
            f"集群 {address} 没有工作进程；请先启动 dask worker / "
            f"The cluster {address} has no workers; start: dask worker"
        )
    ours = installed()
    other = {worker: found for worker, found in theirs.items() if tuple(found) != ours}
    if other:
        worker, found = next(iter(other.items()))
        raise MarkingError(
            f"集群上的版本与这里不同（{worker}：{found}；这里：{ours}）；请在各机安装同一个 "
            f"requirements.lock 和同一版课程 / "
            f"The cluster has other versions ({worker}: {found}; here: {ours}); install the same requirements.lock and "
            "the same version of the course on every machine."
        )
