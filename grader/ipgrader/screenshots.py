"""Take the README's pictures from a finished cohort: `python -m ipgrader.screenshots [COHORT]`."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat

from ipgrader import build, paths
from ipgrader.course import Course, of
from ipgrader.errors import MarkingError

HOMES: tuple[str, ...] = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
HOMES += ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
PLACES: tuple[str, ...] = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Loopback only, and gone when the pictures are taken: no token needed.
LAB = ["--no-browser", "--ServerApp.ip=127.0.0.1", "--IdentityProvider.token=", "--ServerApp.password=", "--allow-root"]
SIZE = {"width": 1100, "height": 1000}
# No question about news, and every cell in the page, not only those in view.
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"windowingMode": "none"},
}


def chromium() -> str | None:
    """The path of an installed Chromium or Chrome; None if there is none. IPLAB_CHROMIUM names another one."""
    named = os.environ.get("IPLAB_CHROMIUM")
    return named or next((found for found in map(shutil.which, PLACES) if found), None)


@contextmanager
def browser(program: str) -> Iterator[Any]:
    """A headless browser, without the network beyond this machine."""
    from playwright.sync_api import sync_playwright

    # Its sandbox needs kernel rights that containers lack; only pages of our own are opened.
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    arguments.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=arguments)
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """JupyterLab with Formgrader on a folder, on loopback; gives its address. The user's settings are left alone."""
    with tempfile.TemporaryDirectory() as home:
        port = _free_port()
        where = [f"--ServerApp.port={port}", f"--ServerApp.root_dir={folder}"]
        command = [sys.executable, "-m", "jupyter", "lab", *LAB, *where]
        log = Path(home) / "jupyter.log"
        with log.open("wb") as out:
            server = subprocess.Popen(command, cwd=folder, env=_own_settings(home), stdout=out, stderr=out)
        try:
            _wait(f"http://127.0.0.1:{port}/api", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _own_settings(home: str) -> dict[str, str]:
    for name, values in SETTINGS.items():
        file = Path(home, "@jupyterlab", f"{name}.jupyterlab-settings")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")
    own = dict.fromkeys(HOMES, home)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {**os.environ, **own, "PATH": path}


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}")


def take(course: Course, folder: Path) -> list[Path]:
    """Take all pictures of one finished cohort into a folder. MarkingError without a browser or a finished run."""
    program = chromium()
    if not program:
        raise MarkingError(
            "没有找到 Chromium；请安装，或用 IPLAB_CHROMIUM 指出路径 / "
            "No Chromium was found; install one, or name it in IPLAB_CHROMIUM."
        )
    folder.mkdir(parents=True, exist_ok=True)
    ending = ".png" if course.cohort.language == "en" else f".{course.cohort.language}.png"
    with browser(program) as opened:
        page = opened.new_page(viewport=SIZE)
        taken = [shoot(page, course) for shoot in (_report, _feedback, _formgrader, _notebook)]
    return [_keep(folder / f"{name}{ending}", data) for name, data in taken]


def _keep(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _report(page: Any, course: Course) -> tuple[str, bytes]:
    page.goto((course.folder / "report.html").as_uri())
    return "report", page.screenshot()


def _feedback(page: Any, course: Course) -> tuple[str, bytes]:
    """The page that has most to teach, from the points on."""
    page.goto(telling_feedback(course).as_uri())
    page.evaluate("scrollTo(0, document.querySelector('.cards').offsetTop - 24)")
    return "feedback", page.screenshot()


def telling_feedback(course: Course) -> Path:
    """The feedback page with the most hints beside full marks, one of them on the first task."""
    files = sorted((course.folder / "feedback").glob("*/*/*.html"))
    if not files:
        name = course.cohort.name
        raise MarkingError(
            f"班级 {name} 还没有反馈页；请先运行 ipgrader cohort run {name} / "
            f"Cohort {name} has no feedback pages; run: ipgrader cohort run {name}"
        )
    return max(files, key=lambda path: _hints(path.read_text(encoding="utf-8")))


def _hints(text: str) -> tuple[bool, int]:
    first = text.split("</section>")[1] if text.count("</section>") > 1 else ""
    return 'class="hint"' in first, min(text.count('class="hint"'), text.count('class="badge full"'))


def _formgrader(page: Any, course: Course) -> tuple[str, bytes]:
    assignment = course.assignments()[0]
    with served(course.folder) as address:
        page.goto(f"{address}/formgrader/gradebook/{assignment.name}/{build.exercise_name(assignment)}")
        page.get_by_text("Submission #1", exact=True).wait_for()
        page.get_by_text("Show All Names").click()
        page.wait_for_timeout(500)
        return "formgrader", page.screenshot()


def _notebook(page: Any, course: Course) -> tuple[str, bytes]:
    """A task as a trainee sees it before answering, in a copy that runs on past failed checks."""
    released = course.notebook("release", course.assignments()[0])
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address:
        Path(folder, released.name).write_text(_running_on(released), encoding="utf-8")
        page.goto(f"{address}/lab/tree/{released.name}")
        run_all(page)
        page.get_by_role("tab", name="File Browser").click()  # folds the side bar away
        task = page.locator(".jp-Notebook h2").nth(2)
        task.evaluate("found => found.scrollIntoView()")
        page.wait_for_timeout(800)
        return "notebook", page.screenshot()


def _running_on(released: Path) -> str:
    notebook = nbformat.read(released, as_version=4)
    for cell in notebook.cells:
        cell.metadata["tags"] = [*cell.metadata.get("tags", []), "raises-exception"]
    return str(nbformat.writes(notebook))


def run_all(page: Any) -> None:
    """Run all cells of the notebook that is open in JupyterLab, and wait until the kernel rests."""
    question = page.get_by_role("dialog").filter(has_text="Select Kernel")
    # On a busy machine JupyterLab asks before it has read the list of kernels.
    page.add_locator_handler(question, lambda: question.get_by_role("button", name="Select", exact=True).click())
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    page.locator(".jp-Toolbar-kernelName").filter(has_text="Python 3").wait_for()
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_timeout(1500)
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=120_000)


def main(names: list[str]) -> None:
    """Pictures of the named cohorts, or of the two of the demo."""
    for name in names or ["zhejiang_tisc", "sichuan_municipal"]:
        for path in take(of(name), paths.root() / "docs" / "img"):
            print(path)


if __name__ == "__main__":
    main(sys.argv[1:])
