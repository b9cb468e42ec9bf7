"""One warm room for all tests here; a small exercise is a list of (role, text) cells."""

import copy
import shutil
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from ipgrader import isolated, master, release
from ipgrader.build import FLAGS

HERE = Path(__file__).parents[1]


def tiny_root(folder: Path) -> Path:
    """A copy of the tiny course with the real settings of nbgrader."""
    shutil.copytree(HERE / "course", folder)
    shutil.copy(HERE.parents[1] / "grader" / "nbgrader_config.py", folder / "grader")
    return folder


@pytest.fixture(scope="module")
def room():
    """The warm processes of now: tests of the hostile corpus start new ones."""
    return isolated.room()


def exercise(*cells: tuple[str, str]) -> master.Master:
    """A master of cells (role, text), 2 points a check; an answer's text is its solution."""
    solved = nbformat.v4.new_notebook()
    for number, (role, text) in enumerate(cells):
        make = nbformat.v4.new_markdown_cell if role in ("text", "essay") else nbformat.v4.new_code_cell
        marks = {"schema_version": 3, "grade_id": f"{role}-{number}", **FLAGS["given" if role == "text" else role]}
        if role in ("check", "essay"):
            marks["points"] = 2
        solved.cells.append(make(text, id=f"{role}-{number}", metadata={"nbgrader": marks}))
    released, stored, resources = copy.deepcopy(solved), {}, {}
    for cell in released.cells:
        if cell.metadata.nbgrader.solution:
            cell.source = f"### BEGIN SOLUTION\n{cell.source}\n### END SOLUTION"
    for step in release.steps():
        released, resources = step.preprocess(released, resources)
        if not stored and all("checksum" in cell.metadata.nbgrader for cell in released.cells):
            stored = {
                cell.metadata.nbgrader.grade_id: {"source": cell.source, "checksum": cell.metadata.nbgrader.checksum}
                for cell in released.cells
            }
    return master.of(released, stored, solved), released


def answered(released, *texts: str):
    """The released notebook with these answers, in their order."""
    notebook = copy.deepcopy(released)
    slots = [cell for cell in notebook.cells if cell.metadata.nbgrader.solution]
    for cell, text in zip(slots, texts, strict=True):
        cell.source = text
    return notebook


@pytest.fixture
def marked(room, tmp_path):
    """A function: cells and answers -> what repair, box and judge make of them (scores, cells, notes, stops)."""
    from ipgrader.repair import repair

    def mark(cells, *texts, notebook=None, seconds=20.0):
        whole, released = exercise(*cells)
        judge = room.bench.prepare(whole, tmp_path)
        here = SimpleNamespace(template=room.template, judge=judge, folder="")
        work = SimpleNamespace(seconds=seconds, whole=60.0, walls=True, isolated=True)
        try:
            repaired = repair(whole, notebook or answered(released, *texts), {})
            run = isolated._run(here, work, repaired, {})
        finally:
            judge.close()
        return SimpleNamespace(scores=run.scores, stops=run.stops, notes=repaired.notes, cells=repaired.cells)

    return mark
