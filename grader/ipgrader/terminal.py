"""What a run says on the terminal: results, stray files, and what to do before anything has been handed in."""

from __future__ import annotations

from pathlib import Path

import click

from ipgrader import build, outcomes, run, triage
from ipgrader.course import Course
from ipgrader.foreign import Foreign

INTERRUPTED = "已评的都保留，再运行一次即可继续 / What is marked is kept; run again to go on."


def show_results(course: Course, inbox: Path) -> None:
    """Points and outcomes of everybody, or where to put the first submission; and files that are in nobody's folder."""
    if run.handed_in(course, inbox):
        _table(course)
    else:
        show_start(course, inbox)
    show_loose(inbox)


def _table(course: Course) -> None:
    click.echo(run.results(course).to_string(na_rep="—", float_format="{:g}".format))
    click.echo("  ".join(f"{code}: {number}" for code, number in run.tally(course).items()))
    click.echo(f"待人工评分 / waiting for a person: {run.waiting(course)} → nbgrader Formgrader")
    click.echo(f"marks.csv, messages.csv, outcomes.csv → {course.folder}")


def show_theirs(course: Foreign) -> None:
    """Outcomes of a course that is not ours, and where the rest stands."""
    for found in outcomes.read(course):
        points = "—" if found.points is None else f"{found.points:g}/{found.max_points:g}"
        click.echo(f"{found.trainee:24}{found.module:24}{points:>10}  {found.code}")
    click.echo("  ".join(f"{code}: {number}" for code, number in run.tally(course).items()))
    click.echo(f"outcomes.csv → {course.folder}；成绩册 / gradebook: {course.database}")


def show_start(course: Course, inbox: Path) -> None:
    """What to hand out, and where to put what comes back."""
    click.echo("还没有收到提交 / Nothing has been handed in yet.")
    for assignment in course.assignments():
        name = f"{build.exercise_name(assignment)}.ipynb"
        click.echo(f"请发给学员 / hand it out: {course.notebook('release', assignment)}")
        click.echo(f"收回后放在 / put what comes back in: {inbox / '学员编号-TRAINEE' / name}")
    click.echo(f"然后再运行一次 / then run again: ipgrader cohort run {course.cohort.name}")


def show_loose(inbox: Path) -> None:
    """Notebooks that nobody's folder holds were not marked: say so, and where the first one belongs."""
    found = triage.loose(inbox)
    if found:
        names, target = ", ".join(path.name for path in found), f"{inbox.name}/{found[0].stem}/"
        click.echo(
            f"{len(found)} 个文件不在学员文件夹里，没有评分：{names}；请移到各自的文件夹（如 {target}）再运行一次 / "
            f"{len(found)} file(s) not in a trainee's folder: {names}; move it to {target} and run again"
        )
