"""What a box gives for a cell is what a real kernel gives, to the letter of a traceback."""

import json
import os
import re
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[3]
NOTEBOOKS = sorted(ROOT.glob("curriculum/m01*/*.ipynb")) + sorted(ROOT.glob("exercises/m01*/*/*.ipynb"))

# Cells of all the kinds that a notebook may hold; each output is compared with a real kernel's.
CELLS = """
1/0
---
def f(x):
    return g(x)
def g(x):
    raise KeyError("列")
f(1)
---
import pandas as pd
pd.DataFrame({"a": [1]})["b"]
---
def f(:
    pass
---
  x = 1
 y
---
import warnings; warnings.warn("old", FutureWarning)
---
import sys; print("out"); print("err", file=sys.stderr)
---
import os; os.write(1, b"raw\\n"); sys.stdout.flush()
---
raise SystemExit(3)
---
input("name?")
---
from IPython.display import display, HTML, JSON, Latex, SVG, clear_output
h = display("a", display_id="q"); print("x"); h.update("b")
---
print("gone"); clear_output(); print("stays")
---
print("gone"); clear_output(wait=True); print("stays")
---
import asyncio
await asyncio.sleep(0.01)
"done"
---
%%capture c
print(2)
---
c.stdout
---
%nosuch
---
import matplotlib.pyplot as plt
fig, ax = plt.subplots(); ax.plot([1, 2]); ax.set_title("t")
---
fig
---
plt.plot([1]); plt.show(); print("between"); plt.bar([1], [2]);
---
import ipywidgets as w
s = w.IntSlider(); s
---
o = w.Output()
with o:
    print("inside"); display(HTML("<b>b</b>"))
o
---
class A:
    def __repr__(self): raise ValueError("no")
A()
---
class E(Exception):
    def _render_traceback_(self): return ["short"]
raise E("x")
---
try:
    1/0
except ZeroDivisionError as e:
    raise RuntimeError("two") from e
---
assert 1 == 2, "不对 / wrong"
---
_, __, In[1], len(Out)
---
?len
---
import logging; logging.warning("logged")
---
pd.options.display.max_rows = 5
pd.Series(range(100))
---
raise KeyboardInterrupt
---
display(JSON({"a": 1}), Latex("$x$"), SVG("<svg xmlns='http://www.w3.org/2000/svg'/>"))
---
get_ipython().__class__.__name__, __name__
---
import threading
t = threading.Thread(target=lambda: print("from a thread")); t.start(); t.join()
---
exec(compile("1/0", "<string>", "exec"))
---
pd.to_datetime(["x"], format="%Y")
---
%matplotlib inline
%config InlineBackend.figure_format = "svg"
---
for i in range(3): print(i, end="\\r")
---
None
---
"end"; 5
"""


def mixed():
    cells = [nbformat.v4.new_code_cell(cell) for cell in CELLS.strip().split("\n---\n")]
    return nbformat.v4.new_notebook(cells=cells)


def joined(outputs):
    """Text of one stream in one piece: how a kernel cuts it depends on time."""
    kept = []
    for output in outputs:
        last = kept[-1] if kept else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            last["text"] += output["text"]
        else:
            kept.append(dict(output))
    return kept


def normal(outputs):
    """Outputs without what differs from run to run: addresses, drawn names, the home folder, numbers of processes."""
    shown = json.dumps(joined(outputs), ensure_ascii=False, sort_keys=True, indent=0)
    for pattern, instead in (
        (r"0x[0-9a-f]{6,}", "0x"), (r"\b[0-9a-f]{32}\b", "ID"), (r"\bT_[0-9a-f]{5}", "T"),
        (r"ipykernel_\d+/\d+", "ipykernel"), (r"[\w./-]*/(?=ipykernel\.py)", "/tmp/"),
        (re.escape(str(Path.home())), "~"), (r'"id": "[0-9a-f-]{36}"', '"id"'),
        (r"<dc:date>.*?</dc:date>", ""), (r"(?<=[\"#])[mpDCh][0-9a-f]{10}", "drawn"),
    ):  # fmt: skip
        shown = re.sub(pattern, instead, shown)
    return shown.splitlines()


def compared(notebook, start, execute):
    """For each code cell: its source, the box's outputs, the kernel's outputs."""
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    execute(notebook)
    box = start()
    for source, cell in zip(cells, [cell for cell in notebook.cells if cell.cell_type == "code"], strict=True):
        ran = box.run(source, 60)
        assert ran.stopped is None
        assert ran.count == cell.execution_count or not source.strip()
        assert not (ran.ok and [one for one in cell.outputs if one.output_type == "error"])
        yield source, normal(ran.outputs), normal(cell.outputs)
    assert (box.outputs.widgets() is None) == ("widgets" not in notebook.metadata)


def test_every_kind_of_cell(start, execute, monkeypatch):
    monkeypatch.delenv("PYTEST_CURRENT_TEST", raising=False)  # ipykernel catches no raw output in a test
    for source, boxed, real in compared(mixed(), start, execute):
        assert boxed == real, source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_notebooks_of_the_course(start, execute, path):
    os.environ.pop("PYTEST_CURRENT_TEST", None)
    for source, boxed, real in compared(nbformat.read(path, as_version=4), start, execute):
        assert boxed == real, source


@pytest.mark.parametrize("language", ["zh", "en"])
def test_solutions_of_the_course(start, execute, language):
    """Answers and all checks in place, as the master has them."""
    from ipgrader import build
    from ipgrader.source import read

    os.environ.pop("PYTEST_CURRENT_TEST", None)
    source = read(ROOT / "exercises" / "m01_service_system" / "exercise.py")
    for cell, boxed, real in compared(build.notebook(source, language), start, execute):
        assert boxed == real, cell
