"""Built notebooks: fresh, byte-stable, without leaks, and they run where they should."""

import csv
import os
import re
import subprocess
import sys

import nbformat
import pytest
from ipgrader import build, kernels, paths, source
from ipgrader.source import ENTRIES, HIDDEN, LANGUAGES, SOLUTION

EXERCISES = [path / "exercise.py" for path in build.modules()]
COPIES = [(path, language, entry) for path in EXERCISES for language in LANGUAGES for entry in ENTRIES]


def ids(value):
    return value.parent.name[:3] if hasattr(value, "parent") else str(value)


def test_every_committed_notebook_is_what_its_source_builds():
    stale = [str(path) for path, text in build.committed() if not path.exists() or path.read_bytes() != text.encode()]
    assert stale == [], "run: ipgrader build"


def test_no_committed_notebook_lacks_a_source():
    found = {*paths.curriculum().rglob("*.ipynb"), *paths.exercises().rglob("*.ipynb")}
    assert {path for path in found if ".ipynb_checkpoints" not in path.parts} == {
        path for path, _ in build.committed() if path.suffix == ".ipynb"
    }


@pytest.mark.parametrize(("path", "language", "entry"), COPIES, ids=ids)
def test_building_twice_gives_the_same_bytes(path, language, entry):
    def built():
        read = source.read(path)
        return [build.dumps(make(read, language, entry)) for make in (build.notebook, build.trainee)]

    assert built() == built()


@pytest.mark.parametrize(("path", "language", "entry"), COPIES, ids=ids)
def test_no_secret_line_in_a_trainee_copy(path, language, entry):
    read = source.read(path)
    secret, shown = set(), set()
    for cell in read.cells:
        hidden = [*HIDDEN.findall(cell.source), *(SOLUTION.findall(cell.source) if cell.role == "answer" else [])]
        left = HIDDEN.sub("", SOLUTION.sub("", cell.source))
        if cell.role == "essay":
            hidden, left = [cell.source], ""
        secret |= {line.strip() for text in hidden for line in text.splitlines()}
        shown |= {line.strip() for line in left.splitlines()}
    copy = build.dumps(build.trainee(read, language, entry))
    text = "\n".join(cell.source for cell in nbformat.reads(copy, as_version=4).cells)
    assert len(secret - shown) > 50
    assert [line for line in secret - shown if line in {each.strip() for each in text.splitlines()}] == []
    for mark in ("BEGIN SOLUTION", "HIDDEN TESTS", "MARK SCHEME", "starter"):
        assert mark not in copy


@pytest.mark.parametrize("path", EXERCISES, ids=ids)
def test_language_and_entry_change_text_and_answers_only(path):
    read = source.read(path)
    copies = {(lang, entry): build.trainee(read, lang, entry) for lang in LANGUAGES for entry in ENTRIES}
    first = copies["zh", "fill"].cells
    for (language, entry), copy in copies.items():
        assert [cell.id for cell in copy.cells] == [cell.id for cell in first]
        for cell, same in zip(copy.cells, first, strict=True):
            if cell.cell_type == "code" and not cell.metadata.nbgrader.solution and "tags" not in cell.metadata:
                assert cell.source == same.source
            if cell.cell_type == "markdown" and language == "zh":
                assert cell.source == same.source
        parameters = next(cell.source for cell in copy.cells if "parameters" in cell.metadata.get("tags", []))
        assert f'language = "{language}"' in parameters and f'entry = "{entry}"' in parameters


@pytest.mark.parametrize("path", EXERCISES, ids=ids)
def test_released_grade_ids_stay(path):
    """grade_ids and points are public: gradebooks out there hold them. Add a line for a new cell; never change one."""
    with (paths.exercises() / "released_ids.csv").open(encoding="utf-8") as file:
        released = {(row["grade_id"], float(row["points"])) for row in csv.DictReader(file)}
    built = build.notebook(source.read(path), "zh")
    marks = [cell.metadata.nbgrader for cell in built.cells]
    module = source.module_code(path)
    graded = {
        (mark.grade_id, float(mark.get("points", 0))) for mark in marks if mark.grade or mark.solution or mark.task
    }
    assert graded == {(name, points) for name, points in released if name.startswith(f"{module}-")}


def nbval(*files, kernel=None):
    command = [
        sys.executable,
        "-m",
        "pytest",
        f"--nbval-kernel-name={kernel or kernels.name()}",
        "--nbval-lax",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "-c",
        "/dev/null",
    ]

    def run():
        return subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False, timeout=600)

    ran = run()
    return run() if kernels.NOT_STARTED in ran.stdout else ran


@pytest.mark.slow
@pytest.mark.parametrize("kernel", [kernels.WARM, kernels.COLD])
def test_every_lesson_runs_on_either_kernel(kernel):
    """By name: whichever the quick tests run on, the other one is right too."""
    ran = nbval(*lessons(), kernel=kernel)
    assert ran.returncode == 0, ran.stdout[-3000:]


def test_the_warm_kernel_is_the_one_that_runs_here():
    assert kernels.name() == os.environ.get("IPLAB_KERNEL", kernels.WARM), "run: python -m ipgrader.warm install"


def lessons():
    return sorted(paths.curriculum().glob("m*/*.ipynb"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nbval_runs_every_lesson(language):
    files = [path for path in lessons() if path.name.endswith(f".{language}.ipynb")]
    assert files
    ran = nbval(*files)
    assert ran.returncode == 0, ran.stdout[-3000:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nbval_runs_every_solution(tmp_path, language):
    files = []
    for path in EXERCISES:
        for entry in ENTRIES:
            file = tmp_path / path.parent.name / entry / f"{build.exercise_name(path.parent)}.ipynb"
            build.write(iter([(file, build.dumps(build.notebook(source.read(path), language, entry)))]))
            files.append(file)
    ran = nbval(*files)
    assert ran.returncode == 0, ran.stdout[-3000:]


def test_nbval_fails_a_notebook_that_stops(tmp_path):
    broken = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("assert 1 == 2")])
    nbformat.write(broken, tmp_path / "broken.ipynb")
    assert nbval(tmp_path / "broken.ipynb").returncode == 1


@pytest.mark.parametrize(("path", "language", "entry"), COPIES, ids=ids)
def test_an_untouched_copy_fails_in_its_checks_and_nowhere_else(path, language, entry, execute):
    copy = build.trainee(source.read(path), language, entry)
    execute(copy)
    failed = {
        cell.id
        for cell in copy.cells
        if cell.cell_type == "code" and any(output.output_type == "error" for output in cell.outputs)
    }
    # A check that is hidden as a whole has nothing to run in a trainee's copy.
    visible = {
        cell.id for cell in copy.cells if cell.metadata.nbgrader.get("points") and "report(_check)" in cell.source
    }
    assert failed == visible


def test_a_check_may_not_end_in_an_expression(tmp_path):
    folder = tmp_path / "m99_x"
    folder.mkdir()
    (folder / "exercise.py").write_text(
        '# %% answer="a"\n### BEGIN SOLUTION\nx = 1\n### END SOLUTION\n\n# %% check="a" points=1\nx == 1\n',
        encoding="utf-8",
    )
    with pytest.raises(build.AuthoringError, match=re.escape("ends in an expression")):
        build.notebook(source.read(folder / "exercise.py"), "zh")
