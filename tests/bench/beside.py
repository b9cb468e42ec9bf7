"""nbgrader beside us on the hostile corpus: `python tests/bench/beside.py [--out] [PATTERN …]` prints one table.

Both mark the same notebooks of the same course on this machine, with the same time for a cell. nbgrader runs as it is:
`nbgrader autograde`, one submission a call, in a throwaway course, within limits of the system. A hostile notebook
that gets through says so and does no harm; the few that would harm the machine are not given to nbgrader. `--out`
writes the table into docs/how-marking-works.md and its Chinese twin.
"""

from __future__ import annotations

import argparse
import fnmatch
import logging
import os
import resource
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "grader" / "hostile"))
import corpus
import page
import psutil
from ground import Given, Ground, opened, without
from ipgrader.books import gradebook

GOT = "GOT"  # what a notebook shows when it reached what it must not
MUCH = 6_000_000  # bytes of a marked notebook
PATIENCE = 300  # seconds for one call of nbgrader
LIMITS = {resource.RLIMIT_AS: 6 << 30, resource.RLIMIT_FSIZE: 256 << 20, resource.RLIMIT_CPU: 120}
WORDS = {
    "en": {
        "head": "| case | must get | nbgrader gave | we gave | what we told the trainee |\n|---|---|---|---|---|",
        "none": "no mark",
        "manual": "a person must decide",
        "reached": "**got through**",
        "kept": "{:.0f} MB kept",
        "skipped": "not run",
        "sum": "Wrong marks, or a wall that was passed: nbgrader {} of {}, we {} of {}.",
    },
    "zh": {
        "head": "| 情形 | 应得 | nbgrader 给 | 我们给 | 告诉学员什么 |\n|---|---|---|---|---|",
        "none": "没有分数",
        "manual": "要由人来评",
        "reached": "**越过了防护**",
        "kept": "留下 {:.0f} MB",
        "skipped": "未运行",
        "sum": "分数错误或防护被越过：nbgrader {} / {}，我们 {} / {}。",
    },
}


@dataclass(frozen=True)
class Row:
    """One case: what it got from us and from nbgrader; None where nbgrader was not asked."""

    case: corpus.Case
    ours: Given
    theirs: Given | None


def by_nbgrader(ground: Ground, case: corpus.Case) -> Given:
    """What `nbgrader autograde` gives for a case; no mark at all is looked at twice, since a machine may be busy."""
    course, trainee = ground.course, f"{case.name}-beside"
    handed = course.notebook("submitted", ground.assignment, trainee)
    handed.parent.mkdir(parents=True, exist_ok=True)
    handed.write_text(corpus.handed_in(case, "hostile", ground.released, ground.places), encoding="utf-8")
    command = [sys.executable, "-m", "nbgrader", "autograde", ground.assignment.name, "--student", trainee, "--create"]
    ended = any(_bounded(command, course.folder) for _ in range(2))
    if not ended or not course.notebook("autograded", ground.assignment, trainee).is_file():
        return ground.given(trainee, None, "failed", 0)
    with gradebook(course) as book:
        found = book.find_submission(ground.assignment.name, trainee)
        manual = sum(grade.needs_manual_grade for notebook in found.notebooks for grade in notebook.grades)
        return ground.given(trainee, float(found.score), "marked", manual)


def _bounded(command: Sequence[str], folder: Path) -> bool:
    """Run a command that may be of bad company; whether it ended well. What it leaves running is ended."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            for kind, most in LIMITS.items():  # its kernel, which comes later, has them too
                resource.prlimit(process.pid, kind, (most, most))
            return process.wait(PATIENCE) == 0
        except subprocess.TimeoutExpired:
            for each in [*psutil.Process(process.pid).children(recursive=True), process]:
                each.kill()
            return False


def row(ground: Ground, case: corpus.Case) -> Row:
    """Mark a case both ways."""
    with without(case.about.get("set", {})):
        (ours,) = ground.mark([(case, "hostile")])
    ground.changed()
    theirs = None if "beside" in case.about else by_nbgrader(ground, case)
    ground.changed()
    return Row(case, ours, theirs)


def told(given: Given | None, words: Mapping[str, str]) -> str:
    """A result in a few words."""
    if given is None:
        return words["skipped"]
    parts = [words["none"] if given.points is None else f"{given.points:g}"]
    parts += [words["manual"]] if given.manual else []
    parts += [words["reached"]] if GOT in given.shown else []
    parts += [words["kept"].format(given.bytes / 1e6)] if given.bytes > MUCH else []
    return ", ".join(parts)


def wrong(case: corpus.Case, given: Given) -> bool:
    """Whether the mark is not the one it must get, or a wall was passed."""
    return given.points != case.marks or given.manual > 0 or GOT in given.shown


def table(rows: Sequence[Row], language: str) -> str:
    """The table as Markdown, and a line that counts."""
    words = WORDS[language]
    asked = [(each.case, each.theirs) for each in rows if each.theirs is not None]
    theirs, ours = sum(wrong(*each) for each in asked), sum(wrong(each.case, each.ours) for each in rows)
    counted = words["sum"].format(theirs, len(asked), ours, len(rows))
    return "\n".join([words["head"], *(_line(each, language) for each in rows), "", counted])


def _line(row: Row, language: str) -> str:
    notes = " ".join(note[language] for note in row.ours.notes) or "—"
    cells = [row.case.about["title"][language], f"{row.case.marks:g}"]
    cells += [told(each, WORDS[language]) for each in (row.theirs, row.ours)]
    return f"| {' | '.join([*cells, notes])} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, or write it; 1 if one of ours is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("patterns", nargs="*", default=["*"], metavar="PATTERN", help="names of cases")
    parser.add_argument("--out", action="store_true", help="write the telling cases into docs/how-marking-works*.md")
    given = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    chosen = page.telling() if given.out else corpus.cases()
    chosen = [case for case in chosen if any(fnmatch.fnmatch(case.name, each) for each in given.patterns)]
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as ground:
        ground.warm()
        rows = [row(ground, case) for case in chosen]
    for language, path in page.PAGES.items():
        if given.out:
            page.put(path, "beside", table(rows, language))
        elif language == "en":
            print(table(rows, language))
    return int(any(wrong(each.case, each.ours) for each in rows))


if __name__ == "__main__":
    sys.exit(main())
