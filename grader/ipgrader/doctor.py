"""Is this machine ready to run the course? Each line is OK or says what to do."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Finding:
    """One thing looked at: is it well, what was found, what to do if not. Not `needed`: a run can do without."""

    name: str
    well: bool
    found: str
    todo: str = ""
    needed: bool = True


def python() -> Finding:
    """Python 3.11 or newer."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding(
        "python", sys.version_info >= (3, 11), version, "安装 Python 3.11 或更新版本 / install Python 3.11 or newer"
    )


def nbgrader() -> Finding:
    """nbgrader can be imported."""
    found = importlib.util.find_spec("nbgrader") is not None
    version = importlib.metadata.version("nbgrader") if found else "—"
    return Finding("nbgrader", found, version, "pip install -r requirements.lock")


def alembic() -> Finding:
    """nbgrader calls alembic by name; ipgrader finds it beside its own Python, nbgrader's commands need it on PATH."""
    on_path, beside = shutil.which("alembic"), Path(sys.executable).parent / "alembic"
    todo = (
        "激活环境（source .venv/bin/activate），nbgrader 自己的命令才找得到它 / "
        "activate the environment, or nbgrader's own commands won't find it"
    )
    return Finding("alembic", on_path is not None, on_path or f"{beside} (PATH: —)", todo, needed=not beside.exists())


def kernel() -> Finding:
    """The kernel that marks runs this Python, where iplab is installed."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    todo = "python -m ipykernel install --sys-prefix"
    try:
        spec = KernelSpecManager().get_kernel_spec("python3")
    except NoSuchKernel:
        return Finding("kernel python3", False, "—", todo)
    own = (
        spec.argv[0] in (sys.executable, "python", "python3")
        or Path(spec.argv[0]).parent == Path(sys.executable).parent
    )
    return Finding("kernel python3", own, spec.argv[0], todo)


def mirror() -> Finding:
    """Open editions come from the mirror folder if one is named, else from their public addresses."""
    named = os.environ.get("IPLAB_DATA_MIRROR", "")
    todo = "IPLAB_DATA_MIRROR 指向的文件夹不存在 / the folder that IPLAB_DATA_MIRROR names is not there"
    return Finding("data mirror", not named or Path(named).is_dir(), named or "— (public addresses)", todo)


def font() -> Finding:
    """Chinese in figures needs the font that zhplot carries."""
    spec = importlib.util.find_spec("zhplot")
    files = list(Path(spec.origin).parent.rglob("*.[ot]tf")) if spec and spec.origin else []
    return Finding(
        "Chinese font", bool(files), files[0].name if files else "—", "pip install -r requirements.lock (zhplot)"
    )


CHECKS: tuple[Callable[[], Finding], ...] = (python, nbgrader, alembic, kernel, mirror, font)


def examine() -> list[Finding]:
    """Look at everything."""
    return [check() for check in CHECKS]
