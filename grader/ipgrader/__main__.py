"""The `ipgrader` command: build, check, run and mark cohorts."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from iplab.errors import IplabError

from ipgrader.lock import alone
from ipgrader.options import Asked, asked, marking_options

if TYPE_CHECKING:
    from ipgrader.course import Course


MARKING = ("cohort", "mark", "demo")  # what Ctrl-C may stop halfway


class Told(click.Group):
    """Shows errors of ours as their message, without a traceback, and exits with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except IplabError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)
        except KeyboardInterrupt:
            if ctx.invoked_subcommand not in MARKING:
                raise
            from ipgrader import terminal

            logging.getLogger("asyncio").setLevel(logging.CRITICAL + 1)  # it mourns the kernel that was stopped
            click.echo(f"\n{terminal.INTERRUPTED}", err=True)
            ctx.exit(130)


@click.group(cls=Told)
@click.version_option(package_name="iplab")
def main() -> None:
    """课程的教师端：构建、发布、评分、反馈、报告 / The instructor's side: build, release, mark, feedback, report."""


@main.command()
@click.option(
    "--check", is_flag=True, help="只检查，有变动则退出码为 1 / write nothing; exit 1 if anything would change"
)
def build(check: bool) -> None:
    """由源文件生成提交到仓库的笔记本和模块一览 / Build notebooks and the list of modules."""
    from ipgrader import build as builder

    files = list(builder.committed())
    stale = [path for path, text in files if not path.exists() or path.read_bytes() != text.encode()]
    if not check:
        builder.write(iter(files))
    for path in stale:
        click.echo(path)
    zh, en = ("需要重建", "out of date") if check else ("已更新", "written")
    click.echo(f"{len(stale)}/{len(files)} 个文件{zh} / {en}")
    _tell_kernel_only(builder.modules())
    sys.exit(1 if check and stale else 0)


@main.command()
@click.argument("module", required=False)
def check(module: str | None) -> None:
    """核对练习：答案满分、空白零分、常见错误得应得的分 / Check that solutions, blanks and attempts get their marks."""
    from ipgrader import build as builder
    from ipgrader import laws

    broken, folders = 0, [builder.module(module)] if module else builder.modules()
    _tell_kernel_only(folders)
    for folder in folders:
        for case, law, breaches in laws.check_module(folder):
            if law == laws.STARTED:
                click.echo(f"{folder.name}  {case}: 正在评分 / marking …")
                continue
            if breaches is None:
                fetch = "python -m iplab.data fetch"
                text = f"未运行：缺开放数据，请运行 {fetch} / not run: no open data; run {fetch}"
            else:
                text = "\n  ".join(["成立 / holds" if not breaches else "不成立 / broken", *breaches])
                broken += len(breaches)
            click.echo(f"{folder.name}  {case}  {law}: {text}")
    sys.exit(1 if broken else 0)


@main.group()
def cohort() -> None:
    """班级：查看、演练、运行 / Cohorts: list, show, rehearse, run."""


@cohort.command(name="list")
def list_() -> None:
    """列出所有班级 / List all cohorts."""
    from ipgrader import cohort as cohorts

    for name in cohorts.names():
        found = cohorts.find(name)
        click.echo(f"{name}  {' '.join(found.modules)}  {found.language}  {found.title.zh} / {found.title.en}")


@cohort.command()
@click.argument("name")
def show(name: str) -> None:
    """显示一个班的参数、文件夹和评分情况 / Show a cohort's parameters, folders and outcomes so far."""
    from ipgrader import run as steps
    from ipgrader import triage

    course = _course(name)
    found = course.cohort
    click.echo(f"{found.title.zh} / {found.title.en}")
    for key, value in {**found.values(), "modules": ", ".join(found.modules), "due": found.due or "—"}.items():
        click.echo(f"  {key:17}{value}")
    click.echo(f"  {'inbox':17}{course.inbox} ({len(triage.trainees(course.inbox))})")
    click.echo(f"  {'course':17}{course.folder}")
    for code, number in steps.tally(course).items():
        click.echo(f"  {code:17}{number}")


@cohort.command()
@click.argument("name")
def rehearse(name: str) -> None:
    """按班级文件生成演练提交 / Put the cohort's rehearsal submissions into its inbox."""
    from ipgrader import rehearsal
    from ipgrader import run as steps

    course = _course(name)
    rehearsal.require(course)
    with alone(course.folder):
        steps.released(course)
        written = rehearsal.rehearse(course)
    click.echo(f"{len(written)} 份演练提交 / rehearsal submissions → {course.inbox}")


@cohort.command()
@click.argument("name")
@marking_options
def run(name: str, asked: Asked) -> None:
    """发布、评分、反馈、报告 / Release, mark, write marks.csv, messages.csv, feedback and report."""
    _run(_course(name), asked)


@main.command()
@click.argument("course")
@marking_options
def mark(course: str, asked: Asked) -> None:
    """评分，只评新交和改过的；COURSE 是班级名，或任何 nbgrader 课程文件夹。

    Mark what is new or changed. COURSE is a cohort's name, or the folder of any nbgrader course.
    """
    from ipgrader import foreign, terminal
    from ipgrader import run as steps

    if foreign.is_one(course):
        theirs = foreign.Foreign(Path(course).resolve())
        steps.marked_theirs(theirs, asked)
        terminal.show_theirs(theirs)
        sys.exit(steps.faults(theirs))
    found = _course(course)
    steps.marked(found, asked)
    terminal.show_results(found, asked.submissions or found.inbox)
    sys.exit(steps.faults(found))


@main.command()
@click.argument("name")
def report(name: str) -> None:
    """写反馈页和班级报告 / Write the feedback pages and the cohort report."""
    from ipgrader import marks
    from ipgrader import run as steps

    course = _course(name)
    with alone(course.folder):
        marks.export(course)  # a person may have marked essays in Formgrader since
        _show_pages(*steps.written(course))


@main.command()
def demo() -> None:
    """两个演示班，从发布到报告 / Two demo cohorts, from release to report."""
    from ipgrader import rehearsal
    from ipgrader import run as steps

    for name in steps.DEMO:
        course = _course(name)
        with alone(course.folder):
            steps.released(course)
            rehearsal.rehearse(course)
            _run(course, asked(trusted=True))


@main.command()
def doctor() -> None:
    """检查这台电脑能否运行课程 / Is this machine ready to run the course?"""
    from ipgrader.doctor import examine

    findings = examine()
    for each in findings:
        state = "OK" if each.well else "MISSING" if each.needed else "NOTE"
        click.echo(f"{state:8}{each.name:16}{each.found}" + ("" if each.well else f"\n{'':24}→ {each.todo}"))
    sys.exit(1 if any(each.needed and not each.well for each in findings) else 0)


def _tell_kernel_only(folders: list[Path]) -> None:
    """Given cells that depend on answers: no check may build on them."""
    from ipgrader import build as builder
    from ipgrader.source import read

    zh, en = "只在学员的进程里运行", "runs in the trainee's kernel only"
    for folder in folders:
        for grade_id, line in builder.kernel_only(read(folder / "exercise.py")):
            if line.startswith("preview("):  # shows an answer, and makes nothing
                continue
            click.echo(f"{folder.name}  {grade_id}: {zh} / {en}: {line[:60]}")


def _course(name: str) -> Course:
    from ipgrader import course

    return course.of(name)


def _run(course: Course, wanted: Asked) -> None:
    from ipgrader import run as steps
    from ipgrader import terminal

    start = time.monotonic()
    click.echo(f"== {course.cohort.title.zh} / {course.cohort.title.en}")
    with alone(course.folder):
        pages = steps.run(course, wanted)
    terminal.show_results(course, wanted.submissions or course.inbox)
    if pages:
        _show_pages(*pages)
    click.echo(f"用时 / wall time: {time.monotonic() - start:.0f} s")
    if steps.faults(course):
        sys.exit(1)


def _show_pages(pages: list[Path], report: Path) -> None:
    click.echo(f"报告 / report: {report}")
    if pages:
        click.echo(f"反馈 / feedback: {len(pages)}, {pages[0]} …")


if __name__ == "__main__":
    main()
