"""Whatever is handed in, marked with the judge outside: one outcome each, in bounded time and memory."""

import copy
import json
import os
import resource
import time

import nbformat
import pytest
from ipgrader import build, course, outcomes, reading, run
from ipgrader.mark import mark
from ipgrader.parameters import cohort_id

from .conftest import tiny_root

RIGHT = {"m01-name-length": "name_length = letters", "m01-double": "def double(number):\n    return 2 * number"}
FULL = 6.0  # points that checks give; the essay waits for a person
SECONDS, WALL, MEMORY = 15.0, 120.0, 1.7e9  # of the processor in this process, on the clock; bytes
BIG = 100_000_000


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    """The tiny course, released and warm, and the right notebook as plain data."""
    root = tiny_root(tmp_path_factory.mktemp("bad") / "tiny")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPLAB_COURSE", str(root))
        found = course.of("zh_fill")
        run.released(found)
        path = found.notebook("release", found.assignments()[0])
        right = json.loads(path.read_text(encoding="utf-8"))
        for cell in right["cells"]:
            cell["source"] = RIGHT.get(cell["id"], "".join(cell["source"]))
        hand_in(found, "warm", {"tiny.ipynb": right})
        yield found, right


def hand_in(found, trainee, files):
    """Put files into an inbox of their own and mark it; the outcome and the autograded notebook."""
    inbox = found.folder / "inboxes" / trainee
    (inbox / trainee).mkdir(parents=True)
    for name, content in files.items():
        (inbox / trainee / name).parent.mkdir(exist_ok=True, parents=True)
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        (inbox / trainee / name).write_bytes(data)
    return marked(found, inbox, trainee)


def marked(found, inbox, trainee):
    (one,) = mark(found, found.assignments()[0], inbox, marking="isolated")
    path = found.notebook("autograded", found.assignments()[0], trainee)
    return one, nbformat.read(path, as_version=4) if path.is_file() else None


def with_cell(right, cell):
    return {**right, "cells": [*right["cells"], cell]}


def code(source, **more):
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None, **more}


def long_source(right):
    return with_cell(right, code(["# " + "x" * 98 + "\n"] * (BIG // 100), id="long"))


def long_answer(right):
    return edited(right, "m01-double", lambda cell: cell.update(source=f"{cell['source']}\n# {'x' * 2_000_000}"))


def edited(right, name, change):
    right = copy.deepcopy(right)
    change(next(cell for cell in right["cells"] if cell["id"] == name))
    return right


def printed(right):
    lines = ["x" * 48 + "\n"] * (BIG // 52)
    return with_cell(right, code("print(1)", id="out", outputs=[stream(lines)]))


def stream(text):
    return {"output_type": "stream", "name": "stdout", "text": text}


def many_outputs(right):
    return with_cell(right, code("print(1)", id="out", outputs=[stream("x")] * 1_000_000))


def many_cells(right, number=1_000):
    return {**right, "cells": [*right["cells"], *(code("1", id=f"own{n}") for n in range(number))]}


def many_texts(right):
    own = ({"cell_type": "markdown", "metadata": {}, "source": f"text {n}"} for n in range(10_000))
    return {**right, "cells": [*right["cells"], *own]}


def many_copies(right):
    (answer,) = (cell for cell in right["cells"] if cell["id"] == "m01-double")
    copies = [{**answer, "source": f"{answer['source']}\n# {n}"} for n in range(1_000)]
    return {**right, "cells": [*right["cells"], *copies]}


def old_format(right):
    notebook = nbformat.v4.downgrade(nbformat.from_dict(copy.deepcopy(right)))
    assert notebook.nbformat == 3 and notebook.worksheets
    return notebook


def without_ids(right):
    cells = [{key: value for key, value in cell.items() if key != "id"} for cell in right["cells"]]
    return {**right, "nbformat_minor": 0, "cells": cells}


PIXEL = {"image.png": {"image/png": "iVBORw0KGgo="}}


def pasted(right):
    text = {"cell_type": "markdown", "id": "pic", "metadata": {}, "source": "![](attachment:image.png)"}
    return with_cell(right, {**text, "attachments": PIXEL})


def pasted_much(right):
    text = {"cell_type": "markdown", "id": "pic", "metadata": {}, "source": "text"}
    return with_cell(right, {**text, "attachments": {"image.png": {"image/png": "i" * 50_000_000}}})


def widgets(right):
    models = {f"k{n}": {"model_name": "x", "model_module": "y", "state": {"a": "z" * 50}} for n in range(150_000)}
    state = {"application/vnd.jupyter.widget-state+json": {"state": models, "version_major": 2, "version_minor": 0}}
    return {**right, "metadata": {"widgets": state}}


def junk(right):
    """What no front end writes, in all the places that marking looks at."""
    lone = chr(0xD800)
    odd = [
        code("1", id=[1], metadata=[]),
        code("1", id=7, metadata={"nbgrader": 5, "tags": "parameters"}),
        code("1", id="x" * 100_000, metadata={"nbgrader": {"grade_id": ["m01-double"], "solution": {}}}),
        {"cell_type": "poem", "source": "a poem", "metadata": {"nbgrader": {lone: lone}}, "attachments": [1]},
        {"cell_type": "markdown", "source": ["a", "poem"], "attachments": {lone: {lone: lone, "b": 1}, "c": 2}},
        {"cell_type": "raw", "source": lone},
        {"cell_type": "code"},
    ]
    return {**right, "metadata": {"kernelspec": 1}, "cells": [*right["cells"], *odd]}


CASES = {
    # name: (outcome, points, fragment of a note, what is in the folder)
    "as-it-should-be": ("marked", FULL, None, lambda right: {"tiny.ipynb": right}),
    "long-source": ("marked_repaired", FULL, "too long", lambda right: {"tiny.ipynb": long_source(right)}),
    "long-answer": ("marked_repaired", 3.0, "too long", lambda right: {"tiny.ipynb": long_answer(right)}),
    "much-printed": ("marked", FULL, None, lambda right: {"tiny.ipynb": printed(right)}),
    "many-outputs": ("marked", FULL, None, lambda right: {"tiny.ipynb": many_outputs(right)}),
    "many-cells": ("marked", FULL, None, lambda right: {"tiny.ipynb": many_cells(right)}),
    "ten-thousand-cells": ("marked", FULL, None, lambda right: {"tiny.ipynb": many_cells(right, 10_000)}),
    "many-texts": ("marked", FULL, None, lambda right: {"tiny.ipynb": many_texts(right)}),
    "many-copies": ("marked_repaired", FULL, "more than once", lambda right: {"tiny.ipynb": many_copies(right)}),
    "widgets": ("marked", FULL, None, lambda right: {"tiny.ipynb": widgets(right)}),
    "pictures": ("marked", FULL, None, lambda right: {"tiny.ipynb": pasted(right)}),
    "much-of-a-picture": ("marked", FULL, None, lambda right: {"tiny.ipynb": pasted_much(right)}),
    "format-3": ("marked", FULL, None, lambda right: {"tiny.ipynb": old_format(right)}),
    "format-4-0": ("marked", FULL, None, lambda right: {"tiny.ipynb": without_ids(right)}),
    "format-4-99": ("marked", FULL, None, lambda right: {"tiny.ipynb": {**right, "nbformat_minor": 99}}),
    "format-5": ("unreadable", None, None, lambda right: {"tiny.ipynb": {**right, "nbformat": 5}}),
    "format-99": ("unreadable", None, None, lambda right: {"tiny.ipynb": {**right, "nbformat": 99}}),
    "format-none": ("unreadable", None, None, lambda right: {"tiny.ipynb": {"cells": right["cells"]}}),
    "no-kernel": ("marked", FULL, None, lambda right: {"tiny.ipynb": {**right, "metadata": {}}}),
    "kernel-of-r": (
        "marked",
        FULL,
        None,
        lambda right: {"tiny.ipynb": {**right, "metadata": {"kernelspec": {"name": "ir", "display_name": "R"}}}},
    ),
    "junk": ("marked", FULL, None, lambda right: {"tiny.ipynb": junk(right)}),
    "mark-of-windows": ("marked", FULL, None, lambda right: {"tiny.ipynb": b"\xef\xbb\xbf" + dumped(right)}),
    "no-utf8": ("unreadable", None, None, lambda right: {"tiny.ipynb": b"\xff\xfe" + dumped(right)}),
    "broken-utf8": (
        "unreadable",
        None,
        None,
        lambda right: {"tiny.ipynb": dumped(right).replace(b"letters", b"letter\xff")},
    ),
    "no-json": ("unreadable", None, None, lambda right: {"tiny.ipynb": b"<html>"}),
    "cut-off": ("unreadable", None, None, lambda right: {"tiny.ipynb": dumped(right)[:-20]}),
    "nothing-in-it": ("unreadable", None, None, lambda right: {"tiny.ipynb": b""}),
    "zeros": ("unreadable", None, None, lambda right: {"tiny.ipynb": bytes(10_000)}),
    "a-number": ("unreadable", None, None, lambda right: {"tiny.ipynb": b"4"}),
    "a-long-number": ("unreadable", None, None, lambda right: {"tiny.ipynb": b"9" * 1_000_000}),
    "deep": ("unreadable", None, None, lambda right: {"tiny.ipynb": b'{"a":' * 1_000_000}),
    "too-large": ("unreadable", None, "too large", lambda right: {"tiny.ipynb": dumped(right) + b" " * (130 << 20)}),
    "too-many-lists": ("unreadable", None, "too large", lambda right: {"tiny.ipynb": b"[[]" + b",[]" * 9_000_000}),
    "no-cells": ("not_ours", None, None, lambda right: {"tiny.ipynb": {**right, "cells": []}}),
    "two": ("two_notebooks", None, None, lambda right: {"a/tiny.ipynb": right, "b/tiny.ipynb": right}),
    "two-other-names": ("two_notebooks", None, None, lambda right: {"a.ipynb": right, "b.ipynb": right}),
    "one-of-two-too-large": (
        "marked",
        FULL,
        "was not",
        lambda right: {"tiny.ipynb": right, "b.ipynb": b" " * (130 << 20)},
    ),
}


def dumped(right):
    return json.dumps(right, ensure_ascii=False).encode()


SLOW = {"ten-thousand-cells"}


@pytest.mark.parametrize("name", [pytest.param(each, marks=[pytest.mark.slow] * (each in SLOW)) for each in CASES])
def test_one_outcome_in_bounded_time_and_memory(ground, name):
    found, right = ground
    code_, points, note, files = CASES[name]
    files, before = files(right), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, took = time.monotonic(), time.process_time()
    one, notebook = hand_in(found, name, files)
    said = (found.folder / one.log).read_text(encoding="utf-8") if one.log else one.notes
    assert (one.code, one.points) == (code_, points), said
    assert note is None or any(note in each["en"] for each in one.notes), one.notes
    assert (notebook is not None) == (one.code in outcomes.MARKED)
    assert time.process_time() - took < SECONDS and time.monotonic() - began < WALL
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < MEMORY
    if notebook is not None:
        nbformat.validate(notebook)
        assert len(build.dumps(notebook)) < 30_000_000


@pytest.mark.parametrize("make", ["folder", "link", "pipe", "broken link"])
def test_what_is_called_a_notebook_and_is_no_file_is_none(ground, make, tmp_path):
    found, right = ground
    trainee = make.replace(" ", "-")
    inbox = found.folder / "inboxes" / trainee
    (inbox / trainee).mkdir(parents=True)
    place = inbox / trainee / "tiny.ipynb"
    (tmp_path / "peer.ipynb").write_bytes(dumped(right))
    {
        "folder": lambda: (place.mkdir(), (place / "deep.txt").write_text("x")),
        "link": lambda: place.symlink_to(tmp_path / "peer.ipynb"),
        "broken link": lambda: place.symlink_to(tmp_path / "none.ipynb"),
        "pipe": lambda: os.mkfifo(place),
    }[make]()
    one, notebook = marked(found, inbox, trainee)
    assert (one.code, notebook) == ("empty", None)


def test_a_picture_stays_with_its_text(ground):
    found, right = ground
    _, notebook = hand_in(found, "kept-picture", {"tiny.ipynb": pasted(right)})
    (cell,) = (cell for cell in notebook.cells if cell.id == "pic")
    assert cell.attachments == PIXEL


def test_what_was_handed_in_is_kept_as_it_came(ground):
    found, right = ground
    data = json.dumps({**junk(right), "metadata": {"own": 1}}).encode()
    hand_in(found, "kept", {"tiny.ipynb": data})
    assert found.notebook("submitted", found.assignments()[0], "kept").read_bytes() == data


# --- reading alone ---


def test_reading_keeps_what_marking_needs(ground):
    _, right = ground
    printed = with_cell(pasted(right), code("1", id="out", outputs=[stream("x" * 1_000)], metadata={"tags": ["a", 1]}))
    read = reading.loads(reading.dumps(reading.read(dumped({**printed, "metadata": {"widgets": {}}}))))
    *ours, picture, own = read.cells
    assert [cell.source for cell in ours] == [cell["source"] for cell in right["cells"]]
    assert [cell.id for cell in ours] == [cell["id"] for cell in right["cells"]]
    names = [cell.metadata.nbgrader.grade_id for cell in ours]
    assert names == [cell["metadata"]["nbgrader"]["grade_id"] for cell in right["cells"]] and cohort_id("m01") in names
    assert picture.attachments == PIXEL and own.metadata == {"tags": ["a"]}
    assert not any(cell.get("outputs") for cell in read.cells) and not read.metadata


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"[]", b'{"nbformat": 4}', b'{"nbformat": 4, "cells": [1]}', b"{" * 10**6]
)
def test_what_is_no_notebook_is_unreadable(data):
    with pytest.raises(reading.Unreadable) as caught:
        reading.read(data)
    assert caught.value.notes == ()
