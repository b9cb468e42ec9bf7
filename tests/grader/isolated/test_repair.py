"""Random damage to locked cells changes neither which answers run nor which checks ask them; all of it is noted."""

import copy
import random

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from ipgrader.repair import repair

from .conftest import answered, exercise

CELLS = (
    ("text", "# Exercise"),
    ("given", "k = 2"),
    ("answer", "def double(x):\n    return k * x"),
    ("check", "assert double(2) == 4"),
    (
        "check",
        "### BEGIN HIDDEN TESTS\nassert double(3) == 6\n### END HIDDEN TESTS\n# another number is asked when marking",
    ),
    ("text", "## Second"),
    ("given", "rows = [1, 2, 3]\n\nrows.append(k)"),
    ("answer", "top = max(rows)"),
    ("given", "more = top + 1"),
    ("check", "assert top == 3\n\nassert more == 4"),
    ("text", "## Third"),
    ("essay", "Because."),
    ("text", "## Fourth"),
    ("answer", "last = more * k"),
    ("check", "assert last == 8"),
)
ANSWERS = ("def double(x):\n    return helped(x)", "top = biggest", "Since it is.", "last = 8")
OWN = {2: "def helped(x):\n    return x + x", 7: "biggest = sorted(rows)[-1]", 9: "print(top)", 15: "print(last)"}
MASTER, RELEASED = exercise(*CELLS)
LOCKED = {cell.cell_id: cell for cell in MASTER.cells if cell.locked}


def handed_in(own: bool = True):
    """A right submission, with cells of the trainee's own."""
    notebook = answered(RELEASED, *ANSWERS)
    for place, text in sorted(OWN.items(), reverse=True) if own else ():
        notebook.cells.insert(place, nbformat.v4.new_code_cell(text))
    return notebook


def course_of(repaired) -> list[tuple[str, str]]:
    """What is run and asked, in order: answers and checks, given cells and own cells left out."""
    return [
        (placed.master.cell_id, placed.cell.source)
        for placed in repaired.cells
        if placed.master is not None and placed.master.role in ("answer", "essay", "check")
    ]


def score(repaired) -> list[bool]:
    """Which checks pass when the cells run in one namespace."""
    space, passed = {"print": lambda *_: None}, []
    for placed in repaired.cells:
        if placed.runs or placed.checks:
            try:
                exec(placed.cell.source, space)
                good = True
            except Exception:
                good = False
            passed += [good] if placed.checks else []
    return passed


RIGHT = course_of(repair(MASTER, handed_in(), {}))


def test_an_undamaged_notebook_is_as_it_was():
    repaired = repair(MASTER, handed_in(), {})
    assert repaired.notes == []
    assert [placed.cell.source for placed in repaired.cells if placed.master is None] == list(OWN.values())
    assert [placed.cell.id for placed in repaired.cells if placed.master] == [cell.cell_id for cell in MASTER.cells]
    assert [text for _, text in RIGHT if text in ANSWERS] == list(ANSWERS)
    assert score(repaired) == [True] * 4
    assert any("double(3)" in placed.cell.source for placed in repaired.cells), "hidden checks are back"


# --- damage: each takes the cells and the place of a locked one, and changes the list ---


def delete(cells, at, chance):
    del cells[at]


def duplicate(cells, at, chance):
    again = copy.deepcopy(cells[at])
    again.id = f"copy-{chance.random()}"[:20].replace(".", "-")
    cells.insert(chance.randrange(len(cells) + 1), again)


def move(cells, at, chance):
    cell = cells.pop(at)
    cells.insert(chance.randrange(len(cells) + 1), cell)


def split(cells, at, chance):
    lines = cells[at].source.split("\n")
    if len(lines) > 1:
        cut = chance.randrange(1, len(lines))
        rest = copy.deepcopy(cells[at])
        rest.id = f"rest-{chance.randrange(10**9)}"
        cells[at].source, rest.source = "\n".join(lines[:cut]), "\n".join(lines[cut:])
        if chance.random() < 0.5:
            rest.metadata = {}
        cells.insert(at + 1, nbformat.from_dict(rest))


def retype(cells, at, chance):
    other = nbformat.v4.new_markdown_cell if cells[at].cell_type == "code" else nbformat.v4.new_code_cell
    make = chance.choice([other, nbformat.v4.new_raw_cell])
    cells[at] = make(cells[at].source, id=cells[at].id, metadata=cells[at].metadata)


def edit(cells, at, chance):
    """Of a cell that can be known: a changed copy without its marks is a cell of the trainee's own."""
    marks = cells[at].metadata.get("nbgrader")
    if isinstance(marks, dict) and marks.get("grade_id") in {cell.grade_id for cell in LOCKED.values()}:
        noted = f"{cells[at].source}\n# note"
        cells[at].source = chance.choice(["", "assert True", "x = 1", noted, "k = 5\nrows = []"])


def other_id(cells, at, chance):
    cells[at].id = chance.choice(["new-1", chance.choice(cells).id, f"id-{chance.randrange(10**9)}"])


def other_marks(cells, at, chance):
    marks = cells[at].metadata.get("nbgrader")
    change = chance.choice(["gone", "empty", "junk", "name", "theirs", "points"])
    if change == "gone":
        cells[at].metadata = nbformat.from_dict({})
    elif change in ("empty", "junk"):
        cells[at].metadata["nbgrader"] = {} if change == "empty" else "junk"
    elif isinstance(marks, dict):
        stranger = chance.choice(MASTER.cells).grade_id if change == "theirs" else "unknown"
        marks |= {"points": 99} if change == "points" else {"grade_id": stranger, "locked": False}


def merge(cells, at, chance):
    """As in Jupyter: with the cell below, or the one above; the first keeps its marks and its type."""
    first = at if chance.random() < 0.5 else at - 1
    if 0 <= first < len(cells) - 1:
        below = cells.pop(first + 1)
        cells[first].source += "\n\n" + below.source
        cells[first].metadata["mixed"] = True  # what is in it is no more a locked cell alone


DAMAGE = (delete, duplicate, move, split, retype, edit, other_id, other_marks)
INTACT = {cell.released for cell in LOCKED.values()}


def is_locked(cell) -> bool:
    return "mixed" not in cell.metadata and cell.source in INTACT


def damaged(seed: int, kinds=DAMAGE, times: int = 4, own: bool = True):
    """A right submission with random damage to locked cells. Cells are merged while they are what they were."""
    chance, notebook = random.Random(seed), handed_in(own)
    for kind in sorted((chance.choice(kinds) for _ in range(times)), key=lambda each: each is not merge):
        places = [at for at, cell in enumerate(notebook.cells) if is_locked(cell)]
        if places:
            kind(notebook.cells, chance.choice(places), chance)
    return notebook


@given(some.integers(0, 10**9), some.integers(1, 8))
@settings(max_examples=300, deadline=None)
def test_random_damage_changes_no_answer_and_no_check(seed, times):
    repaired = repair(MASTER, damaged(seed, times=times), {})
    assert course_of(repaired) == RIGHT
    assert score(repaired) == [True] * 4


@pytest.mark.parametrize(
    "merged", [("given-1", "answer-2"), ("answer-2", "check-3"), ("given-1", "answer-2", "check-3")]
)
def test_an_answer_merged_into_locked_cells_that_were_moved_is_found(merged):
    notebook = handed_in(own=False)
    cells = {cell.id: cell for cell in notebook.cells}
    whole = cells[merged[0]]
    whole.source = "\n\n".join(cells[name].source for name in merged).replace("helped(x)", "2 * x")
    notebook.cells = [cell for cell in notebook.cells if cell.id not in merged]
    notebook.cells.insert(0 if merged[0] != "answer-2" else len(notebook.cells), whole)
    repaired = repair(MASTER, notebook, {})
    assert dict(course_of(repaired))["answer-2"].strip() == "def double(x):\n    return 2 * x"
    assert score(repaired)[:2] == [True, True]


@given(some.integers(0, 10**9), some.integers(1, 4))
@settings(max_examples=300, deadline=None)
def test_nor_do_merged_cells(seed, times):
    """Without own cells: one that is merged into an answer cannot be told from it."""
    repaired = repair(MASTER, damaged(seed, (*DAMAGE, merge, merge), times, own=False), {})
    got = [(name, text) for name, text in course_of(repaired)]
    assert [name for name, _ in got] == [name for name, _ in RIGHT]
    checks = {name: text for name, text in RIGHT if name.startswith("check")}
    assert {name: text for name, text in got if name in checks} == checks
    assert {name: text.strip() for name, text in got} == {name: text.strip() for name, text in RIGHT}


@given(some.integers(0, 10**9))
@settings(max_examples=100, deadline=None)
def test_nothing_that_a_trainee_wrote_is_lost_or_run_twice(seed):
    repaired = repair(MASTER, damaged(seed), {})
    texts = [placed.cell.source for placed in repaired.cells]
    for text in (*ANSWERS, *OWN.values()):
        assert texts.count(text) == 1, text


@pytest.mark.parametrize("kind", DAMAGE, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("name", ["check-3", "given-6", "text-10"])
def test_the_submission_itself_is_never_changed(kind, name):
    notebook = handed_in()
    kind(notebook.cells, [cell.id for cell in notebook.cells].index(name), random.Random(1))
    before = copy.deepcopy(notebook)
    repair(MASTER, notebook, {})
    assert notebook == before


# --- each damage is noted, in both languages ---


def at(notebook, name: str) -> int:
    return [cell.id for cell in notebook.cells].index(name)


def noted(change) -> dict[str, str]:
    """The one note on a submission after a change."""
    notebook = handed_in(own=False)
    change(notebook)
    repaired = repair(MASTER, notebook, {})
    assert len(repaired.notes) == 1, repaired.notes
    return repaired.notes[0]


def cell_of(notebook, name):
    return notebook.cells[at(notebook, name)]


def set_to(name, **values):
    def change(notebook):
        for key, value in values.items():
            setattr(cell_of(notebook, name), key, value)

    return change


def join(first, second):
    def change(notebook):
        below = notebook.cells.pop(at(notebook, second))
        cell_of(notebook, first).source += "\n\n" + below.source

    return change


def swap(one, other):
    def change(notebook):
        first, second = at(notebook, one), at(notebook, other)
        cells = notebook.cells
        cells[first], cells[second] = cells[second], cells[first]

    return change


NOTED = {
    "deleted": (lambda n: n.cells.pop(at(n, "check-3")), "少了锁定的格", "were missing and were put back"),
    "edited": (set_to("given-6", source="rows = []"), "锁定的格被改动过", "had been changed"),
    "copied": (lambda n: n.cells.insert(2, {**cell_of(n, "check-3"), "id": "x"}), "不止一份", "more than once"),
    "moved": (swap("text-5", "text-10"), "顺序变了", "had been moved"),
    "retyped": (lambda n: retype(n.cells, at(n, "given-1"), random.Random(0)), "类型变了", "type of cells"),
    "merged": (join("answer-7", "given-8"), "并成了一格", "had been merged"),
    "unmarked": (set_to("given-6", metadata={}, id="fresh"), "丢了标记", "lost their marks"),
    "answer-twice": (lambda n: n.cells.insert(4, {**cell_of(n, "answer-2"), "id": "y"}), "作答格有几份", "there more"),
    "answer-unmarked": (set_to("answer-2", metadata={}, id="fresh"), "作答格丢了标记", "Answer cells had lost"),
    "answer-gone": (lambda n: n.cells.pop(at(n, "answer-13")), "缺作答格", "Answer cells are missing"),
}


@pytest.mark.parametrize(("change", "zh", "en"), NOTED.values(), ids=NOTED)
def test_each_damage_is_noted_in_both_languages(change, zh, en):
    note = noted(lambda notebook: _as_nodes(notebook, change))
    assert zh in note["zh"] and en in note["en"]


def _as_nodes(notebook, change):
    change(notebook)
    notebook.cells = [nbformat.from_dict(cell) for cell in notebook.cells]


def test_a_split_check_is_one_note_on_the_text_and_one_on_the_parts():
    notebook = handed_in(own=False)
    split(notebook.cells, at(notebook, "check-9"), random.Random(3))
    repaired = repair(MASTER, notebook, {})
    assert course_of(repaired) == [(name, text) for name, text in RIGHT]
    assert any("changed" in note["en"] for note in repaired.notes)


# --- answers ---


def test_of_several_copies_the_last_changed_one_counts_and_the_others_run_before_it():
    notebook = handed_in(own=False)
    starter = RELEASED.cells[7].source
    for number, text in enumerate(["top = 1", "first = 1\ntop = 2", starter, starter]):
        notebook.cells.insert(8 + number, nbformat.from_dict({**notebook.cells[7], "id": f"c{number}", "source": text}))
    repaired = repair(MASTER, notebook, {})
    ran = [placed.cell.source for placed in repaired.cells if placed.runs]
    assert dict(course_of(repaired))["answer-7"] == "first = 1\ntop = 2"
    assert [text for text in ran if "top =" in text] == ["top = biggest", "top = 1", "first = 1\ntop = 2"]
    assert starter not in ran


def test_an_answer_that_was_split_is_whole_again():
    notebook = handed_in(own=False)
    whole = cell_of(notebook, "answer-2")
    whole.source = "def half(x):\n    return x"
    notebook.cells.insert(
        3, nbformat.from_dict({**whole, "id": "z", "source": "def double(x):\n    return 2 * half(x)"})
    )
    assert score(repair(MASTER, notebook, {}))[:2] == [True, True]


def test_a_second_cell_that_completes_an_answer_runs_before_a_check_that_had_gone():
    notebook = handed_in(own=False)
    cell_of(notebook, "answer-2").source = "pass"
    notebook.cells[3] = nbformat.v4.new_code_cell("def double(x):\n    return 2 * x")  # in the place of the check
    assert score(repair(MASTER, notebook, {}))[:2] == [True, True]


def test_a_missing_answer_does_not_run_its_starter():
    notebook = handed_in(own=False)
    notebook.cells[7] = nbformat.v4.new_markdown_cell("I give up")
    repaired = repair(MASTER, notebook, {})
    starter = RELEASED.cells[7].source
    assert [placed.absent for placed in repaired.cells if placed.cell.source == starter] == [True]
    assert starter not in [placed.cell.source for placed in repaired.cells if placed.runs]


@pytest.mark.parametrize("metadata", [{"nbgrader": None}, {"nbgrader": []}, {"nbgrader": {"grade_id": 7}}, {"tags": 3}])
def test_metadata_of_any_kind_are_taken(metadata):
    notebook = handed_in()
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict(metadata)
    assert course_of(repair(MASTER, notebook, {})) == RIGHT


def test_an_empty_notebook_is_repaired_too():
    repaired = repair(MASTER, nbformat.v4.new_notebook(), {})
    assert [name for name, _ in course_of(repaired)] == [name for name, _ in RIGHT]


def test_the_repaired_notebook_is_valid():
    for seed in range(30):
        cells = [placed.cell for placed in repair(MASTER, damaged(seed), {}).cells]
        nbformat.validate(nbformat.v4.new_notebook(cells=cells))
        assert len({cell.id for cell in cells}) == len(cells)
