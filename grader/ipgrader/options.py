"""The options of every command that marks, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from ipgrader.batch import MARKINGS, How
from ipgrader.ways import way
from ipgrader.workers import Workers, fitting, workers

FOLDER = click.Path(path_type=Path, file_okay=False)
OPTIONS = (
    click.option("--again", is_flag=True, help="全部重评 / mark everything again, not only what is missing or changed"),
    click.option(
        "--only", multiple=True, metavar="TRAINEE", help="只评这位学员，可多次 / only this trainee; repeat it"
    ),
    click.option(
        "--submissions", type=FOLDER, help="提交文件夹 / folder of submissions, instead of the cohort's inbox"
    ),
    click.option("--workers", type=click.IntRange(1), metavar="N", help="本机几个进程 / processes of this machine"),
    click.option("--cluster", default="", metavar="ADDRESS", help="Dask 集群地址 / mark on a Dask cluster: tcp://…"),
    click.option(
        "--marking",
        type=click.Choice(MARKINGS),
        default="isolated",
        show_default=True,
        help="isolated：检查在学员代码之外 / checks away from trainees' code; "
        "shared：同一进程，有沙箱 / in it, sandboxed; nbgrader：nbgrader autograde",
    ),
    click.option(
        "--no-sandbox", is_flag=True, help="没有沙箱也继续 / go on without a sandbox, for work that you trust"
    ),
)


@dataclass(frozen=True)
class Asked:
    """What an instructor asked for."""

    how: How
    submissions: Path | None = None
    workers: int | None = None
    cluster: str = ""

    @contextmanager
    def crew(self, submissions: int) -> Iterator[Workers]:
        """Who marks so many submissions."""
        with workers(self.workers or fitting(submissions), self.cluster) as found:
            yield found


def marking_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options; it gets them as one `asked`."""

    def asking(*arguments: Any, **given: Any) -> None:
        command(
            *arguments, **{name: given.pop(name) for name in list(given) if name not in NAMES}, asked=asked(**given)
        )

    asking.__doc__, asking.__name__ = command.__doc__, command.__name__
    wrapped: Callable[..., None] = asking
    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return wrapped


NAMES = ("again", "only", "submissions", "workers", "cluster", "marking", "no_sandbox")


def asked(  # noqa: PLR0913 - an argument an option
    *,
    again: bool = False,
    only: tuple[str, ...] = (),
    submissions: Path | None = None,
    workers: int | None = None,
    cluster: str = "",
    marking: str = "isolated",
    no_sandbox: bool = False,
    trusted: bool = False,
) -> Asked:
    """The options as one. trusted: our own submissions, which need no sandbox. Raises MarkingError, see ways.way."""
    how, told = way(marking, sandbox=not no_sandbox, trusted=trusted)
    for text in told:
        click.echo(text, err=True)
    return Asked(replace(how, again=again, only=frozenset(only)), submissions, workers, cluster)
