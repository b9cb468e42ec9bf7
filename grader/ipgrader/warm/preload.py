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
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

# What notebooks and checks of any exercise use, then what only notebooks do.
COMMON = (
    *("numpy", "pandas", "pyarrow", "pyarrow.parquet", "matplotlib.pyplot", "matplotlib.backends.backend_agg"),
    *("IPython", "ipykernel.ipkernel", "ipykernel.zmqshell", "sqlite3", "PIL.PngImagePlugin"),
    *("iplab.checks", "iplab.data", "iplab.parameters", "iplab.show", "iplab.plot"),
)
MODULES = (
    *COMMON,
    *("ipykernel.kernelapp", "ipykernel.heartbeat", "ipykernel.debugger", "ipykernel.comm"),
    *("ipykernel.subshell_manager", "comm", "psutil", "ipywidgets", "jedi"),
    *("IPython.core.completer", "IPython.core.pylabtools", "IPython.core.magics", "IPython.extensions.storemagic"),
    *("iplab.widgets", "iplab.institutions", "iplab.topics"),
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
    _load((*MODULES, *more), (_tables, _frames, _figure, _shell))


def load_for_judges() -> None:
    """The same without what only notebooks need. What one exercise needs besides, `needed` finds. Raises Threads."""
    _load(COMMON, (_frames, _figure, _prepared))


def _load(modules: Iterable[str], steps: Iterable[Callable[[], None]]) -> None:
    os.environ.update(ENVIRONMENT)
    gc.disable()  # nearly all that is made here stays
    _import(modules)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for step in steps:
            with contextlib.suppress(Exception):  # warmth is a gift: a child does without what failed here
                step()
    gc.collect()
    gc.freeze()  # or the first collection in a child would copy every page
    gc.enable()
    require_single()


def _import(modules: Iterable[str]) -> None:
    for name in modules:
        with contextlib.suppress(ImportError):  # a course may live without it
            importlib.import_module(name)


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
    with parquet_in_this_thread():
        for name in data.tables():
            with contextlib.suppress(Exception):  # one that is damaged is damaged in a child as well
                data.load(name)


# Modules of the course alone: another's may start threads when it is imported, and nothing could be forked any more.
IMPORTED = re.compile(r"^\s*(?:from|import)\s+(iplab[\w.]*)(?:\s+import\s+([\w, ]+))?", re.MULTILINE)
NAMED = re.compile(r"""["'](\w+)["']""")  # a table by its name, wherever it is read
ROWS = re.compile(r"""\brows\(\s*["'](\w+)["']""")  # one that a check reads row by row (iplab.checks.rows)


def needed(source: str, edition: Any) -> None:
    """Have ready what the cells of an exercise import and read, so that no judge begins with it."""
    for module, names in IMPORTED.findall(source):
        _import([module, *(f"{module}.{name.strip()}" for name in names.split(",") if name.strip().isidentifier())])
    checks, data = importlib.import_module("iplab.checks"), importlib.import_module("iplab.data")
    editions = {"practice", edition} & {"practice", "open"}
    known = set(data.tables())
    for read, found in ((data.load, NAMED), (checks.rows, ROWS)):
        for name in dict.fromkeys(found.findall(source)):
            for each in editions if name in known else ():
                with contextlib.suppress(Exception):  # the check itself will say what is wrong with it
                    read(name, each)


@contextlib.contextmanager
def parquet_in_this_thread() -> Iterator[None]:
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
    _prepared()


def _prepared() -> None:
    """A shell for the child that comes first to take it."""
    from ipgrader.warm.shell import Shell

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
