"""What the template does once, so that no child has to: imports, first calls that are slow, the tables of the course.

Nothing here draws a random number, opens a socket, starts a thread that is not named below or makes a figure in pyplot:
each child must find what a fresh kernel finds.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import os
import re
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MODULES = (
    *("numpy", "pandas", "pyarrow", "pyarrow.parquet", "matplotlib.pyplot", "matplotlib.backends.backend_agg"),
    *("IPython", "ipykernel.ipkernel", "ipykernel.kernelapp", "ipykernel.zmqshell", "ipykernel.heartbeat"),
    *("ipykernel.debugger", "ipykernel.comm", "ipykernel.subshell_manager", "comm", "psutil", "ipywidgets"),
    *("IPython.core.completer", "IPython.core.pylabtools", "IPython.core.magics", "IPython.extensions.storemagic"),
    *("jedi", "sqlite3", "PIL.PngImagePlugin", "iplab.checks", "iplab.data", "iplab.parameters", "iplab.show"),
    *("iplab.plot", "iplab.widgets", "iplab.institutions", "iplab.topics"),
    *("iplab.search", "iplab.records", "iplab.families", "iplab.indicators", "scipy.optimize"),
    *("ipgrader.warm.box", "ipgrader.warm.kernel"),
)
# Threads that may stand at the fork, by the name the kernel knows: they hold no lock that a child could wait for.
THREADS = {"jemalloc_bg_thd"}  # Arrow's allocator gives memory back; jemalloc takes its locks around a fork

ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",  # more would start threads before the fork
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # or debugpy writes a warning to every kernel's stderr
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",  # as ipykernel sets it
}


class Threads(Exception):
    """A thread stands that could leave a lock behind in a child."""


def load(more: tuple[str, ...] = ()) -> None:
    """Import everything, make the slow first calls, freeze. Raises Threads."""
    os.environ.update(ENVIRONMENT)
    for name in (*MODULES, *more):
        with contextlib.suppress(ImportError):  # a course may live without it
            importlib.import_module(name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for step in (_tables, _frames, _figure, _shell):
            with contextlib.suppress(Exception):  # warmth is a gift: a child does without what failed here
                step()
    gc.collect()
    gc.freeze()  # or the first collection in a child would copy every page
    require_single()


def threads() -> list[str]:
    """Names of the threads beside the main one."""
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        return []
    own = str(os.getpid())
    return sorted((task / "comm").read_text().strip() for task in tasks.iterdir() if task.name != own)


def require_single() -> None:
    """Raise Threads if a thread stands that is not allowed."""
    found = [name for name in threads() if name not in THREADS]
    if found:
        raise Threads(f"分叉前不应有这些线程：{found} / these threads must not stand before a fork: {found}")


def _tables() -> None:
    data = importlib.import_module("iplab.data")
    with _parquet_in_this_thread():
        for name in data.tables():
            with contextlib.suppress(Exception):  # one that is damaged is damaged in a child as well
                data.load(name)


ROWS = re.compile(r"""\brows\(\s*["'](\w+)["']""")  # a table that a check reads row by row (iplab.checks.rows)


def rows(source: str, edition: Any) -> None:
    """Have the rows ready that checks will read, so that no judge takes the tables apart again."""
    checks = importlib.import_module("iplab.checks")
    for name in dict.fromkeys(ROWS.findall(source)):
        for each in {"practice", edition} & {"practice", "open"}:
            with contextlib.suppress(Exception):  # the check itself will say what is wrong with it
                checks.rows(name, each)


@contextlib.contextmanager
def _parquet_in_this_thread() -> Iterator[None]:
    """Arrow reads Parquet ahead in threads of its own, which would stand at every fork; here it reads without."""
    from pyarrow import parquet

    def read_table(source: Any, **_: Any) -> Any:
        return parquet.ParquetFile(source, pre_buffer=False).read(use_threads=False)

    held, parquet.read_table = parquet.read_table, read_table
    try:
        yield
    finally:
        parquet.read_table = held


def _frames() -> None:
    import pandas as pd

    frame = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": list("xyx"), "t": pd.date_range("2025-01-01", periods=3)})
    frame.groupby("b")["a"].mean().sort_index()
    frame.groupby(frame["t"].dt.month)["a"].sum()
    frame.pivot_table(index="b", columns="a", values="a", aggfunc="sum")
    frame.merge(frame, on="b").nlargest(1, "a_x")
    frame["b"].value_counts().to_dict()
    frame.to_html()
    repr(frame)
    frame.groupby("b").sample(1, random_state=1)
    with contextlib.suppress(ImportError):
        from iplab import show

        show.table(frame, "zh")._repr_html_()  # type: ignore[attr-defined]  # pandas-stubs lack it; the first styled table costs four of the later ones


def _figure() -> None:
    """Draw beside pyplot, which must find no figure and no backend chosen."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure()
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    axes.bar(["a", "b"], [1, 2])
    axes.set_title("t")
    figure.savefig(io.BytesIO(), format="png", bbox_inches="tight")


FIRST_CELLS = (
    "import pandas as pd\npd.DataFrame({'a': [1]})",
    "1/0",
    "def f(:",
    "print(1)",
    "%time 1",
    "assert 1 == 2",
    # pandas' own files are large: to show where in them an error is takes half a second the first time.
    "pd.DataFrame({'a': [1]})['b']",
    "pd.DataFrame({'a': [1]}).loc['b']",
    "pd.Series([1]) == pd.Series([1, 2])",
    "int('x')",
)


def _shell() -> None:
    """Run some cells in a shell to throw away (the first traceback alone costs 40 ms), then make one for a box."""
    from ipgrader.warm.shell import Shell

    shell = Shell(_nowhere)
    try:
        for source in FIRST_CELLS:
            shell.run(source)
    finally:
        shell.forget()
        shutil.rmtree(shell.shell.profile_dir.location, ignore_errors=True)
    PREPARED.append(Shell(_nowhere))
    shutil.rmtree(PREPARED[0].shell.profile_dir.location, ignore_errors=True)


def take_shell(tell: Any) -> Any:
    """In a box: the shell that the template has made, or a new one. Files 1 and 2 are the box's own."""
    from ipgrader.warm.shell import Shell

    shell = PREPARED.pop() if PREPARED else Shell(tell)
    shell.speak(tell, joined=True)
    shell.move()
    return shell


def drop_shell() -> None:
    """In a kernel: as if there had been no shell."""
    while PREPARED:
        PREPARED.pop().forget()


PREPARED: list[Any] = []


def _nowhere(kind: str, content: dict[str, Any], metadata: dict[str, Any], buffers: list[bytes]) -> None:
    """Where the outputs of the first cells go."""
